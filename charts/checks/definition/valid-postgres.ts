import type { Client } from '../../model/clients';
import type { Postgres, Restore } from '../../model/datastore';
import type { Finding } from '../../model/finding';
import { quoted } from '../../model/names';
import { bytes, formatBytes } from '../../model/quantity';
import { databaseOf, postgresClusters, schedulesOf } from '../../model/stores/postgres';
import { POSTGRES_IMAGES } from '../../model/stores/postgres-images';
import { TAKEN_ROLES, TAKEN_SECRETS } from '../../model/stores/postgres-roles';
import { MEMORY_OF_CONNECTION, POOLERS, RESERVED_CONNECTIONS } from '../../model/stores/postgres-sizes';
import { badWhole } from '../bad-whole';
import type { Check } from '../check';
import { type Around, ofEngine } from '../of-engine';

/** A PostgreSQL can start, confirm commits, serve its clients and be restored with the figures that it has. */
export const validPostgres: Check = (environment) => ofEngine(environment, 'postgres', postgres);

const postgres = (store: Postgres, around: Around): Finding[] => [
  ...badWhole('shards', store.shards ?? 1, 1),
  ...versions(store),
  ...clusterNames(store, around),
  ...synchronous(store),
  ...pools(store, around.clients),
  ...copies(store),
  ...around.clients.flatMap(takenNames),
];

const versions = ({ version }: Postgres): Finding[] =>
  version in POSTGRES_IMAGES
    ? []
    : [{ at: 'version', message: `"${version}" has no image; use one of ${quoted(Object.keys(POSTGRES_IMAGES))}` }];

/** The operator puts more behind the names of clusters, and takes none that is longer. */
const LONGEST_NAME = 50;

function clusterNames(store: Postgres, { environment: { datastores }, name }: Around): Finding[] {
  const clusters = postgresClusters(name, store);
  const tooLong = clusters.find((cluster) => cluster.length > LONGEST_NAME);
  const others = [...datastores].filter(([other]) => other !== name);
  const taken = clusters.find((cluster) => others.some(([other]) => other === cluster));
  return [
    ...(tooLong
      ? [
          {
            at: 'shards',
            message: `"${tooLong}" is longer than the ${LONGEST_NAME} characters that a cluster's name may have; shorten the datastore's`,
          },
        ]
      : []),
    ...(taken
      ? [{ at: 'shards', message: `"${taken}" is a cluster of it and another datastore; rename one of them` }]
      : []),
  ];
}

const synchronous = ({ instances, synchronous = 0 }: Postgres): Finding[] =>
  Number.isInteger(synchronous) && synchronous >= 0 && synchronous < Math.max(instances, 1)
    ? []
    : [
        {
          at: 'synchronous',
          message: `"${synchronous}" replicas cannot confirm a commit where there are "${instances}" instances with the primary; use fewer, or more instances`,
        },
      ];

function pools({ pool, resources }: Postgres, clients: readonly Client[]): Finding[] {
  if (pool.total < pool.perService) {
    return [
      {
        at: 'pool.total',
        message: `"${pool.total}" connections are less than the "${pool.perService}" of one service; raise it`,
      },
    ];
  }
  const needed = clients.length * pool.perService + RESERVED_CONNECTIONS;
  const least = pool.total * MEMORY_OF_CONNECTION;
  return [
    ...badWhole('pool.perService', pool.perService, POOLERS),
    ...(needed <= pool.total
      ? []
      : [
          {
            at: 'pool.total',
            message: `"${pool.total}" connections are less than the "${needed}" of ${clients.length} services with ${pool.perService} each and ${RESERVED_CONNECTIONS} in reserve; raise it, or lower perService`,
          },
        ]),
    ...((bytes(resources.requests.memory) ?? least) >= least
      ? []
      : [
          {
            at: 'resources.requests.memory',
            message: `"${resources.requests.memory}" is less than the ${formatBytes(least)} that "${pool.total}" connections take; raise it, or lower pool.total`,
          },
        ]),
  ];
}

function copies(store: Postgres): Finding[] {
  const { backup, restores = [] } = store;
  const methods = (backup?.full ?? []).map(({ method }) => method);
  const foreign = methods.filter((method) => method !== 'base' && method !== 'pg_dump');
  return [
    ...foreign.map((method) => ({
      at: 'backup.full',
      message: `"${method}" is not how PostgreSQL is copied; use "base", and "pg_dump" beside it`,
    })),
    ...(backup && schedulesOf(store, 'base').length === 0
      ? [{ at: 'backup.full', message: '"base" is missing, without which nothing can be restored; add it' }]
      : []),
    ...(backup?.continuous && backup.continuous.log !== 'wal'
      ? [
          {
            at: 'backup.continuous.log',
            message: `"${backup.continuous.log}" is the log of another engine; use "wal"`,
          },
        ]
      : []),
    ...restores.flatMap(({ to }, index) =>
      badMoment(to, restores.slice(0, index)).map((message) => ({ at: `restores[${index}].to`, message })),
    ),
  ];
}

/**
 * Whether a moment is past is for whoever restores to see: by a clock, what is rendered today would be refused tomorrow,
 * or the other way round.
 */
function badMoment(to: string, before: readonly Restore[]): string[] {
  if (to === 'newest') return [];
  if (!isMoment(to)) return [`"${to}" is no moment; use "newest" or one such as "2026-01-31T12:00:00Z"`];
  // The copies that it is taken from began after the restore before.
  const last = before.findLast((restore) => restore.to !== 'newest');
  return last && isMoment(last.to) && to <= last.to
    ? [
        `"${to}" is not after the "${last.to}" of the restore before, with which the copies begin; use a later moment, or "newest"`,
      ]
    : [];
}

/** There is no 31st of June, and no 24:00. */
const isMoment = (to: string): boolean =>
  MOMENT.test(to) && !Number.isNaN(Date.parse(to)) && new Date(to).toISOString() === to.replace('Z', '.000Z');

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

const takenNames = ({ service: { name } }: Client): Finding[] =>
  TAKEN_SECRETS.includes(name) || TAKEN_ROLES.includes(databaseOf(name)) || databaseOf(name).startsWith('pg_')
    ? [
        {
          at: 'clients',
          message: `"${name}" is a name that PostgreSQL or its operator uses itself; rename the service`,
        },
      ]
    : [];
