import type { Redis } from '../../model/datastore';
import type { Finding } from '../../model/finding';
import { bytes, formatBytes, MEBIBYTE } from '../../model/quantity';
import { EPHEMERAL_STORAGE } from '../../model/resources';
import { REDIS_VERSIONS } from '../../model/stores/redis';
import { copySize, diskOf, maxMemory, OF_LIMIT, OF_REQUEST } from '../../model/stores/redis-sizes';
import type { Check } from '../check';
import { ofEngine } from '../of-engine';

/** A Redis can start, outvote a lost leader and hold what it is for with the figures that it has. */
export const validRedis: Check = (environment) =>
  ofEngine(environment, 'redis', (store) => [
    ...version(store),
    ...nodes(store),
    ...memory(store),
    ...disk(store),
    ...backup(store),
  ]);

const version = ({ version: wanted }: Redis): Finding[] =>
  REDIS_VERSIONS.some((known) => known === wanted)
    ? []
    : [{ at: 'version', message: `"${wanted}" has no image here; use "${REDIS_VERSIONS.join('" or "')}"` }];

/** Redis decides by majority of the leaders who follows a lost one: two cannot. */
const LEADERS = 3;

function nodes({ mode, instances, leaders = instances }: Redis): Finding[] {
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
  if (leaders > instances) {
    return [
      {
        at: 'leaders',
        message: `"${leaders}" leaders are more than the "${instances}" instances; lower leaders or raise instances`,
      },
    ];
  }
  // The operator divides followers by leaders: a rest has no leader, and with fewer than one for each it never ends.
  return (instances - leaders) % leaders === 0
    ? []
    : [
        {
          at: 'instances',
          message: `"${instances}" instances leave "${instances - leaders}" followers for "${leaders}" leaders; use a multiple of ${leaders}`,
        },
      ];
}

/** What is no size is another check's finding. */
const isSized = ({ resources: { requests, limits } }: Redis): boolean =>
  bytes(requests.memory) !== undefined && bytes(limits.memory) !== undefined;

/** Below this, the buffers of clients and replicas are as large as what is kept, and every policy evicts what is new. */
const LEAST_MEMORY = 100 * MEBIBYTE;

function memory(store: Redis): Finding[] {
  const { requests, limits } = store.resources;
  if (!isSized(store)) return [];
  const most = maxMemory(store);
  if (most >= LEAST_MEMORY) return [];
  const parts = [
    { name: 'a request', there: requests.memory, percent: OF_REQUEST },
    { name: 'a limit', there: limits.memory, percent: OF_LIMIT },
  ];
  const cures = parts
    .map(({ name, there, percent }) => ({ name, there, least: Math.ceil(LEAST_MEMORY / MEBIBYTE / (percent / 100)) }))
    .filter(({ there, least }) => bytes(there)! < least * MEBIBYTE)
    .map(({ name, least }) => `${name} of ${least}Mi or more`);
  return [
    {
      at: 'resources',
      message: `"${requests.memory}" requested and "${limits.memory}" at most leave ${formatBytes(most)} for keys (${OF_REQUEST} % and ${OF_LIMIT} %), of at least ${formatBytes(LEAST_MEMORY)}; use ${cures.join(' and ')}`,
    },
  ];
}

function disk(store: Redis): Finding[] {
  const { storage } = store;
  const there = bytes(storage);
  if (there === undefined || !isSized(store)) return [];
  const { factor, what } = diskOf(store);
  const needed = factor * maxMemory(store);
  return there >= needed
    ? []
    : [
        {
          at: 'storage',
          message: `"${storage}" does not hold ${what} of ${formatBytes(maxMemory(store))} of keys; use ${formatBytes(needed)} or more`,
        },
      ];
}

function backup(store: Redis): Finding[] {
  const { backup: copies, persistence, resources } = store;
  if (!copies) return [];
  const { continuous, full } = copies;
  return [
    ...full.flatMap(({ method }, index) =>
      method === 'rdb'
        ? []
        : [{ at: `backup.full[${index}].method`, message: `"${method}" is no copy of a Redis; use "rdb"` }],
    ),
    ...(full.length === 1
      ? []
      : [
          { at: 'backup.full', message: `"${full.length}" schedules of the same copy; use one, as often as is needed` },
        ]),
    ...(isSized(store) && bytes(copySize(store))! > bytes(EPHEMERAL_STORAGE.most)!
      ? [
          {
            at: 'resources',
            message: `"${resources.limits.memory}" of memory and "${store.leaders ?? store.instances}" leaders make copies of ${copySize(store)}, and a job has ${EPHEMERAL_STORAGE.most} of disk at most; lower either`,
          },
        ]
      : []),
    ...(continuous && (continuous.log !== 'aof' || continuous.every !== '1s')
      ? [
          {
            at: 'backup.continuous',
            message: `"${continuous.log}" every "${continuous.every}" is nothing that a Redis does; use its "aof", which it writes to disk every "1s"`,
          },
        ]
      : []),
    ...(continuous && !persistence.includes('aof')
      ? [{ at: 'persistence', message: `has no "aof" while backup.continuous counts on it; add it, or remove that` }]
      : []),
  ];
}
