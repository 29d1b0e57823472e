import { Construct } from 'constructs';
import { PodMonitor } from '../../../../imports/monitoring.coreos.com';
import { PROMETHEUS } from '../../../model/prometheus';
import { kafkaParts, STRIMZI } from '../../../model/stores/kafka';
import type { StoreProps } from '../store-props';

/** Has Prometheus scrape brokers, controllers and the exporter, and the operators that look after them. */
export class KafkaMetrics extends Construct {
  constructor(scope: Construct, id: string, { name }: StoreProps) {
    super(scope, id);
    new PodMonitor(this, 'nodes', {
      metadata: { name },
      spec: {
        selector: { matchLabels: { 'strimzi.io/cluster': name, 'strimzi.io/kind': 'Kafka' } },
        // Two Kafkas of one namespace are told apart by it.
        podTargetLabels: ['strimzi.io/cluster'],
        podMetricsEndpoints: [endpoint('tcp-prometheus')],
      },
    });
    new PodMonitor(this, 'entity-operator', {
      metadata: { name: `${name}-entity-operator` },
      spec: {
        selector: { matchLabels: { ...kafkaParts(name).entityOperator } },
        podTargetLabels: ['strimzi.io/cluster'],
        podMetricsEndpoints: [endpoint('healthcheck-to'), endpoint('healthcheck-uo')],
      },
    });
    // Its chart brings none.
    new PodMonitor(this, 'operator', {
      metadata: { name: `${name}-operator` },
      spec: {
        namespaceSelector: { matchNames: [STRIMZI.namespace] },
        selector: { matchLabels: STRIMZI.podLabels },
        podMetricsEndpoints: [endpoint('http')],
      },
    });
  }
}

const endpoint = (port: string) => ({ port, path: '/metrics', interval: PROMETHEUS.scrapeInterval });
