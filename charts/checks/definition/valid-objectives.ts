import type { Finding } from '../../model/finding';
import type { Objective } from '../../model/objective';
import type { Check } from '../check';

/** A promise of 100 percent leaves no budget to spend, and one of 0 promises nothing. */
export const validObjectives: Check = ({ services, platform: { edge } }) => [
  ...services.flatMap(({ name, objective }) => percents(`services.${name}.objective`, objective)),
  ...percents('edge.objective', edge.objective),
];

function percents(at: string, objective: Objective | undefined): Finding[] {
  if (objective === undefined) return [];
  const { availability, latency, errorRate } = objective;
  return Object.entries({ availability, 'latency.percentile': latency.percentile, errorRate })
    .filter(([, percent]) => percent !== undefined && !(percent > 0 && percent < 100))
    .map(([name, percent]) => ({
      at: `${at}.${name}`,
      message: `"${percent}" is no share that can be kept and missed; use a percentage above 0 and below 100`,
    }));
}
