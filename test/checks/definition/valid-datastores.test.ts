import { validDatastores } from '../../../charts/checks/definition/valid-datastores';
import { rds, redis } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';

test('allows the small platform’s, a managed one and a Redis of three leaders without followers', () => {
  expect(findings(validDatastores, { datastores: { invoices: rds, sessions: redis } })).toEqual([]);
});

test.each([
  ['records', { instances: 0, synchronous: 0 }, 'instances: "0" is out of bounds; use a whole number from 1'],
  ['records', { shards: 1.5 }, 'shards: "1.5" is out of bounds; use a whole number from 1'],
  [
    'records',
    { synchronous: 3 },
    'synchronous: "3" replicas cannot confirm a commit where there are "3" instances with the primary; use fewer, or more instances',
  ],
  [
    'records',
    { pool: { perService: 100, total: 50 } },
    'pool.total: "50" connections are less than the "100" of one service; raise it',
  ],
  ['records', { pool: { perService: 0 } }, 'pool.perService: "0" is out of bounds; use a whole number from 1'],
  [
    'events',
    { replication: { factor: 0 } },
    'replication.factor: "0" copies do not fit on "3" brokers; use 1 to 3, or more instances',
  ],
  [
    'events',
    { replication: { factor: 5 } },
    'replication.factor: "5" copies do not fit on "3" brokers; use 1 to 3, or more instances',
  ],
  [
    'events',
    { replication: { minInSync: 3 } },
    'replication.minInSync: "3" of "3" copies in sync stop producers when one broker is away; use 1 to 2',
  ],
  [
    'events',
    { replication: { minInSync: 0 } },
    'replication.minInSync: "0" is out of bounds; use a whole number from 1',
  ],
])('refuses %s with %j', (name, difference, finding) => {
  expect(findings(validDatastores, { datastores: { [name]: difference } })).toEqual([`datastores.${name}.${finding}`]);
});

test('allows a standalone Redis, and a pool that one service may fill', () => {
  const sessions = { ...redis, mode: 'standalone' as const, instances: 1 };
  const records = { pool: { perService: 100, total: 100 } };
  expect(findings(validDatastores, { datastores: { sessions, records } })).toEqual([]);
});

test('allows a single broker with a single copy', () => {
  const events = { instances: 1, replication: { factor: 1, minInSync: 1 } };
  expect(findings(validDatastores, { datastores: { events } })).toEqual([]);
});

test.each([
  [{ leaders: 2 }, 'leaders: "2" leaders cannot outvote a lost one; use 3 or more'],
  [{ instances: 2 }, 'leaders: "2" leaders cannot outvote a lost one; use 3 or more'],
  [{ leaders: 4 }, 'leaders: "4" leaders are more than the "3" instances; lower leaders or raise instances'],
  [
    { mode: 'standalone' as const },
    `instances: "3" instances cannot share one standalone Redis; use 1, or mode: 'cluster'`,
  ],
])('refuses a Redis with %j', (difference, finding) => {
  expect(findings(validDatastores, { datastores: { sessions: { ...redis, ...difference } } })).toEqual([
    `datastores.sessions.${finding}`,
  ]);
});
