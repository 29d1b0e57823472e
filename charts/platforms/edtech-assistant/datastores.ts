import type { DatastoreInput } from '../../model/platform';
import type { environments } from './environments';

/**
 * What edtech-assistant keeps, in production's figures. The document names no database: Redis, which it calls a cache,
 * is the only place for what services must not lose, so it is kept like one.
 */
export const datastores = {
  redis: {
    engine: 'redis',
    holds: 'quiz results, sessions and materials',
    version: '7',
    tier: 'critical',
    mode: 'cluster',
    instances: 6,
    leaders: 3,
    persistence: ['aof', 'rdb'],
    // Sessions and materials expire and may go; what has no expiry stays when memory is full.
    eviction: 'volatile-lru',
    resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '500m', memory: '1Gi' } },
    storage: '5Gi',
    backup: {
      continuous: { log: 'aof', every: '1s' },
      full: [{ method: 'rdb', schedule: '0 */6 * * *' }],
      keep: '30d',
      drill: '0 4 * * 0',
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
  rabbitmq: {
    engine: 'rabbitmq',
    holds: 'messages between services',
    version: '4.2',
    tier: 'critical',
    // An odd number: each queue has a copy on every node and goes on while most of them are there.
    instances: 3,
    resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '1', memory: '2Gi' } },
    storage: '20Gi',
    // No backup: a message is on three nodes in three zones, and its publisher keeps what it tells of in Redis.
    in: {
      staging: {
        resources: { requests: { cpu: '200m', memory: '1Gi' }, limits: { cpu: '500m', memory: '1Gi' } },
        storage: '5Gi',
      },
    },
  },
  elasticsearch: {
    engine: 'elasticsearch',
    holds: 'logs of all pods',
    version: '9.2.0',
    tier: 'batch',
    instances: 3,
    resources: { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } },
    storage: '200Gi',
    mayBeLost: 'each index has a replica, and logs are of use for weeks at most',
    in: {
      staging: {
        instances: 1,
        resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '1', memory: '2Gi' } },
        storage: '50Gi',
      },
    },
  },
} satisfies Readonly<Record<string, DatastoreInput<keyof typeof environments>>>;
