import type { Finding } from '../../model/finding';
import { isDnsLabel } from '../../model/names';
import type { NodePool } from '../../model/node-pool';
import { badAmounts } from '../bad-resources';
import { badWhole } from '../bad-whole';
import type { Check } from '../check';

/** The machines of a cluster, as capacity is reckoned from them. */
export const validNodePools: Check = ({ nodePools }) => [
  ...(nodePools.length > 0 ? [] : [{ at: 'nodePools', message: 'there is no machine to run on; add a node pool' }]),
  ...nodePools.flatMap((pool, index) => [
    ...poolFindings(pool).map(({ at, message }) => ({ at: `nodePools.${pool.name}.${at}`, message })),
    ...(nodePools.findIndex(({ name }) => name === pool.name) < index
      ? [{ at: `nodePools.${pool.name}`, message: `"${pool.name}" names two node pools; rename one` }]
      : []),
  ]),
];

const poolFindings = ({ name, nodes, zones, allocatable }: NodePool): Finding[] => [
  ...(isDnsLabel(name)
    ? []
    : [{ at: 'name', message: `"${name}" is no DNS label; use lower-case letters, digits and "-"` }]),
  ...badWhole('nodes.min', nodes.min, 0),
  ...badWhole('nodes.max', nodes.max, 1),
  ...(nodes.min > nodes.max
    ? [{ at: 'nodes', message: `min "${nodes.min}" is above max "${nodes.max}"; raise max or lower min` }]
    : []),
  ...(nodes.initial === undefined ? [] : badWhole('nodes.initial', nodes.initial, nodes.min, nodes.max)),
  ...badWhole('zones', zones, 1),
  ...badAmounts('allocatable', allocatable),
  ...badWhole('allocatable.pods', allocatable.pods, 1),
];
