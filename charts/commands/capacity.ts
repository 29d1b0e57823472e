import { KEPT_FOR_COMPONENTS, nodeRooms, quotaRooms, type Room } from '../model/capacity';
import type { Platform } from '../model/platform';
import { select } from './select';

export interface CapacityOptions {
  /** Environments, as `azora` or `azora/production`; all where empty. */
  readonly targets: readonly string[];
  readonly platforms: readonly Platform[];
}

/**
 * The proof that the most that services may ask for fits their quota and their nodes, line by line.
 * @throws Refusal when a target is unknown
 */
export function capacity({ targets, platforms }: CapacityOptions): string {
  return select(platforms, targets)
    .map((environment) =>
      [
        environment.id,
        ...quotaRooms(environment).flatMap(lines),
        `  nodes at their most, less ${KEPT_FOR_COMPONENTS} % for the platform's own components`,
        ...nodeRooms(environment).flatMap(lines),
      ].join('\n'),
    )
    .join('\n\n');
}

const lines = ({ at, taken, there, fits, arithmetic }: Room): string[] => [
  `  ${at}: ${taken} of ${there}${fits ? '' : ', too much'}`,
  ...arithmetic.map((line) => `    ${line}`),
];
