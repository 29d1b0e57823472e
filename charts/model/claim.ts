import { podsOf } from './datastore';
import type { Environment } from './environment';
import { amounts, plus, type Resources, type Sum } from './resources';
import type { Service } from './service';

/** What one service or datastore takes at its most. */
export interface Claim {
  readonly name: string;
  /** The most pods that its autoscaler keeps, or the instances of a datastore's shard. */
  readonly pods: number;
  readonly shards: number;
  /** Pods beyond those while a rollout goes on. */
  readonly surge: number;
  readonly container: Resources;
  /** Of the sidecar in each pod. */
  readonly proxy?: Resources;
  readonly services: number;
  readonly persistentVolumeClaims: number;
}

export const serviceClaims = ({ services }: Environment): Claim[] => services.map(serviceClaim);

/** Of datastores that run in the cluster. */
export const datastoreClaims = ({ datastores }: Environment): Claim[] =>
  [...datastores].flatMap(([name, store]) => {
    if (store.engine === 'rds') return [];
    const shards = ('shards' in store && store.shards) || 1;
    return [
      {
        name,
        pods: store.instances,
        shards,
        surge: 0,
        container: store.resources,
        services: podsOf(name, store).hosts.length,
        persistentVolumeClaims: store.instances * shards,
      },
    ];
  });

/** What one pod takes, its sidecar included. */
export const podAmounts = ({ container, proxy }: Claim, bound: keyof Resources): Sum =>
  proxy ? plus(amounts(container[bound]), amounts(proxy[bound])) : amounts(container[bound]);

export const podCount = ({ pods, shards, surge }: Claim): number => pods * shards + surge;

const serviceClaim = ({ name, scale, surge, resources, proxy }: Service): Claim => ({
  name,
  pods: scale.max,
  shards: 1,
  // Kubernetes rounds a surge up.
  surge: Math.ceil((scale.max * surge) / 100),
  container: resources,
  proxy,
  services: 1,
  persistentVolumeClaims: 0,
});
