import type { Service } from '../../model/service';
import type { Check } from '../check';

/** Argo CD cannot put one service in place after another that waits for it. */
export const banOrderCycles: Check = ({ services }) =>
  cycles(services).map((path) => ({
    at: `services.${path[0]}.after`,
    message: `"${path.join(' → ')}" never begins; drop one of these steps`,
  }));

/** At least one cycle of each group of services that wait for each other, from its first name back to it. */
function cycles(services: readonly Service[]): string[][] {
  const after = new Map(services.map((service) => [service.name, service.after]));
  const done = new Set<string>();
  const found: string[][] = [];

  const follow = (name: string, path: readonly string[]): void => {
    const start = path.indexOf(name);
    if (start >= 0) {
      found.push([...path.slice(start), name]);
    } else if (!done.has(name)) {
      for (const earlier of after.get(name) ?? []) follow(earlier, [...path, name]);
      done.add(name);
    }
  };

  for (const name of after.keys()) follow(name, []);
  return found;
}
