import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { seconds } from '../../model/quantity';
import type { Check } from '../check';

/** Durations are a number and a unit: `250ms`, `30s`, `15m`, `4h`, `30d`. */
export const validDurations: Check = (environment) =>
  durations(environment)
    .filter(([, duration]) => !seconds(duration))
    .map(
      ([at, duration]): Finding => ({
        at,
        message: `"${duration}" is no duration; write a number above 0 and one of ms, s, m, h and d, such as "15m"`,
      }),
    );

const durations = ({ platform, services, datastores }: Environment): [at: string, duration: string][] => [
  ...Object.entries(platform.recovery).flatMap(([tier, { rto, rpo }]) =>
    given([`recovery.${tier}.rto`, rto], [`recovery.${tier}.rpo`, rpo]),
  ),
  ...Object.entries(platform.clusterBackups).flatMap(([of, { keep }]) => given([`clusterBackups.${of}.keep`, keep])),
  ...[...datastores].flatMap(([name, { backup }]) =>
    given(
      [`datastores.${name}.backup.continuous.every`, backup?.continuous?.every],
      [`datastores.${name}.backup.keep`, backup?.keep],
      [`datastores.${name}.backup.archive`, backup?.archive],
    ),
  ),
  ...services.flatMap(({ name, objective }) =>
    given([`services.${name}.objective.latency.within`, objective?.latency.within]),
  ),
  ...given(['edge.objective.latency.within', platform.edge.objective?.latency.within]),
];

const given = (...entries: [at: string, duration: string | undefined][]): [string, string][] =>
  entries.flatMap(([at, duration]) => (duration === undefined ? [] : [[at, duration]]));
