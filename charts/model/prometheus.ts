/** The Prometheus that scrapes everything and that KEDA asks: release `kube-prometheus-stack` in `monitoring`. */
export const PROMETHEUS = {
  namespace: 'monitoring',
  podLabels: { 'app.kubernetes.io/name': 'prometheus' } as Readonly<Record<string, string>>,
  url: 'http://kube-prometheus-stack-prometheus.monitoring.svc.cluster.local:9090',
  scrapeInterval: '15s',
} as const;
