import type { Datastore, Kafka, Postgres, Rds, Redis } from '../../model/datastore';
import type { Finding } from '../../model/finding';
import { badWhole } from '../bad-whole';
import type { Check } from '../check';

/** The figures of a datastore are such that its engine can start and lose an instance as it promises. */
export const validDatastores: Check = ({ datastores }) =>
  [...datastores].flatMap(([name, store]) =>
    store.engine === 'rds'
      ? []
      : [...badWhole('instances', store.instances, 1), ...ofEngine(store)].map(({ at, message }) => ({
          at: `datastores.${name}.${at}`,
          message,
        })),
  );

function ofEngine(store: Exclude<Datastore, Rds>): Finding[] {
  switch (store.engine) {
    case 'postgres':
      return [...badWhole('shards', store.shards ?? 1, 1), ...postgres(store)];
    case 'mongodb':
      return badWhole('shards', store.shards ?? 1, 1);
    case 'redis':
      return redis(store);
    case 'kafka':
      return kafka(store);
    default:
      return [];
  }
}

const postgres = ({ instances, synchronous = 0, pool }: Postgres): Finding[] => [
  ...(Number.isInteger(synchronous) && synchronous >= 0 && synchronous < Math.max(instances, 1)
    ? []
    : [
        {
          at: 'synchronous',
          message: `"${synchronous}" replicas cannot confirm a commit where there are "${instances}" instances with the primary; use fewer, or more instances`,
        },
      ]),
  ...badWhole('pool.perService', pool.perService, 1),
  ...(pool.total >= pool.perService
    ? []
    : [
        {
          at: 'pool.total',
          message: `"${pool.total}" connections are less than the "${pool.perService}" of one service; raise it`,
        },
      ]),
];

/** Redis decides by majority of the leaders who follows a lost one: two cannot. */
const LEADERS = 3;

function redis({ mode, instances, leaders = instances }: Redis): Finding[] {
  if (mode === 'standalone') {
    return instances === 1
      ? []
      : [
          {
            at: 'instances',
            message: `"${instances}" instances cannot share one standalone Redis; use 1, or mode: 'cluster'`,
          },
        ];
  }
  if (leaders < LEADERS || !Number.isInteger(leaders)) {
    return [{ at: 'leaders', message: `"${leaders}" leaders cannot outvote a lost one; use ${LEADERS} or more` }];
  }
  return leaders <= instances
    ? []
    : [
        {
          at: 'leaders',
          message: `"${leaders}" leaders are more than the "${instances}" instances; lower leaders or raise instances`,
        },
      ];
}

function kafka({ instances, replication: { factor, minInSync } }: Kafka): Finding[] {
  if (!Number.isInteger(factor) || factor < 1 || factor > instances) {
    return [
      {
        at: 'replication.factor',
        message: `"${factor}" copies do not fit on "${instances}" brokers; use 1 to ${instances}, or more instances`,
      },
    ];
  }
  const highest = Math.max(1, factor - 1);
  return minInSync <= highest
    ? badWhole('replication.minInSync', minInSync, 1)
    : [
        {
          at: 'replication.minInSync',
          message: `"${minInSync}" of "${factor}" copies in sync stop producers when one broker is away; use ${highest === 1 ? '1' : `1 to ${highest}`}`,
        },
      ];
}
