import { Construct } from 'constructs';
import { PodMonitor } from '../../../imports/monitoring.coreos.com';
import type { ProxyPods } from '../../model/edge';
import { METRICS_PORT } from '../network/grants';
import { PROMETHEUS } from './prometheus';

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
        podMetricsEndpoints: [
          {
            port: 'http-envoy-prom',
            path: '/stats/prometheus',
            interval: PROMETHEUS.scrapeInterval,
            scrapeTimeout: '10s',
            relabelings: [
              // Found by the port that pods declare, which has Envoy's metrics alone; the agent's are on its own port too.
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
