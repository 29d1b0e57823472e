import { imageOf } from '../fixtures/platform';
import { ENVIRONMENTS, real } from '../fixtures/rendered';
import { SMALL_SERVICES, small } from '../fixtures/small';

const KEYS = [
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/version',
  'app.kubernetes.io/component',
  'app.kubernetes.io/part-of',
  'app.kubernetes.io/managed-by',
  'team',
  'cost-center',
  'tier',
  'environment',
];

test.each(ENVIRONMENTS)('C-07 every object of %s says whose it is', (id) => {
  const bare = real(id).all.filter(({ manifest }) => KEYS.some((key) => !manifest.metadata.labels?.[key]));
  expect(bare.map(({ path }) => path)).toEqual([]);
});

test('C-07 what belongs to a service carries its name, version and tier', () => {
  expect(small().object('Service', 'users').metadata.labels).toMatchInlineSnapshot(`
app: users
app.kubernetes.io/component: service
app.kubernetes.io/instance: campus-production
app.kubernetes.io/managed-by: cdk8s
app.kubernetes.io/name: users
app.kubernetes.io/part-of: campus
app.kubernetes.io/version: 1.4.0
cost-center: education
environment: production
team: campus
tier: standard
`);
});

test('C-07 what belongs to an environment as a whole carries its name and version, and is critical', () => {
  expect(small().object('ResourceQuota', 'production-quota', 'guardrails').metadata.labels).toMatchInlineSnapshot(`
app.kubernetes.io/component: guardrails
app.kubernetes.io/instance: campus-production
app.kubernetes.io/managed-by: cdk8s
app.kubernetes.io/name: campus
app.kubernetes.io/part-of: campus
app.kubernetes.io/version: 1.0.0
cost-center: education
environment: production
team: campus
tier: critical
`);
});

test.each([
  ['cluster', 'cluster'],
  ['guardrails', 'guardrails'],
  ['data', 'guardrails'],
  ['mesh', 'mesh'],
  ['argocd', 'delivery'],
  ['root', 'delivery'],
  ['users', 'service'],
])('C-07 everything in the folder %s is of the component %s', (folder, component) => {
  const objects = small().all.filter(({ path }) => path.startsWith(`campus/production/${folder}/`));
  const components = objects.map(({ manifest }) => manifest.metadata.labels?.['app.kubernetes.io/component']);
  expect(new Set(components)).toEqual(new Set([component]));
});

test.each(SMALL_SERVICES)('C-07 the pods of %s carry the labels of their Deployment', (service) => {
  const { metadata, spec } = small().object('Deployment', service);
  expect(spec.template.metadata.labels).toEqual(metadata.labels);
});

test('C-07 a service is of the version that its image is tagged with', () => {
  const image = imageOf('users').replace(':1.4.0', ':2.0.0');
  const { metadata } = small({ environments: { production: { images: { users: image } } } }).object('Service', 'users');
  expect(metadata.labels['app.kubernetes.io/version']).toBe('2.0.0');
});

test('C-07 a service whose image has a digest only is of the version of the definition', () => {
  const image = imageOf('users').replace(':1.4.0', '');
  const { metadata } = small({ environments: { production: { images: { users: image } } } }).object('Service', 'users');
  expect(metadata.labels['app.kubernetes.io/version']).toBe('1.0.0');
});

test('C-07 what nginx serves is a frontend', () => {
  const { metadata } = small({ services: { users: { runtime: 'nginx' } } }).object('Deployment', 'users');
  expect(metadata.labels['app.kubernetes.io/component']).toBe('frontend');
});

test.each(SMALL_SERVICES)('C-07 selectors of every kind find the pods of %s', (service) => {
  const rendered = small();
  const selectors = [
    rendered.object('Deployment', service).spec.selector.matchLabels,
    rendered.object('Service', service).spec.selector,
    rendered.object('PodDisruptionBudget', service).spec.selector.matchLabels,
    rendered.object('NetworkPolicy', service).spec.podSelector.matchLabels,
    rendered.object('AuthorizationPolicy', service).spec.selector.matchLabels,
    rendered.object('Sidecar', service).spec.workloadSelector.labels,
    rendered.object('ServiceMonitor', service).spec.selector.matchLabels,
  ];
  expect(selectors).toEqual(selectors.map(() => ({ app: service })));
  expect(rendered.object('Deployment', service).spec.template.metadata.labels.app).toBe(service);
});
