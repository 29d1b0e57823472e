import { ENVIRONMENTS, real } from '../../../fixtures/rendered';

const production = real('educational-platform/production');

const application = () => production.object('Application', 'educational-platform-production-redis-operator');

const values = () => application().spec.source.helm.valuesObject;

test('C-33 its chart is the one whose operator the definitions beside it are of', () => {
  const { chart, targetRevision, repoURL } = application().spec.source;
  expect([repoURL, chart, targetRevision]).toEqual([
    'https://ot-container-kit.github.io/helm-charts',
    'redis-operator',
    '0.26.1',
  ]);
  const { imageTag, initContainerImageTag } = values().redisOperator;
  expect([imageTag, initContainerImageTag]).toEqual(['v0.26.0', 'v0.26.0']);
});

test('C-33 it is there where a platform has Redis, before the Redis', () => {
  const wave = (name: string) =>
    Number(
      production.object('Application', `educational-platform-production-${name}`).metadata.annotations[
        'argocd.argoproj.io/sync-wave'
      ],
    );
  expect(wave('redis-operator')).toBeLessThan(wave('redis'));
  for (const id of ENVIRONMENTS) {
    const names = real(id)
      .of('Application')
      .map(({ metadata }) => metadata.name);
    const hasRedis = [...real(id).environment.datastores.values()].some(({ engine }) => engine === 'redis');
    expect(names.some((name) => name.endsWith('-redis-operator'))).toBe(hasRedis);
  }
});

test("C-22 it watches the datastores' namespace and has rights there and in its own, nowhere else", () => {
  expect(values().redisOperator.watchNamespace).toBe('educational-platform-data');
  expect(values().rbac).toEqual({ enabled: true, scope: 'namespace' });
  const { rules, metadata } = production.object('Role', 'redis-operator');
  expect(metadata.namespace).toBe('educational-platform-data');
  expect(production.object('RoleBinding', 'redis-operator').subjects).toEqual([
    { kind: 'ServiceAccount', name: 'redis-operator', namespace: 'redis-operator' },
  ]);
  const verbs = (resource: string) =>
    rules.find(({ resources }: { resources: string[] }) => resources.includes(resource)).verbs;
  expect(verbs('secrets')).toEqual(['get']);
  for (const resource of ['persistentvolumeclaims', 'redisclusters', 'pods'])
    expect(verbs(resource)).not.toContain('delete');
});

test('C-31 its rights are there before it starts', () => {
  const path = production.all.find(
    ({ manifest }) => manifest.kind === 'Role' && manifest.metadata.name === 'redis-operator',
  )?.path;
  expect(path).toContain('/data/');
});

test('C-33 it runs twice, and one of the two may go at a time', () => {
  expect(values().replicas).toBe(2);
  const { metadata, spec } = production.object('PodDisruptionBudget', 'redis-operator');
  expect([metadata.namespace, spec.maxUnavailable, spec.selector.matchLabels]).toEqual([
    'redis-operator',
    1,
    { name: 'redis-operator' },
  ]);
});

test('C-02 C-04 it has requests, limits, the priority of controllers, and no rights on its node', () => {
  const { resources, priorityClassName, podSecurityContext, securityContext } = values();
  expect(Object.keys(resources).sort()).toEqual(['limits', 'requests']);
  expect(priorityClassName).toBe('controllers');
  expect(podSecurityContext.runAsNonRoot).toBe(true);
  expect(securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('C-10 it reaches the Kubernetes API, names, and the instances that it made', () => {
  const { ingress, egress } = production.object('NetworkPolicy', 'redis-operator', 'cluster').spec;
  expect(ingress.map(({ ports }: { ports: { port: number }[] }) => ports[0]!.port)).toEqual([8080]);
  expect(egress.map(({ ports }: { ports: { port: number }[] }) => ports[0]!.port)).toEqual([443, 53, 6379]);
  expect(JSON.stringify(egress)).not.toContain('0.0.0.0/0');
});
