import { parse } from 'yaml';
import { CATALOGUE } from '../../../../charts/constructs/controllers/catalogue';
import { ECK } from '../../../../charts/model/stores/elasticsearch';
import { ENVIRONMENTS, real } from '../../../fixtures/rendered';

const rendered = () => real('edtech-assistant/production');

const application = () => rendered().object('Application', 'edtech-assistant-production-eck-operator');

const values = () => application().spec.source.helm.valuesObject;

test('C-33 T-06 ECK is there where Elasticsearch is, and nowhere else', () => {
  const with_ = ENVIRONMENTS.filter((id) =>
    real(id)
      .of('Application')
      .some(({ metadata }) => metadata.name.endsWith('-eck-operator')),
  );
  expect(with_).toEqual(['edtech-assistant/production', 'edtech-assistant/staging']);
});

test('S-40 C-33 it has rights in its own namespace and that of the datastores, and reads the zones of nodes', () => {
  const { createClusterScopedResources, managedNamespaces, extraObjects, config, webhook } = values();
  expect({ createClusterScopedResources, managedNamespaces, webhook, nodeLabels: config.exposedNodeLabels }).toEqual({
    createClusterScopedResources: false,
    managedNamespaces: ['edtech-assistant-production-data'],
    // The chart gives its webhook with rights for the whole cluster only, and refuses these without them.
    webhook: { enabled: false },
    nodeLabels: ['topology.kubernetes.io/zone'],
  });
  expect(config.validateStorageClass).toBe(false);
  expect(extraObjects.map((text: string) => parse(text)).map(({ kind }: { kind: string }) => kind)).toEqual([
    'ClusterRole',
    'ClusterRoleBinding',
  ]);
  expect(parse(extraObjects[0]).rules).toEqual([
    { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
  ]);
});

test('C-33 two operators run apart, one of which leads, and one may go at a time', () => {
  const { replicaCount, podDisruptionBudget, affinity, priorityClassName } = values();
  expect({ replicaCount, podDisruptionBudget, priorityClassName }).toEqual({
    replicaCount: 2,
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    priorityClassName: 'controllers',
  });
  const apart = affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution;
  expect(
    apart.map(({ podAffinityTerm }: { podAffinityTerm: { topologyKey: string } }) => podAffinityTerm.topologyKey),
  ).toEqual(['topology.kubernetes.io/zone', 'kubernetes.io/hostname']);
});

test('C-33 it tells its maker nothing', () => {
  expect(values().telemetry).toEqual({ disabled: true });
});

test('C-10 it reaches Elasticsearch at its port, the API server and DNS, and is reached by Prometheus alone', () => {
  const { ingress, egress } = rendered().object('NetworkPolicy', 'elastic-operator').spec;
  expect(ingress).toMatchInlineSnapshot(`
- from:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: monitoring
      podSelector:
        matchLabels:
          app.kubernetes.io/name: prometheus
  ports:
    - port: 8080
      protocol: TCP
`);
  expect(egress).toHaveLength(3);
  expect(egress[2]).toMatchInlineSnapshot(`
to:
  - namespaceSelector:
      matchLabels:
        kubernetes.io/metadata.name: edtech-assistant-production-data
    podSelector:
      matchLabels:
        elasticsearch.k8s.elastic.co/cluster-name: elasticsearch
ports:
  - port: 9200
    protocol: TCP
`);
});

test('C-33 whoever lets the operator in finds it where its chart is installed', () => {
  expect(ECK.namespace).toBe(CATALOGUE['eck-operator'].namespace);
  expect(rendered().object('NetworkPolicy', 'elastic-operator').spec.podSelector.matchLabels).toEqual(ECK.podLabels);
});

test('C-30 it is there before Elasticsearch', () => {
  const wave = ({ metadata }: ReturnType<typeof application>) =>
    Number(metadata.annotations['argocd.argoproj.io/sync-wave']);
  const store = rendered().object('Application', 'edtech-assistant-production-elasticsearch');
  expect(wave(application())).toBeLessThan(wave(store));
});
