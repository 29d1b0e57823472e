import { Construct } from 'constructs';
import { ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import { selectorOf } from '../metadata';
import { METRICS_PORT } from '../network/grants';
import type { ServiceProps } from '../service-props';
import { PROMETHEUS } from './prometheus';

/**
 * Has Prometheus scrape the service through its sidecar, which serves the service's metrics
 * together with its own: the port is outside mTLS, so Prometheus need not be in the mesh.
 */
export class ServiceMetrics extends Construct {
  constructor(scope: Construct, id: string, { service }: ServiceProps) {
    super(scope, id);
    new ServiceMonitor(this, 'monitor', {
      metadata: { name: service.name },
      spec: {
        selector: selectorOf(service.name),
        endpoints: [
          {
            port: 'http',
            path: '/stats/prometheus',
            interval: PROMETHEUS.scrapeInterval,
            scrapeTimeout: '10s',
            relabelings: [
              // Service discovery finds the pods by the Service's port; the metrics are on the sidecar's.
              {
                action: 'replace',
                sourceLabels: ['__address__'],
                regex: '(.+):\\d+',
                replacement: `$1:${METRICS_PORT}`,
                targetLabel: '__address__',
              },
            ],
          },
        ],
      },
    });
  }
}
