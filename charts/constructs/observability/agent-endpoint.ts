import { PROMETHEUS } from '../../model/prometheus';
import { METRICS_PORT } from '../network/grants';

/**
 * Where the agent beside a proxy of the mesh serves the proxy's metrics and those of the container with it.
 * @param port by name, that pods or their Service have and discovery finds them by; the metrics are on the agent's own
 */
export const agentEndpoint = (port: string) => ({
  port,
  path: '/stats/prometheus',
  interval: PROMETHEUS.scrapeInterval,
  scrapeTimeout: '10s',
  relabelings: [
    {
      action: 'replace' as const,
      sourceLabels: ['__address__'],
      regex: '(.+):\\d+',
      replacement: `$1:${METRICS_PORT}`,
      targetLabel: '__address__',
    },
  ],
});
