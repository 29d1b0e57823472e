import type { DestinationRuleProps } from '../../../imports/networking.istio.io';

type Ejection = NonNullable<NonNullable<DestinationRuleProps['spec']['trafficPolicy']>['outlierDetection']>;

const PAUSE: Ejection = {
  // A service's own errors say nothing of the pod: one bad request would take out half of them.
  consecutive5xxErrors: 0,
  interval: '10s',
  baseEjectionTime: '30s',
  // At least half keep serving: a fault that all pods share must not empty the pool.
  maxEjectionPercent: 50,
};

/** Leaves out pods that keep failing, of who answers by itself. */
export const EJECT_FAILING: Ejection = { ...PAUSE, consecutiveGatewayErrors: 5 };

/**
 * Leaves out pods that cannot be reached, of who passes on what others answer: a 503 from behind it is no fault of the pod
 * that tells of it, and would take out pods all the way to the edge.
 */
export const EJECT_UNREACHABLE: Ejection = {
  ...PAUSE,
  consecutiveGatewayErrors: 0,
  splitExternalLocalOriginErrors: true,
  consecutiveLocalOriginFailures: 5,
};
