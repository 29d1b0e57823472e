import { small } from '../../../fixtures/small';

const applicationOf = (name: string) => small().object('Application', `campus-production-${name}`);

const prometheus = () => applicationOf('kube-prometheus-stack').spec.source.helm.valuesObject.prometheus.prometheusSpec;

test('C-33 Prometheus scrapes every 15 seconds and keeps 15 days, on volumes that have room for more', () => {
  const { scrapeInterval, retention, retentionSize, storageSpec } = prometheus();
  const { storage } = storageSpec.volumeClaimTemplate.spec.resources.requests;
  expect({ scrapeInterval, retention, retentionSize, storage }).toMatchInlineSnapshot(`
scrapeInterval: 15s
retention: 15d
retentionSize: 40GB
storage: 50Gi
`);
});

test('C-33 Prometheus reads the monitors of every release', () => {
  const own = Object.entries(prometheus()).filter(([key]) => key.endsWith('SelectorNilUsesHelmValues'));
  expect(own).toHaveLength(5);
  for (const [, onlyThisRelease] of own) expect(onlyThisRelease).toBe(false);
});

test("C-33 what a ServiceMonitor is comes before every chart that renders one, and is nobody else's", () => {
  const wave = (name: string) => Number(applicationOf(name).metadata.annotations['argocd.argoproj.io/sync-wave']);
  expect(wave('prometheus-operator-crds')).toBeLessThan(wave('metrics-server'));
  expect(applicationOf('kube-prometheus-stack').spec.source.helm.valuesObject.crds).toEqual({ enabled: false });
});

test('C-33 Prometheus is where services admit it from and where KEDA asks it', () => {
  const { destination, source } = applicationOf('kube-prometheus-stack').spec;
  const { triggers } = small({ services: { users: { scale: { demand: { requestsPerSecond: 50 } } } } }).object(
    'ScaledObject',
    'users',
  ).spec;
  const [{ namespaceSelector }] = small().object('NetworkPolicy', 'users').spec.ingress.at(-1).from;
  expect(triggers.at(-1).metadata.serverAddress).toBe(
    `http://${source.helm.releaseName}-prometheus.${destination.namespace}.svc.cluster.local:9090`,
  );
  expect(namespaceSelector.matchLabels['kubernetes.io/metadata.name']).toBe(destination.namespace);
});

test('C-02 Prometheus, its operator and their helpers have requests and limits', () => {
  const values = applicationOf('kube-prometheus-stack').spec.source.helm.valuesObject;
  const { prometheusOperator, 'kube-state-metrics': stateMetrics } = values;
  const parts = [
    prometheus(),
    stateMetrics,
    prometheusOperator,
    prometheusOperator.prometheusConfigReloader,
    prometheusOperator.admissionWebhooks.patch,
  ];
  for (const { resources } of parts) expect(Object.keys(resources).sort()).toEqual(['limits', 'requests']);
});
