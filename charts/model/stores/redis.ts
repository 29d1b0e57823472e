import { claimOf } from '../claim';
import { CONNECTION_FILES } from '../connection';
import type { Redis } from '../datastore';
import { seconds } from '../quantity';
import { hostIn, prefixOf } from './addresses';
import { gapOf } from './copies';
import { drillOf } from './drill';
import type { Engine, StorePods } from './engine';
import { REDIS_ASKS, REDIS_COPIES, REDIS_EXPORTER, redisLoads } from './redis-sizes';

/** Major versions that there are images of. */
export const REDIS_VERSIONS = ['7'] as const;

/** TLS only: with certificates the operator closes the plain port. */
export const REDIS_PORT = 6379;

/** On which the nodes of a cluster tell each other who is there: always 10,000 above the other. */
export const REDIS_BUS_PORT = 16379;

/** Of the exporter beside each Redis. */
export const REDIS_METRICS_PORT = 9121;

/** Seconds after which the nodes of a cluster take one that does not answer for lost, and it itself stops to serve. */
export const NODE_TIMEOUT = 15;

/** Its operator, which joins the nodes of a cluster, and the port of its metrics. */
export const REDIS_OPERATOR = {
  namespace: 'redis-operator',
  podLabels: { name: 'redis-operator' },
  metrics: { port: 8080, name: 'metrics' },
} as const;

/** `leader`, and `follower` where there are more instances than leaders. */
export const redisRoles = ({ instances, leaders = instances }: Redis): ('leader' | 'follower')[] =>
  instances > leaders ? ['leader', 'follower'] : ['leader'];

/** Name of the Secret with its one password. */
export const redisPasswordOf = (name: string): string => `${name}-password`;

/** Name of the Certificate, and of its Secret. */
export const redisCertificateOf = (name: string): string => `${name}-tls`;

export function redisPods(name: string, store: Redis): StorePods {
  if (store.mode === 'standalone') {
    return { port: REDIS_PORT, pods: [{ app: name, redis_setup_type: 'standalone' }], hosts: [name] };
  }
  const roles = redisRoles(store);
  return {
    port: REDIS_PORT,
    // The operator copies the labels of its RedisCluster to the pods: one called `app` there would replace these.
    pods: roles.map((role) => ({ app: `${name}-${role}`, redis_setup_type: 'cluster' })),
    // Clients learn the addresses of the pods, which the mesh knows by the headless Services only.
    hosts: roles.flatMap((role) => [`${name}-${role}`, `${name}-${role}-headless`]),
  };
}

/** The Service that is asked first: of a cluster, it answers who leads. */
export const redisEntry = (name: string, { mode }: Redis): string => (mode === 'cluster' ? `${name}-leader` : name);

/** Every instance by the name that its headless Service gives it: `redis-leader-0.redis-leader-headless`. */
export function redisNodes(name: string, store: Redis): string[] {
  if (store.mode === 'standalone') return [`${name}-0.${name}-headless`];
  const { instances, leaders = instances } = store;
  return [
    ...Array.from({ length: leaders }, (_, node) => `${name}-leader-${node}.${name}-leader-headless`),
    ...Array.from({ length: instances - leaders }, (_, node) => `${name}-follower-${node}.${name}-follower-headless`),
  ];
}

export const redis: Engine<Redis> = {
  claims: (name, store) => [
    {
      ...claimOf(name, store.instances, store.resources),
      proxy: REDIS_EXPORTER,
      services: servicesOf(store),
      persistentVolumeClaims: store.instances,
    },
    claimOf(`${name}-certificate`, 1, REDIS_ASKS),
    // The copy is made by one container and stored by another, which takes more.
    ...(store.backup ? [claimOf(`${name}-backup`, 1, REDIS_COPIES), claimOf(drillOf(name), 1, redisLoads(store))] : []),
  ],
  metrics: (name, store) => redisPods(name, store).pods.map((podLabels) => ({ podLabels, port: REDIS_METRICS_PORT })),
  connection: ({ namespaces }, { name, store }) => {
    const prefix = prefixOf(name);
    return {
      settings: {
        [`${prefix}_HOST`]: hostIn(redisEntry(name, store), namespaces.datastores),
        [`${prefix}_PORT`]: String(REDIS_PORT),
        [`${prefix}_MODE`]: store.mode,
        [`${prefix}_CA_FILE`]: `${CONNECTION_FILES}/${name}-ca.crt`,
      },
      secrets: { [`${prefix}_PASSWORD`]: { secret: redisPasswordOf(name), key: 'password' } },
      files: { [`${name}-ca.crt`]: { secret: redisCertificateOf(name), key: 'ca.crt' } },
    };
  },
  loss: (store) => {
    const { backup, persistence } = store;
    // Where a volume is lost with its node, a follower has everything up to what was on its way. More is lost where a
    // leader is cut off from all others: it goes on until it notices, and what it took meanwhile goes when it comes back.
    if (store.mode === 'cluster' && redisRoles(store).includes('follower') && persistence.includes('aof')) {
      const every = backup?.continuous?.every ?? '1s';
      return {
        seconds: Math.max(seconds(every)!, NODE_TIMEOUT),
        because: `a follower takes over, and a leader that is cut off stops after ${NODE_TIMEOUT}s; the log is on disk every ${every}`,
      };
    }
    return gapOf(backup);
  },
};

/** For each kind of pods one with an address, one without, one for metrics; of a cluster also one for whoever leads. */
const servicesOf = (store: Redis): number => (store.mode === 'cluster' ? 3 * redisRoles(store).length + 1 : 3);
