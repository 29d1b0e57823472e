import { validPostgres } from '../../../charts/checks/definition/valid-postgres';
import type { Postgres } from '../../../charts/model/datastore';
import { findings } from '../../fixtures/findings';
import type { Part } from '../../fixtures/merge';

const of = (difference: Part<Postgres>) => findings(validPostgres, { datastores: { records: difference } });

test.each<[Part<Postgres>, string]>([
  [{ shards: 1.5 }, 'shards: "1.5" is out of bounds; use a whole number from 1'],
  [{ version: '12' }, 'version: "12" has no image; use one of "15", "16", "17" and "18"'],
  [
    { synchronous: 3 },
    'synchronous: "3" replicas cannot confirm a commit where there are "3" instances with the primary; use fewer, or more instances',
  ],
  [
    { pool: { perService: 100, total: 50 } },
    'pool.total: "50" connections are less than the "100" of one service; raise it',
  ],
  [{ pool: { perService: 0 } }, 'pool.perService: "0" is out of bounds; use a whole number from 2'],
  [
    { pool: { perService: 100, total: 119 } },
    'pool.total: "119" connections are less than the "120" of 1 services with 100 each and 20 in reserve; raise it, or lower perService',
  ],
  [
    { pool: { total: 600 } },
    'resources.requests.memory: "1Gi" is less than the 1200Mi that "600" connections take; raise it, or lower pool.total',
  ],
  [
    { backup: { continuous: { log: 'oplog' } } },
    'backup.continuous.log: "oplog" is the log of another engine; use "wal"',
  ],
  [
    { backup: { full: [{ method: 'pg_dump', schedule: '0 3 * * *' }] } },
    'backup.full: "base" is missing, without which nothing can be restored; add it',
  ],
  [
    {
      backup: {
        full: [
          { method: 'base', schedule: '0 1 * * *' },
          { method: 'rdb', schedule: '0 3 * * *' },
        ],
      },
    },
    'backup.full: "rdb" is not how PostgreSQL is copied; use "base", and "pg_dump" beside it',
  ],
  [
    { restores: [{ to: 'newest' }, { to: 'yesterday' }] },
    'restores[1].to: "yesterday" is no moment; use "newest" or one such as "2026-01-31T12:00:00Z"',
  ],
  [
    { restores: [{ to: '2026-02-31T12:00:00Z' }] },
    'restores[0].to: "2026-02-31T12:00:00Z" is no moment; use "newest" or one such as "2026-01-31T12:00:00Z"',
  ],
  [
    { restores: [{ to: '2026-02-28T24:00:00Z' }] },
    'restores[0].to: "2026-02-28T24:00:00Z" is no moment; use "newest" or one such as "2026-01-31T12:00:00Z"',
  ],
  [
    { restores: [{ to: '2026-03-01T12:00:00Z' }, { to: 'newest' }, { to: '2026-02-01T12:00:00Z' }] },
    'restores[2].to: "2026-02-01T12:00:00Z" is not after the "2026-03-01T12:00:00Z" of the restore before, with which the copies begin; use a later moment, or "newest"',
  ],
])('refuses %j', (difference, finding) => {
  expect(of(difference)).toEqual([`datastores.records.${finding}`]);
});

test('A-10 allows a pool that services may fill but for what is in reserve', () => {
  expect(of({ pool: { perService: 100, total: 120 } })).toEqual([]);
});

test('refuses a cluster whose name the operator would not take', () => {
  const name = `r${'e'.repeat(49)}`;
  expect(findings(validPostgres, { datastores: { [name]: { ...POSTGRES, shards: 2 } } })).toEqual([
    `datastores.${name}.shards: "${name}-0" is longer than the 50 characters that a cluster's name may have; shorten the datastore's`,
  ]);
});

test('refuses two shards of which one is called like another datastore', () => {
  expect(findings(validPostgres, { datastores: { records: { shards: 2 }, 'records-1': POSTGRES } })).toEqual([
    'datastores.records.shards: "records-1" is a cluster of it and another datastore; rename one of them',
  ]);
});

test.each(['app', 'ca', 'pg-monitor', 'postgres', 'copies-reader'])('refuses a client called %s', (name) => {
  expect(
    findings(validPostgres, {
      services: { [name]: { uses: ['records'] } },
      datastores: { records: { pool: { total: 200 } } },
    }),
  ).toEqual([
    `datastores.records.clients: "${name}" is a name that PostgreSQL or its operator uses itself; rename the service`,
  ]);
});

const POSTGRES: Postgres = {
  engine: 'postgres',
  holds: 'something',
  version: '17',
  tier: 'standard',
  instances: 2,
  pool: { perService: 10, total: 100 },
  resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '500m', memory: '1Gi' } },
  storage: '10Gi',
};
