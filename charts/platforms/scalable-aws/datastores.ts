import type { DatastoreInput } from '../../model/platform';
import type { environments } from './environments';

/** What scalable-aws keeps, in production's figures. */
export const datastores = {
  postgres: {
    engine: 'rds',
    holds: 'everything that the backend must not lose',
    version: '15.4',
    tier: 'critical',
    instance: 'scalable-aws-prod-postgres',
    instanceClass: 'db.t3.small',
    storage: '100Gi',
    multiZone: true,
    backup: {
      // RDS ships its log every five minutes and takes a snapshot a day.
      continuous: { log: 'wal', every: '5m' },
      full: [{ method: 'snapshot', schedule: '0 3 * * *' }],
      keep: '7d',
      drill: '0 5 * * 0',
    },
    host: 'postgres.prod.scalable-aws.internal',
    cidrs: ['10.0.52.0/24', '10.0.53.0/24', '10.0.54.0/24'],
    in: {
      dev: {
        instance: 'scalable-aws-dev-postgres',
        instanceClass: 'db.t3.micro',
        storage: '20Gi',
        multiZone: false,
        host: 'postgres.dev.scalable-aws.internal',
      },
    },
  },
  redis: {
    engine: 'redis',
    holds: 'sessions, caches and rate limits',
    version: '7',
    tier: 'standard',
    // The document draws one pod with a volume: while it moves, people sign in again and pages load slower.
    mode: 'standalone',
    instances: 1,
    persistence: ['aof', 'rdb'],
    // Everything in it expires; the longest unused goes first.
    eviction: 'volatile-lru',
    // A single thread serves the document's 50,000 operations a second, given most of a cpu.
    resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    storage: '2Gi',
    backup: {
      // Without a follower, a lost volume comes back with the newest copy.
      continuous: { log: 'aof', every: '1s' },
      full: [{ method: 'rdb', schedule: '*/30 * * * *' }],
      keep: '7d',
      drill: '30 4 * * 0',
    },
  },
} satisfies Readonly<Record<string, DatastoreInput<keyof typeof environments>>>;
