import type { DatastoreInput } from '../../model/platform';
import type { environments } from './environments';

/** What educational-platform keeps, in production's figures. */
export const datastores = {
  postgres: {
    engine: 'postgres',
    holds: 'accounts, users and assessments',
    version: '17',
    tier: 'critical',
    // The document asks for sharding and gives no number: two halves, each a primary with two replicas, one of which
    // has every commit on disk.
    shards: 2,
    instances: 3,
    synchronous: 1,
    pool: { perService: 100, total: 500 },
    // What people hand in is kept for ever; attempts to sign in are of use to whoever looks into an attack.
    partitions: [
      { database: 'assessment-service', table: 'submissions', column: 'submitted_at', every: 'month', ahead: 3 },
      {
        database: 'auth-service',
        table: 'sign_in_attempts',
        column: 'attempted_at',
        every: 'week',
        ahead: 4,
        keep: '180d',
      },
    ],
    resources: { requests: { cpu: '2', memory: '8Gi' }, limits: { cpu: '4', memory: '8Gi' } },
    storage: '200Gi',
    backup: {
      continuous: { log: 'wal', every: '1m' },
      full: [
        { method: 'base', schedule: '0 1 * * *' },
        { method: 'pg_dump', schedule: '0 3 * * *' },
      ],
      keep: '30d',
      archive: '365d',
      drill: '0 4 * * 0',
    },
    in: {
      staging: {
        instances: 2,
        synchronous: 0,
        resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
        storage: '20Gi',
      },
    },
  },
  mongodb: {
    engine: 'mongodb',
    holds: 'content, conversations and results of analytics',
    version: '8.0',
    tier: 'critical',
    instances: 3,
    resources: { requests: { cpu: '2', memory: '8Gi' }, limits: { cpu: '4', memory: '8Gi' } },
    storage: '500Gi',
    backup: {
      continuous: { log: 'oplog', every: '1m' },
      full: [{ method: 'mongodump', schedule: '0 2 * * *' }],
      keep: '30d',
      archive: '365d',
      drill: '0 6 * * 0',
    },
    in: {
      staging: {
        resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
        storage: '50Gi',
      },
    },
  },
  redis: {
    engine: 'redis',
    holds: 'sessions and caches',
    version: '7',
    tier: 'critical',
    mode: 'cluster',
    instances: 6,
    leaders: 3,
    persistence: ['rdb', 'aof'],
    // Everything in it expires; the longest unused goes first.
    eviction: 'volatile-lru',
    resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '1', memory: '2Gi' } },
    storage: '10Gi',
    backup: {
      // The document's dumps every 6 h alone lose more than its loosest recovery point, 1 h: the append-only file loses
      // a second, and each leader has a follower in another zone that takes over; one that is cut off stops after 15 s.
      // The dumps are for what a mistake deletes.
      continuous: { log: 'aof', every: '1s' },
      full: [{ method: 'rdb', schedule: '0 */6 * * *' }],
      keep: '7d',
      drill: '30 5 * * 0',
    },
    in: {
      staging: {
        resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { cpu: '250m', memory: '512Mi' } },
        storage: '2Gi',
      },
    },
  },
  kafka: {
    engine: 'kafka',
    holds: 'what services tell each other',
    version: '4.2.0',
    tier: 'critical',
    instances: 3,
    replication: { factor: 3, minInSync: 2 },
    resources: { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } },
    storage: '200Gi',
    // No backup: a message is on three brokers in three zones, and its publisher keeps what it tells of in a datastore.
    in: {
      staging: {
        resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
        storage: '20Gi',
      },
    },
  },
} satisfies Readonly<Record<string, DatastoreInput<keyof typeof environments>>>;
