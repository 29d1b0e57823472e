import { validNodePools } from '../../../charts/checks/definition/valid-node-pools';
import type { NodePool } from '../../../charts/model/node-pool';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const pool: NodePool = {
  name: 'spot',
  machine: 't3.medium',
  nodes: { min: 0, max: 4 },
  zones: 3,
  allocatable: { cpu: '1930m', memory: '3Gi', pods: 17 },
};

test('allows a pool that shrinks to nothing', () => {
  expect(findings(validNodePools, inProduction({ nodePools: [pool] }))).toEqual([]);
});

test('refuses a cluster without machines', () => {
  expect(findings(validNodePools, inProduction({ nodePools: [] }))).toEqual([
    'nodePools: there is no machine to run on; add a node pool',
  ]);
});

test('refuses two pools of one name', () => {
  expect(findings(validNodePools, inProduction({ nodePools: [pool, pool] }))).toEqual([
    'nodePools.spot: "spot" names two node pools; rename one',
  ]);
});

test.each([
  [{ nodes: { min: 5, max: 4 } }, 'nodes: min "5" is above max "4"; raise max or lower min'],
  [{ nodes: { min: -1, max: 4 } }, 'nodes.min: "-1" is out of bounds; use a whole number from 0'],
  [{ nodes: { min: 0, max: 0 } }, 'nodes.max: "0" is out of bounds; use a whole number from 1'],
  [{ nodes: { min: 1, max: 4, initial: 5 } }, 'nodes.initial: "5" is out of bounds; use a whole number from 1 to 4'],
  [{ zones: 0 }, 'zones: "0" is out of bounds; use a whole number from 1'],
  [
    { allocatable: { ...pool.allocatable, memory: '4GB' } },
    'allocatable.memory: "4GB" is no amount of memory; write it like "256Mi" or "2Gi"',
  ],
  [
    { allocatable: { ...pool.allocatable, pods: 17.5 } },
    'allocatable.pods: "17.5" is out of bounds; use a whole number from 1',
  ],
])('refuses %j', (difference, finding) => {
  expect(findings(validNodePools, inProduction({ nodePools: [{ ...pool, ...difference }] }))).toEqual([
    `nodePools.spot.${finding}`,
  ]);
});

test('refuses a name that is no DNS label', () => {
  expect(findings(validNodePools, inProduction({ nodePools: [{ ...pool, name: 'Spot' }] }))).toEqual([
    'nodePools.Spot.name: "Spot" is no DNS label; use lower-case letters, digits and "-"',
  ]);
});
