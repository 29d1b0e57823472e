import type { Finding } from '../../model/finding';
import type { Service } from '../../model/service';
import type { Check } from '../check';
import { repeated } from '../repeated';

/** A connection is declared once, and leads somewhere else. */
export const uniqueConnections: Check = ({ services }) =>
  services.flatMap((service) => [...declaredTwice(service), ...callsItself(service)]);

function declaredTwice({ name, calls, uses, publishes, consumes, reaches, secrets, after }: Service): Finding[] {
  const lists = {
    calls: calls.map(({ service }) => service),
    // Who writes reads at the same end: a second entry, to read from the replicas, would change nothing.
    uses: uses.map(({ store }) => store),
    publishes,
    consumes,
    reaches,
    secrets,
    after,
  };
  return Object.entries(lists).flatMap(([list, targets]) =>
    repeated(targets).map((target) => ({
      at: `services.${name}.${list}`,
      message: `"${target}" is there more than once; keep one, with all that the others say`,
    })),
  );
}

const callsItself = ({ name, calls }: Service): Finding[] =>
  calls.some(({ service }) => service === name)
    ? [{ at: `services.${name}.calls`, message: `"${name}" calls itself; drop the call, inside a pod it needs none` }]
    : [];
