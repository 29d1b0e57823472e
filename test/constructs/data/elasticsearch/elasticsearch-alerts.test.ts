import { elasticsearchRunbook } from '../../../../charts/handbook/runbooks/elasticsearch';
import type { Elasticsearch } from '../../../../charts/model/datastore';
import { real } from '../../../fixtures/rendered';

interface Rule {
  readonly alert: string;
  readonly expr: string;
}

const rulesOf = (id: string): Rule[] => real(id).object('PrometheusRule', 'elasticsearch').spec.groups[0].rules;

const runbookOf = (id: string) => {
  const { environment } = real(id);
  return elasticsearchRunbook(
    environment,
    'elasticsearch',
    environment.datastores.get('elasticsearch') as Elasticsearch,
  );
};

const BOTH = ['edtech-assistant/production', 'edtech-assistant/staging'];

test.each(BOTH)('T-06 each alert of %s has its section of the runbook', (id) => {
  const titles = runbookOf(id).map(({ title }) => title);
  expect(
    rulesOf(id)
      .map(({ alert }) => alert)
      .filter((alert) => !titles.includes(alert)),
  ).toEqual([]);
});

test('T-06 it tells of lost shards, lost nodes, lost replicas and a full heap', () => {
  expect(rulesOf('edtech-assistant/production').map(({ alert }) => alert)).toEqual([
    'ElasticsearchRed',
    'ElasticsearchNodeMissing',
    'ElasticsearchShardsUnassigned',
    'ElasticsearchHeapPressure',
  ]);
});

test('T-06 a node alone has no place for replicas, and nobody is told of them', () => {
  expect(rulesOf('edtech-assistant/staging').map(({ alert }) => alert)).not.toContain('ElasticsearchShardsUnassigned');
});

test('T-06 no figures at all count as no nodes', () => {
  const { expr } = rulesOf('edtech-assistant/production').find(({ alert }) => alert === 'ElasticsearchNodeMissing')!;
  expect(expr).toBe(
    '(min(elasticsearch_cluster_health_number_of_nodes{namespace="edtech-assistant-production-data",cluster="elasticsearch"}) or vector(0)) < 3',
  );
});

test('T-06 the exporter beside each node is scraped, where Prometheus is let in', () => {
  const rendered = real('edtech-assistant/production');
  const [endpoint] = rendered.object('PodMonitor', 'elasticsearch').spec.podMetricsEndpoints;
  const exporter = rendered.object('Elasticsearch', 'elasticsearch').spec.nodeSets[0].podTemplate.spec.containers[1];
  expect(exporter.ports).toEqual([{ name: endpoint.port, containerPort: 9114, protocol: 'TCP' }]);
  const { egress } = rendered.object('NetworkPolicy', 'prometheus-scrapes').spec;
  expect(JSON.stringify(egress)).toContain('"elasticsearch.k8s.elastic.co/cluster-name":"elasticsearch"');
});

test('S-31 commands of the runbook are about the namespace of the datastores', () => {
  const text = runbookOf('edtech-assistant/staging')
    .map(({ body }) => body)
    .join('\n');
  expect(text).toContain('kubectl -n edtech-assistant-staging-data get elasticsearch elasticsearch');
  expect(text).not.toMatch(/undefined|\[object|production/);
});
