import { amounts, plus, type Resources, type Sum } from './resources';

/** What one kind of pod of a service, a datastore or a job takes at its most, and what comes with it. */
export interface Claim {
  readonly name: string;
  /** The most pods that its autoscaler keeps, or the instances of a datastore's shard. */
  readonly pods: number;
  readonly shards: number;
  /** Pods beyond those while a rollout goes on. */
  readonly surge: number;
  readonly container: Resources;
  /** Of the sidecar in each pod, or of what else runs beside the container. */
  readonly proxy?: Resources;
  /** What sums call it; `proxy` where absent. */
  readonly beside?: 'proxy' | 'sidecars';
  readonly services: number;
  readonly persistentVolumeClaims: number;
}

/** Pods of one container each, that nothing comes with. */
export const claimOf = (name: string, pods: number, container: Resources): Claim => ({
  name,
  pods,
  shards: 1,
  surge: 0,
  container,
  services: 0,
  persistentVolumeClaims: 0,
});

/** What one pod takes, its sidecar included. */
export const podAmounts = ({ container, proxy }: Claim, bound: keyof Resources): Sum =>
  proxy ? plus(amounts(container[bound]), amounts(proxy[bound])) : amounts(container[bound]);

export const podCount = ({ pods, shards, surge }: Claim): number => pods * shards + surge;
