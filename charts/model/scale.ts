/** How a service grows and shrinks with its load. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  /** Percent of the requested cpu that pods use on average before one is added. */
  readonly cpu?: number;
  /** Percent of the requested memory that pods use on average before one is added. */
  readonly memory?: number;
  readonly behavior?: Behavior;
  /** Load beyond cpu and memory, read from Prometheus through KEDA. */
  readonly demand?: Demand;
  /** Times of known load, such as exams, for which pods stand ready beforehand. */
  readonly schedule?: readonly ScheduledLoad[];
}

/** What one pod takes; each is a reason to add a pod. */
export interface Demand {
  /** Requests a second for each pod, as the mesh counts them. */
  readonly requestsPerSecond?: number;
  /** Messages that wait for each pod in a channel that the service consumes. */
  readonly waitingMessages?: { readonly channel: string; readonly perPod: number };
  /** Connections that each pod holds open, from a gauge that the service exports. */
  readonly openConnections?: { readonly metric: string; readonly perPod: number };
}

export interface ScheduledLoad {
  readonly name: string;
  /** IANA time zone, such as `Europe/Berlin`. */
  readonly timezone: string;
  /** Cron expressions of five fields. */
  readonly start: string;
  readonly end: string;
  /** Pods that stand ready from start to end. */
  readonly pods: number;
}

/** Limits on the speed of scaling, in the HPA's own terms. */
export interface Behavior {
  readonly up: ScalingRule;
  readonly down: ScalingRule;
}

export interface ScalingRule {
  /** Stabilization window in seconds: the least drastic recommendation of this time wins. */
  readonly window: number;
  /** At most this percent of the present pods ... */
  readonly percent: number;
  /** ... in this many seconds. */
  readonly period: number;
}

/** Doubles within half a minute, shrinks by a tenth a minute: for services whose document asks for nothing else. */
export const STEADY: Behavior = {
  up: { window: 30, percent: 100, period: 30 },
  down: { window: 300, percent: 10, period: 60 },
};

/** KEDA makes the HPA where the load is more than cpu and memory. */
export const scalesOnDemand = ({ demand, schedule }: Scale): boolean =>
  demand !== undefined || (schedule ?? []).length > 0;
