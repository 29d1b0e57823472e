import { Construct } from 'constructs';
import { ServiceMonitor } from '../../../../imports/monitoring.coreos.com';
import { PROMETHEUS } from '../../../model/prometheus';
import { hostIn } from '../../../model/stores/addresses';
import { rabbitmqPods } from '../../../model/stores/rabbitmq';
import type { StoreProps } from '../store-props';

/** Has Prometheus scrape each node, over TLS: the node as a whole, and of each queue what autoscalers and alerts ask about. */
export class RabbitMqMetrics extends Construct {
  constructor(scope: Construct, id: string, { environment, name }: StoreProps) {
    super(scope, id);
    const endpoint = {
      port: 'prometheus-tls',
      scheme: 'https' as const,
      interval: PROMETHEUS.scrapeInterval,
      // It calls pods by their addresses; the certificate is for the Service's name.
      tlsConfig: {
        ca: { secret: { name: `${name}-tls`, key: 'ca.crt' } },
        serverName: hostIn(name, environment.namespaces.datastores),
      },
    };
    new ServiceMonitor(this, 'monitor', {
      metadata: { name },
      spec: {
        selector: { matchLabels: { ...rabbitmqPods(name).pods[0] } },
        endpoints: [
          { ...endpoint, path: '/metrics' },
          {
            ...endpoint,
            path: '/metrics/detailed',
            params: { family: ['queue_coarse_metrics', 'queue_consumer_count'] },
          },
        ],
      },
    });
  }
}
