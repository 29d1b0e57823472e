import { SMALL_SERVICES, small } from '../../fixtures/small';

const metricsOf = (scale: object): { resource: { name: string } }[] =>
  small({ services: { users: { scale } } }).object('HorizontalPodAutoscaler', 'users').spec.metrics;

test.each(SMALL_SERVICES)('C-01 %s is scaled by its Deployment, which exists', (service) => {
  const rendered = small();
  const { apiVersion, spec } = rendered.object('HorizontalPodAutoscaler', service);
  expect(apiVersion).toBe('autoscaling/v2');
  expect(spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: service });
  expect(rendered.object('Deployment', service).apiVersion).toBe('apps/v1');
});

test('C-01 a service keeps between its least and its most pods', () => {
  const { spec } = small({ services: { users: { scale: { min: 3, max: 9 } } } }).object(
    'HorizontalPodAutoscaler',
    'users',
  );
  expect([spec.minReplicas, spec.maxReplicas]).toEqual([3, 9]);
});

test('C-01 pods are added for cpu and for memory, in percent of what they request', () => {
  expect(metricsOf({})).toMatchInlineSnapshot(`
- type: Resource
  resource:
    name: cpu
    target:
      type: Utilization
      averageUtilization: 70
- type: Resource
  resource:
    name: memory
    target:
      type: Utilization
      averageUtilization: 80
`);
});

test.each([
  ['cpu', 'memory'],
  ['memory', 'cpu'],
])('C-01 a service without a figure for %s is scaled by %s alone', (without, other) => {
  expect(metricsOf({ [without]: undefined }).map(({ resource }) => resource.name)).toEqual([other]);
});

test('an autoscaler has the name that the document gives it', () => {
  const rendered = small({ services: { users: { names: { autoscaler: 'users-hpa' } } } });
  expect(rendered.object('HorizontalPodAutoscaler', 'users-hpa').spec.scaleTargetRef.name).toBe('users');
});
