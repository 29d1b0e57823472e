import { Construct } from 'constructs';
import { PodMonitor } from '../../../../imports/monitoring.coreos.com';
import type { Redis } from '../../../model/datastore';
import { REDIS_OPERATOR, redisPods } from '../../../model/stores/redis';
import type { StoreProps } from '../store-props';

/** Has Prometheus read the exporter beside each instance, and the operator, whose chart has no monitor. */
export class Monitors extends Construct {
  constructor(scope: Construct, id: string, { name, store }: StoreProps<Redis>) {
    super(scope, id);
    new PodMonitor(this, 'exporters', {
      metadata: { name },
      spec: {
        selector: {
          matchExpressions: [
            { key: 'app', operator: 'In', values: redisPods(name, store).pods.map(({ app }) => app!) },
            { key: 'redis_setup_type', operator: 'In', values: [store.mode] },
          ],
        },
        podMetricsEndpoints: [{ port: 'redis-exporter' }],
      },
    });
    new PodMonitor(this, 'operator', {
      metadata: { name: `${name}-operator` },
      spec: {
        namespaceSelector: { matchNames: [REDIS_OPERATOR.namespace] },
        selector: { matchLabels: REDIS_OPERATOR.podLabels },
        podMetricsEndpoints: [{ port: REDIS_OPERATOR.metrics.name }],
      },
    });
  }
}
