import { inProduction } from '../../fixtures/platform';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { SMALL_SERVICES, small } from '../../fixtures/small';

test.each(ENVIRONMENTS)('C-08 no Deployment of %s fixes the replicas that an autoscaler owns', (id) => {
  const fixed = real(id)
    .of('Deployment')
    .filter(({ spec }) => 'replicas' in (spec as object));
  expect(fixed.map(({ metadata }) => metadata.name)).toEqual([]);
});

test.each(SMALL_SERVICES)('C-01 %s runs under a ServiceAccount of its own', (service) => {
  const rendered = small();
  expect(rendered.object('Deployment', service).spec.template.spec.serviceAccountName).toBe(service);
  expect(rendered.object('ServiceAccount', service).metadata.namespace).toBe('campus');
});

test.each(SMALL_SERVICES)('C-01 %s has no token of the Kubernetes API, by its account and by its pod', (service) => {
  const rendered = small();
  expect(rendered.object('ServiceAccount', service).automountServiceAccountToken).toBe(false);
  expect(rendered.object('Deployment', service).spec.template.spec.automountServiceAccountToken).toBe(false);
});

test('C-05 a rollout never has fewer pods than before, and adds a quarter unless told otherwise', () => {
  expect(small().object('Deployment', 'users').spec.strategy).toMatchInlineSnapshot(`
type: RollingUpdate
rollingUpdate:
  maxSurge: 25%
  maxUnavailable: 0
`);
});

test('a rollout adds as many pods as the service allows', () => {
  const { spec } = small({ services: { users: { surge: 100 } } }).object('Deployment', 'users');
  expect(spec.strategy.rollingUpdate).toEqual({ maxSurge: '100%', maxUnavailable: 0 });
});

test('a new pod counts once it has been ready for 10 seconds, and a rollout that stands still for 10 minutes failed', () => {
  const { minReadySeconds, progressDeadlineSeconds } = small().object('Deployment', 'users').spec;
  expect([minReadySeconds, progressDeadlineSeconds]).toEqual([10, 600]);
});

test('five former versions are kept to go back to', () => {
  expect(small().object('Deployment', 'users').spec.revisionHistoryLimit).toBe(5);
});

test('C-03 a pod pauses before it stops, in the kubelet and not in a shell of its image', () => {
  expect(small().container('users').lifecycle).toEqual({ preStop: { sleep: { seconds: 10 } } });
});

test('C-01 the address of a service serves the port that its pods open', () => {
  expect(small().object('Service', 'users').spec).toMatchInlineSnapshot(`
type: ClusterIP
selector:
  app: users
ports:
  - name: http
    appProtocol: http
    port: 3001
    protocol: TCP
    targetPort: http
`);
});

test.each(SMALL_SERVICES)('C-01 the port that the address of %s leads to is one of its container', (service) => {
  const rendered = small();
  const [address] = rendered.object('Service', service).spec.ports;
  expect(rendered.container(service).ports).toContainEqual({
    name: address.targetPort,
    containerPort: address.port,
    protocol: 'TCP',
  });
});

test('L-20 a service with an identity in the cloud has an IAM role of its own, by its ServiceAccount', () => {
  const { annotations } = small({ services: { users: { identity: 'cloud' } } }).object(
    'ServiceAccount',
    'users',
  ).metadata;
  expect(annotations).toEqual({
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/campus-production-users',
  });
});

test('L-20 a service has no role where it needs none, or where the cloud has no such roles', () => {
  const elsewhere = {
    services: { users: { identity: 'cloud' } },
    edge: { loadBalancer: 'provider', dns: 'cloudflare' },
    ...inProduction({ cloud: { provider: 'any' }, secretStore: { kind: 'sealed', sealed: { secrets: {} } } }),
  } as const;
  for (const rendered of [small(), small(elsewhere)]) {
    expect(rendered.object('ServiceAccount', 'users').metadata).not.toHaveProperty('annotations');
  }
});

test.each(ENVIRONMENTS)('L-20 no two ServiceAccounts of services in %s share a role', (id) => {
  const services = real(id).environment.services.map(({ name }) => name);
  const roles = real(id)
    .of('ServiceAccount')
    .filter(({ metadata }) => services.includes(metadata.name))
    .map(({ metadata }) => (metadata as { annotations?: Record<string, string> }).annotations)
    .flatMap((annotations) => annotations?.['eks.amazonaws.com/role-arn'] ?? []);
  expect(roles.filter((role, index) => roles.indexOf(role) < index)).toEqual([]);
  if (id.startsWith('learning-platform/')) {
    expect(roles).toContainEqual(expect.stringMatching(`/${id.replace('/', '-')}-notification-service$`));
  }
});
