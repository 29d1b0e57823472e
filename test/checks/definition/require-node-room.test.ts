import { requireNodeRoom } from '../../../charts/checks/definition/require-node-room';
import type { NodePool } from '../../../charts/model/node-pool';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const pool: NodePool = {
  name: 'general',
  machine: 'n1-standard-4',
  nodes: { min: 3, max: 4 },
  zones: 3,
  allocatable: { cpu: '2423m', memory: '12Gi', pods: 9 },
};

const onNodes = (...nodePools: NodePool[]) => inProduction({ nodePools });

const CURE = 'raise nodes.max, choose larger machines, lower max or shrink requests';

test('A-02 S-03 allows exactly what nine tenths of all nodes at their maximum hold', () => {
  expect(findings(requireNodeRoom, onNodes(pool))).toEqual([]);
});

test('A-02 S-03 refuses services whose maximum the nodes cannot hold, with the arithmetic', () => {
  const nodes = { ...pool, allocatable: { ...pool.allocatable, cpu: '2422m' } };
  expect(findings(requireNodeRoom, onNodes(nodes))).toEqual([
    `nodePools.allocatable.cpu: "8719m" on all nodes at their maximum, 10 percent kept for components, is less than the "8720m" that everything asks for at its maximum; ${CURE}
  records: 3 x (500m + 100m sidecars) = 1800m
  events: 3 x 500m = 1500m
  gateway: 4 x (250m + 100m proxy) = 1400m
  mailer: 4 x (250m + 100m proxy) = 1400m
  users: 4 x (250m + 100m proxy) = 1400m
  records-pooler: 4 x 100m = 400m
  records-drill: 1 x (250m + 100m sidecars) = 350m
  events-controller: 3 x 100m = 300m
  events-entity-operator: 1 x 100m = 100m
  records-restore-drill: 1 x 50m = 50m
  events-exporter: 1 x 20m = 20m
  total: 8720m of 8719m`,
  ]);
});

test('A-02 S-03 counts pods as well', () => {
  const nodes = { ...pool, allocatable: { ...pool.allocatable, pods: 4 } };
  expect(findings(requireNodeRoom, onNodes(nodes))).toEqual([
    `nodePools.allocatable.pods: "14" on all nodes at their maximum, 10 percent kept for components, is less than the "29" that everything asks for at its maximum; ${CURE}
  gateway: 4
  mailer: 4
  records-pooler: 4
  users: 4
  events: 3
  events-controller: 3
  records: 3
  events-entity-operator: 1
  events-exporter: 1
  records-drill: 1
  records-restore-drill: 1
  total: 29 of 14`,
  ]);
});

test('A-02 S-03 adds up the node pools', () => {
  const half = { ...pool, nodes: { min: 0, max: 2 } };
  expect(findings(requireNodeRoom, onNodes(half, { ...half, name: 'spot' }))).toEqual([]);
});

test('A-02 S-03 refuses a pod that fits on no node, however many there are', () => {
  const users = { resources: { requests: { cpu: '2350m' }, limits: { cpu: '3' } } };
  const nodes = { ...pool, nodes: { min: 3, max: 40 } };
  expect(findings(requireNodeRoom, { services: { users }, ...onNodes(nodes) })).toEqual([
    'services.users.resources.requests: a pod asks for "2450m cpu and 352Mi", proxy included, which no node has (general: "2423m cpu and 12Gi"); shrink it or add a pool of larger machines',
  ]);
});

test('A-02 S-03 allows a pod that fills a node', () => {
  const users = { resources: { requests: { cpu: '2323m', memory: '12192Mi' }, limits: { cpu: '3', memory: '16Gi' } } };
  expect(
    findings(requireNodeRoom, { services: { users }, ...onNodes({ ...pool, nodes: { min: 3, max: 40 } }) }),
  ).toEqual([]);
});

test('A-02 S-03 refuses an instance of a datastore that fits on no node', () => {
  const records = { resources: { requests: { memory: '13Gi' }, limits: { memory: '13Gi' } } };
  const nodes = { ...pool, nodes: { min: 3, max: 40 } };
  expect(findings(requireNodeRoom, { datastores: { records }, ...onNodes(nodes) })).toEqual([
    'datastores.records.resources.requests: a pod asks for "600m cpu and 13568Mi", sidecars included, which no node has (general: "2423m cpu and 12Gi"); shrink it or add a pool of larger machines',
  ]);
});

test('A-02 S-03 allows a pod that only the larger machines hold', () => {
  const records = { resources: { requests: { memory: '13Gi' }, limits: { memory: '13Gi' } } };
  const large = { ...pool, name: 'large', allocatable: { ...pool.allocatable, memory: '28Gi' } };
  expect(findings(requireNodeRoom, { datastores: { records }, ...onNodes(pool, large) })).toEqual([]);
});

test('E-41 counts nothing on spot nodes, which may be gone when they are needed', () => {
  const small = { ...pool, allocatable: { ...pool.allocatable, cpu: '2422m' } };
  const spot: NodePool = { ...pool, name: 'spot', capacity: 'spot' };
  expect(findings(requireNodeRoom, onNodes(small, spot))).toEqual(findings(requireNodeRoom, onNodes(small)));
});
