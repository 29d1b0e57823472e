import type { Environment } from '../../model/environment';
import { scalesOnDemand } from '../../model/scale';
import type { Controller } from './controller';
import { istioBase, istioCni, istiod } from './controllers/istio';
import { keda } from './controllers/keda';
import { kong } from './controllers/kong';
import { metricsServer } from './controllers/metrics-server';
import { prometheus, prometheusDefinitions } from './controllers/prometheus';

/** The controllers that an environment needs for what it declares. */
export function controllersOf({ platform, services }: Environment): Controller[] {
  return [
    istioBase,
    istioCni,
    istiod,
    metricsServer,
    prometheusDefinitions,
    prometheus,
    ...(services.some(({ scale }) => scalesOnDemand(scale)) ? [keda] : []),
    ...(platform.edge.proxy === 'kong' ? [kong] : []),
  ];
}
