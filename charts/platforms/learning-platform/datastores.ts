import type { DatastoreInput } from '../../model/platform';
import type { environments } from './environments';

/**
 * What learning-platform keeps, in production's figures. The document backs databases up once a day and may lose a day:
 * a copy that takes an hour would miss that by an hour, so each engine's log is shipped as well.
 */
export const datastores = {
  mongodb: {
    engine: 'mongodb',
    holds: 'courses and enrollments',
    version: '8.0',
    tier: 'critical',
    instances: 3,
    resources: { requests: { cpu: '500m', memory: '4Gi' }, limits: { cpu: '1', memory: '4Gi' } },
    storage: '100Gi',
    backup: {
      continuous: { log: 'oplog', every: '10m' },
      full: [{ method: 'mongodump', schedule: '0 3 * * *' }],
      keep: '30d',
      drill: '0 5 * * 0',
    },
    in: {
      staging: {
        resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '500m', memory: '1Gi' } },
        storage: '20Gi',
      },
    },
  },
  postgres: {
    engine: 'postgres',
    holds: 'accounts, roles and profiles',
    version: '17',
    tier: 'critical',
    // A primary and a standby to take over. Replicas to read from are a plan of the document: more instances, and
    // `access: 'reads'` where a service uses them.
    instances: 2,
    pool: { perService: 80, total: 100 },
    resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '1', memory: '2Gi' } },
    storage: '50Gi',
    backup: {
      continuous: { log: 'wal', every: '5m' },
      full: [{ method: 'base', schedule: '0 3 * * *' }],
      keep: '30d',
      drill: '0 4 * * 0',
    },
    in: {
      staging: {
        instances: 1,
        resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '500m', memory: '1Gi' } },
        storage: '10Gi',
      },
    },
  },
  redis: {
    engine: 'redis',
    holds: 'sessions, cached courses and the queue of notifications',
    version: '7',
    tier: 'critical',
    mode: 'cluster',
    instances: 6,
    leaders: 3,
    persistence: ['aof', 'rdb'],
    // Sessions and caches expire and may go; the queue does not expire, so it stays when memory is full.
    eviction: 'volatile-lru',
    resources: { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: '500m', memory: '1Gi' } },
    storage: '4Gi',
    backup: {
      continuous: { log: 'aof', every: '1s' },
      full: [{ method: 'rdb', schedule: '0 3 * * *' }],
      keep: '30d',
      drill: '30 4 * * 0',
    },
    in: {
      staging: {
        mode: 'standalone',
        instances: 1,
        leaders: 1,
        resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { cpu: '250m', memory: '512Mi' } },
        storage: '2Gi',
      },
    },
  },
} satisfies Readonly<Record<string, DatastoreInput<keyof typeof environments>>>;
