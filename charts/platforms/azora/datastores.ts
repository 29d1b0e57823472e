import type { DatastoreInput } from '../../model/platform';
import type { environments } from './environments';

/** What azora keeps, in production's figures. */
export const datastores = {
  postgres: {
    engine: 'postgres',
    holds: 'accounts, courses, enrollments and payments',
    version: '15',
    tier: 'critical',
    // One primary and two replicas. One of them has each payment on disk before it counts as made.
    instances: 3,
    synchronous: 1,
    pool: { perService: 100, total: 500 },
    resources: { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } },
    storage: '100Gi',
    backup: {
      // The document's daily backup alone would lose a day, its recovery point is 1 h: the log closes the gap.
      continuous: { log: 'wal', every: '5m' },
      full: [{ method: 'base', schedule: '0 2 * * *' }],
      keep: '30d',
      drill: '0 4 * * 6',
    },
    in: {
      staging: {
        instances: 2,
        synchronous: 0,
        resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
        storage: '50Gi',
      },
    },
  },
  redis: {
    engine: 'redis',
    holds: 'sessions, rate limits and cached courses',
    version: '7',
    tier: 'critical',
    mode: 'cluster',
    // The document's three nodes are the fewest that a cluster has, so all of them lead and none follows: without one,
    // a third of the keys is away until its pod is back with its volume.
    instances: 3,
    leaders: 3,
    persistence: ['aof', 'rdb'],
    // Everything in it expires; the longest unused goes first.
    eviction: 'volatile-lru',
    resources: { requests: { cpu: '500m', memory: '4Gi' }, limits: { cpu: '1', memory: '4Gi' } },
    storage: '12Gi',
    backup: {
      // A leader whose volume is lost comes back with the newest copy: at 02:00 as the document has it, and every 20
      // minutes besides, since its recovery point is 1 h.
      continuous: { log: 'aof', every: '1s' },
      full: [{ method: 'rdb', schedule: '*/20 * * * *' }],
      keep: '30d',
      drill: '0 5 * * 6',
    },
    in: {
      staging: {
        mode: 'standalone',
        instances: 1,
        leaders: 1,
        resources: { requests: { cpu: '100m', memory: '2Gi' }, limits: { cpu: '500m', memory: '2Gi' } },
        storage: '6Gi',
      },
    },
  },
} satisfies Readonly<Record<string, DatastoreInput<keyof typeof environments>>>;
