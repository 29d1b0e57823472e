import { Construct } from 'constructs';
import { ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import { selectorOf } from '../metadata';
import type { ServiceProps } from '../service-props';
import { agentEndpoint } from './agent-endpoint';

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
        endpoints: [agentEndpoint('http')],
      },
    });
  }
}
