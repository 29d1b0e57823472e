import { requireKeptData } from '../../../charts/checks/manifests/require-kept-data';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

const object = (apiVersion: string, kind: string, options?: string) => ({
  apiVersion,
  kind,
  metadata: { name: 'records', ...(options !== undefined && { annotations: { [SYNC_OPTIONS]: options } }) },
});

const KINDS: readonly [apiVersion: string, kind: string][] = [
  ['v1', 'Namespace'],
  ['v1', 'PersistentVolumeClaim'],
  ['apps/v1', 'StatefulSet'],
  ['postgresql.cnpg.io/v1', 'Cluster'],
  ['postgresql.cnpg.io/v1', 'Database'],
  ['psmdb.percona.com/v1', 'PerconaServerMongoDB'],
  ['redis.redis.opstreelabs.in/v1beta2', 'Redis'],
  ['redis.redis.opstreelabs.in/v1beta2', 'RedisCluster'],
  ['kafka.strimzi.io/v1', 'Kafka'],
  ['kafka.strimzi.io/v1', 'KafkaNodePool'],
  ['kafka.strimzi.io/v1', 'KafkaTopic'],
  ['rabbitmq.com/v1beta1', 'RabbitmqCluster'],
  ['rabbitmq.com/v1beta1', 'Vhost'],
  ['rabbitmq.com/v1beta1', 'Queue'],
  ['elasticsearch.k8s.elastic.co/v1', 'Elasticsearch'],
];

test.each(KINDS)('C-30 %s %s has to be kept', (apiVersion, kind) => {
  expect(requireKeptData(object(apiVersion, kind))).toEqual([
    'holds data, and Argo CD may remove it: "argocd.argoproj.io/sync-options" lacks Prune=false and Delete=false; annotate it with KEPT',
  ]);
  expect(requireKeptData(object(apiVersion, kind, 'Prune=false,Delete=false'))).toEqual([]);
});

test.each([
  ['Prune=false', 'Delete=false'],
  ['Delete=false', 'Prune=false'],
  ['Prune=false,Delete=true', 'Delete=false'],
])('C-30 half is not enough: %s', (options, missing) => {
  expect(requireKeptData(object('v1', 'Namespace', options))).toEqual([
    `holds data, and Argo CD may remove it: "argocd.argoproj.io/sync-options" lacks ${missing}; annotate it with KEPT`,
  ]);
});

test('C-30 other options may stand beside them', () => {
  expect(requireKeptData(object('v1', 'Namespace', 'Delete=false, ServerSideApply=true, Prune=false'))).toEqual([]);
});

test.each([
  ['v1', 'ConfigMap'],
  ['postgresql.cnpg.io/v1', 'Pooler'],
  ['cluster.x-k8s.io/v1beta1', 'Cluster'],
])('%s %s holds none', (apiVersion, kind) => {
  expect(requireKeptData(object(apiVersion, kind))).toEqual([]);
});

test.each(ENVIRONMENTS)('C-30 %s keeps its namespaces, and with them all volumes', (id) => {
  const faults = real(id).of('Namespace').flatMap(requireKeptData);
  expect(real(id).of('Namespace').length).toBeGreaterThan(1);
  expect(faults).toEqual([]);
});
