import { environmentsOf } from '../../charts/model/environment';
import { educationalPlatform } from '../../charts/platforms/educational-platform/platform';
import { destinationsOf } from '../fixtures/destinations';
import { real } from '../fixtures/rendered';

const production = real('educational-platform/production');

const SERVICES = ['analytics-service', 'assessment-service', 'auth-service', 'content-service', 'user-service'];

test("E-01 there are these five services, in the document's namespace", () => {
  const deployments = production.of('Deployment').map(({ metadata }) => [metadata.name, metadata.namespace]);
  expect(deployments).toEqual(SERVICES.map((name) => [name, 'educational-platform']));
});

test("datastores are in a namespace of their own, the document's", () => {
  expect(production.object('Namespace', 'educational-platform-data').kind).toBe('Namespace');
});

test('E-01 Kong is the gateway: from 3 to 12 instances, by their load', () => {
  const { source } = production.object('Application', 'educational-platform-production-kong').spec;
  expect([source.repoURL, source.chart]).toEqual(['https://charts.konghq.com', 'ingress']);
  expect(source.helm.valuesObject.gateway.autoscaling).toMatchObject({
    enabled: true,
    minReplicas: 3,
    maxReplicas: 12,
  });
});

test.each(SERVICES)('E-01 Kong is the only way from outside to %s', (service) => {
  const principals = production
    .object('AuthorizationPolicy', service)
    .spec.rules.flatMap(({ from }: { from: { source: { principals: string[] } }[] }) =>
      from.flatMap(({ source }) => source.principals),
    );
  expect(principals).toEqual(['cluster.local/ns/kong/sa/kong-gateway']);
});

const KAFKA = '9093 strimzi.io/broker-role=true,strimzi.io/cluster=kafka';
const MONGODB = '27017 app.kubernetes.io/component=mongod,app.kubernetes.io/instance=mongodb';
const POSTGRES = '5432 app.kubernetes.io/part-of=postgres,cnpg.io/podRole=pooler';
const REDIS = '6379 app=redis-leader,redis_setup_type=cluster or app=redis-follower,redis_setup_type=cluster';

test.each([
  ['auth-service', [KAFKA, POSTGRES, REDIS]],
  ['user-service', [KAFKA, POSTGRES, REDIS]],
  ['content-service', [KAFKA, MONGODB, REDIS]],
  ['assessment-service', [KAFKA, POSTGRES]],
  ['analytics-service', [KAFKA, MONGODB, POSTGRES]],
])('C-10 %s reaches its datastores and Kafka, and no other service', (service, destinations) => {
  expect(destinationsOf(production, service)).toEqual(destinations);
});

test('E-10 analytics-service reads PostgreSQL at its read-only end, on both shards; who writes does so at the other', () => {
  const hosts = (service: string): string =>
    production.container(service).env.find(({ name }: { name: string }) => name === 'POSTGRES_HOSTS').value;
  const at = (end: string) =>
    [0, 1].map((shard) => `postgres-${shard}-pooler-${end}.educational-platform-data.svc`).join(',');
  expect(hosts('analytics-service')).toBe(at('ro'));
  for (const service of ['assessment-service', 'auth-service', 'user-service']) expect(hosts(service)).toBe(at('rw'));
});

test.each([
  ['analytics-service', ['KAFKA', 'MONGODB', 'POSTGRES']],
  ['assessment-service', ['KAFKA', 'POSTGRES']],
  ['auth-service', ['KAFKA', 'POSTGRES', 'REDIS']],
  ['content-service', ['KAFKA', 'MONGODB', 'REDIS']],
  ['user-service', ['KAFKA', 'POSTGRES', 'REDIS']],
])('C-10 %s is told of the datastores that it declares, and of no others', (service, stores) => {
  const told = production
    .container(service)
    .env.map(({ name }: { name: string }) => /^(KAFKA|MONGODB|POSTGRES|REDIS)_/.exec(name)?.[1]);
  expect([...new Set(told)].filter((name) => name !== undefined).sort()).toEqual(stores);
});

test.each([
  ['auth-service', 99.9, '300ms', 0.1],
  ['content-service', 99.95, '500ms', 0.05],
  ['assessment-service', 99.9, '500ms', 0.1],
  ['analytics-service', 99.5, '5s', 0.5],
])('E-21 %s promises %d %%, %s at p95 and %d %% of errors', (service, availability, within, errorRate) => {
  for (const { services } of environmentsOf(educationalPlatform)) {
    const { objective } = services.find(({ name }) => name === service)!;
    expect(objective).toEqual({ availability, latency: { percentile: 95, within }, errorRate });
  }
});

test('E-21 the gateway promises 99.99 %, 100 ms at p95 and 0.01 % of errors', () => {
  expect(educationalPlatform.edge.objective).toEqual({
    availability: 99.99,
    latency: { percentile: 95, within: '100ms' },
    errorRate: 0.01,
  });
});

describe('content-service-hpa', () => {
  const { apiVersion, metadata, spec } = production.object('HorizontalPodAutoscaler', 'content-service-hpa');

  test('E-30 scales the Deployment content-service', () => {
    expect([apiVersion, metadata.namespace]).toEqual(['autoscaling/v2', 'educational-platform']);
    expect(spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'content-service' });
  });

  test('E-30 keeps from 3 to 50 pods', () => {
    expect([spec.minReplicas, spec.maxReplicas]).toEqual([3, 50]);
  });

  test('E-30 adds pods at 70 % of cpu or 80 % of memory', () => {
    expect(spec.metrics).toEqual([
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } } },
    ]);
  });

  test('E-30 doubles every 15 seconds once the load has lasted 60', () => {
    expect(spec.behavior.scaleUp).toEqual({
      stabilizationWindowSeconds: 60,
      policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
    });
  });

  test('E-30 shrinks by a tenth a minute once the load has been gone for 300 seconds', () => {
    expect(spec.behavior.scaleDown).toEqual({
      stabilizationWindowSeconds: 300,
      policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }],
    });
  });
});

test.each([
  ['auth-service', 3, 12],
  ['user-service', 3, 10],
  ['assessment-service', 3, 10],
  ['analytics-service', 2, 6],
])('E-30 %s has an autoscaler too, from %d to %d pods at 70 %% of cpu or 80 %% of memory', (service, min, max) => {
  const { minReplicas, maxReplicas, metrics } = production.object('HorizontalPodAutoscaler', service).spec;
  const targets = metrics.map(
    ({ resource }: { resource: { name: string; target: { averageUtilization: number } } }) => [
      resource.name,
      resource.target.averageUtilization,
    ],
  );
  expect([minReplicas, maxReplicas]).toEqual([min, max]);
  expect(targets).toEqual([
    ['cpu', 70],
    ['memory', 80],
  ]);
});

test.each([
  ['requests.cpu', '50'],
  ['requests.memory', '100Gi'],
  ['limits.cpu', '100'],
  ['limits.memory', '200Gi'],
  ['persistentvolumeclaims', '50'],
  ['services', '50'],
])('E-40 production-quota holds %s to %s', (resource, most) => {
  const { metadata, spec } = production.object('ResourceQuota', 'production-quota', 'guardrails');
  expect(metadata.namespace).toBe('educational-platform');
  expect(spec.hard[resource]).toBe(most);
});

test('E-40 production-quota holds nothing besides', () => {
  const { spec } = production.object('ResourceQuota', 'production-quota', 'guardrails');
  expect(Object.keys(spec.hard)).toHaveLength(6);
});
