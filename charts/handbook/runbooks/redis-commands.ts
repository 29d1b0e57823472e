import type { Redis } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { redisEntry } from '../../model/stores/redis';

/** Commands of one Redis, as they are pasted into a shell. */
export interface RedisCommands {
  /** `kubectl -n azora-production`. */
  readonly kubectl: string;
  /** The first pod. */
  readonly first: string;
  /** Of the resource: `rediscluster`. */
  readonly kind: 'redis' | 'rediscluster';
  /** redis-cli in a pod, which has certificate and password at hand. */
  readonly ask: (pod: string, command: string) => string;
}

export function redisCommands({ namespaces }: Environment, name: string, store: Redis): RedisCommands {
  const kubectl = `kubectl -n ${namespaces.datastores}`;
  return {
    kubectl,
    first: `${redisEntry(name, store)}-0`,
    kind: store.mode === 'cluster' ? 'rediscluster' : 'redis',
    // A container is called as its StatefulSet.
    ask: (pod, command) =>
      `${kubectl} exec ${pod} -c ${pod.replace(/-[0-9]+$/, '')} -- redis-cli --tls --cacert /tls/ca.crt ${command}`,
  };
}
