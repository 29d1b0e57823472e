import { Construct } from 'constructs';
import { PodMonitor } from '../../../imports/monitoring.coreos.com';
import type { ProxyPods } from '../../model/edge';
import { agentEndpoint } from './agent-endpoint';

export interface ProxyMetricsProps extends Pick<ProxyPods, 'namespace' | 'podLabels'> {
  readonly name: string;
}

/** Has Prometheus scrape proxies of the mesh that no Service stands for as such: gateways, and sidecars of others' pods. */
export class ProxyMetrics extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, podLabels }: ProxyMetricsProps) {
    super(scope, id);
    new PodMonitor(this, 'monitor', {
      metadata: { name, namespace },
      spec: {
        selector: { matchLabels: { ...podLabels } },
        // The port that pods declare has Envoy's metrics alone.
        podMetricsEndpoints: [agentEndpoint('http-envoy-prom')],
      },
    });
  }
}
