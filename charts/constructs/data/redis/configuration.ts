import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Redis } from '../../../model/datastore';
import { bytes, MEBIBYTE } from '../../../model/quantity';
import { NODE_TIMEOUT, redisRoles } from '../../../model/stores/redis';
import { maxMemory } from '../../../model/stores/redis-sizes';
import type { StoreProps } from '../store-props';

/** The annotation of pods with what they were configured with: as it changes, the operator starts them anew. */
export const CONFIGURATION = 'redis-configuration';

/** `redis-configuration`: the ConfigMap that the operator mounts and includes after its own lines. */
export const configurationOf = (name: string): string => `${name}-configuration`;

/** What is different from the defaults of Redis and of the operator, by directive; later lines win. */
export class Configuration extends Construct {
  constructor(scope: Construct, id: string, { name, store }: StoreProps<Redis>) {
    super(scope, id);
    new k8s.KubeConfigMap(this, 'file', {
      metadata: { name: configurationOf(name) },
      data: {
        'redis-additional.conf': directives(store)
          .map((line) => `${line}\n`)
          .join(''),
      },
    });
  }
}

export const directives = (store: Redis): string[] => [
  `maxmemory ${maxMemory(store)}`,
  `maxmemory-policy ${store.eviction}`,
  // Of all clients together; beyond it the largest are cut off before keys have to go.
  'maxmemory-clients 10%',
  ...persistence(store),
  // Large keys are freed by another thread than the one that serves.
  'lazyfree-lazy-eviction yes',
  'lazyfree-lazy-expire yes',
  'lazyfree-lazy-server-del yes',
  'lazyfree-lazy-user-del yes',
  // Services keep their connections; those of pods that are gone are found out by keepalive.
  'timeout 0',
  'tcp-keepalive 60',
  'slowlog-log-slower-than 10000',
  'latency-monitor-threshold 100',
  ...(store.mode === 'cluster' ? cluster(store) : []),
];

/** Both at once where both are asked for: the log for what was written last, the snapshot for a quick start elsewhere. */
const persistence = ({ persistence: kinds }: Redis): string[] => [
  ...(kinds.includes('aof')
    ? ['appendonly yes', 'appendfsync everysec', 'no-appendfsync-on-rewrite no', 'aof-use-rdb-preamble yes']
    : ['appendonly no']),
  // The operator's own lines are forgotten first; each of these would add to them.
  'save ""',
  ...(kinds.includes('rdb') ? ['save 3600 1 300 100 60 10000'] : []),
  // Where a snapshot fails, the log still holds every write, and an alert tells of it; refusing writes would add an outage.
  ...(kinds.includes('aof') ? ['stop-writes-on-bgsave-error no'] : []),
];

const cluster = (store: Redis): string[] => [
  `cluster-node-timeout ${NODE_TIMEOUT * 1000}`,
  // While some keys are away, all others are served.
  'cluster-require-full-coverage no',
  // A follower stays with its leader, whose zone it was put apart from.
  'cluster-allow-replica-migration no',
  ...(redisRoles(store).includes('follower')
    ? [
        // A follower that was away for a rollout goes on where it was, rather than fetching everything.
        `repl-backlog-size ${Math.floor(maxMemory(store) / 20)}`,
        // By default 256 MiB at any moment: more than a small instance has to spare.
        `client-output-buffer-limit replica ${replicaBuffer(store)} ${Math.floor(replicaBuffer(store) / 2)} 60`,
      ]
    : []),
];

/** Bytes that a leader keeps for a follower that is slow: a tenth of its limit, and at most the default. */
const replicaBuffer = ({ resources }: Redis): number =>
  Math.min(256 * MEBIBYTE, Math.floor(bytes(resources.limits.memory)! / 10));
