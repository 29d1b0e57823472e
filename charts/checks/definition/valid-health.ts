import type { Finding } from '../../model/finding';
import type { Service } from '../../model/service';
import { badWhole } from '../bad-whole';
import type { Check } from '../check';
import { badPath } from '../phrases';

/** How a pod is asked whether it works, and how long it may take to begin and to end. */
export const validHealth: Check = ({ services }) =>
  services.flatMap((service) => [...paths(service), ...sameProbe(service), ...times(service)]);

const paths = ({ name, health, metrics }: Service): Finding[] => [
  ...badPath(`services.${name}.health.live`, health.live),
  ...badPath(`services.${name}.health.ready`, health.ready),
  ...(metrics ? badPath(`services.${name}.metrics.path`, metrics.path) : []),
];

const sameProbe = ({ name, health }: Service): Finding[] =>
  health.live === health.ready
    ? [
        {
          at: `services.${name}.health`,
          message: `"${health.live}" is both live and ready, so a dependency that fails restarts every pod; give live a path that asks no dependency`,
        },
      ]
    : [];

const times = ({ name, health: { startup }, drain }: Service): Finding[] => [
  ...badWhole(`services.${name}.health.startup`, startup, 1),
  ...badWhole(`services.${name}.drain`, drain, 1),
];
