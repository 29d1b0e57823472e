import type { Amounts } from './resources';

/** Machines of one kind that pods run on. */
export interface NodePool {
  readonly name: string;
  /** The provider's machine type or its equivalent, as the document names it. */
  readonly machine: string;
  /** Machines that nodes may be of as well, none smaller: capacity counts with `machine`. */
  readonly alternatives?: readonly string[];
  /** Spot nodes are cheap and may vanish at short notice: for work that may wait. On demand where absent. */
  readonly capacity?: 'on-demand' | 'spot';
  /** The autoscaler keeps between `min` and `max`; a new pool begins with `initial`, with `min` where absent. */
  readonly nodes: { readonly min: number; readonly max: number; readonly initial?: number };
  /** Availability zones that the nodes spread over. */
  readonly zones: number;
  /** What the pods of one node may ask for: the machine less what kubelet, system and daemons keep. */
  readonly allocatable: Amounts & { readonly pods: number };
}

/** The pools whose nodes stay: what must run cannot count on spot nodes. */
export const lastingPools = (pools: readonly NodePool[]): NodePool[] =>
  pools.filter(({ capacity }) => capacity !== 'spot');
