import { connectionsOf } from '../../charts/model/connections';
import { asksForTokens, type Environment } from '../../charts/model/environment';
import type { Platform } from '../../charts/model/platform';
import type { Service } from '../../charts/model/service';
import type { Part } from '../fixtures/merge';
import { smallEnvironment } from '../fixtures/platform';
import { ENVIRONMENTS, RenderedEnvironment, real } from '../fixtures/rendered';
import { small } from '../fixtures/small';

const filesIn = ({ all }: RenderedEnvironment, folder: string): string[] =>
  all.map(({ path }) => path.split('/').slice(2).join('/')).filter((path) => path.startsWith(`${folder}/`));

test('C-01 C-12 a service is these objects, each in a file of its own in one folder', () => {
  expect(filesIn(small(), 'users')).toMatchInlineSnapshot(`
- users/ServiceAccount-users.yaml
- users/Deployment-users.yaml
- users/Service-users.yaml
- users/HorizontalPodAutoscaler-users.yaml
- users/ExternalSecret-users-datastores.yaml
- users/PodDisruptionBudget-users.yaml
- users/NetworkPolicy-users.yaml
- users/AuthorizationPolicy-users.yaml
- users/VirtualService-users.yaml
- users/DestinationRule-users.yaml
- users/Sidecar-users.yaml
- users/ServiceMonitor-users.yaml
`);
});

test('C-01 a service without datastores has no Secret of their values', () => {
  expect(filesIn(small(), 'gateway').filter((path) => path.includes('ExternalSecret'))).toEqual([]);
});

test('C-01 a service that scales on demand has a ScaledObject in place of the autoscaler that KEDA makes of it', () => {
  const files = filesIn(small({ services: { users: { scale: { demand: { requestsPerSecond: 50 } } } } }), 'users');
  expect(files).toContain('users/ScaledObject-users.yaml');
  expect(files).not.toContain('users/HorizontalPodAutoscaler-users.yaml');
});

const KINDS = [
  'AuthorizationPolicy',
  'Deployment',
  'DestinationRule',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'Service',
  'ServiceAccount',
  'ServiceMonitor',
  'Sidecar',
  'VirtualService',
];

/** Whether something that some datastore of the service asks for is secret. */
const hasSecrets = (environment: Environment, service: Service): boolean =>
  [...connectionsOf(environment, service).values()].some(
    ({ secrets, files }) => Object.keys({ ...secrets, ...files }).length > 0,
  );

test.each(ENVIRONMENTS)('C-01 C-12 every service of %s has one object of each kind, and one autoscaler', (id) => {
  const rendered = real(id);
  const { namespaces, services } = rendered.environment;
  for (const service of services) {
    const { name } = service;
    const kinds = [
      ...KINDS,
      ...(asksForTokens(rendered.environment, service) ? ['RequestAuthentication'] : []),
      ...(hasSecrets(rendered.environment, service) ? ['ExternalSecret'] : []),
    ];
    const objects = rendered.all
      .filter(({ path }) => path.startsWith(`${id}/${name}/`))
      .map(({ manifest }) => manifest);
    const autoscalers = objects.filter(({ kind }) => ['HorizontalPodAutoscaler', 'ScaledObject'].includes(kind));
    const others = objects.filter((object) => !autoscalers.includes(object));
    expect(autoscalers).toHaveLength(1);
    expect(others.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
    expect(new Set(objects.map(({ metadata }) => metadata.namespace))).toEqual(new Set([namespaces.services]));
  }
});

test('C-40 rendering twice gives the same, to the byte', () => {
  const twice = [1, 2].map(() => JSON.stringify(new RenderedEnvironment(smallEnvironment()).all));
  expect(twice[0]).toBe(twice[1]);
});

/** The files that are new or different with these overrides, without platform and environment. */
function changes(overrides: Part<Platform>): string[] {
  const before = new Map(small().all.map(({ path, manifest }) => [path, JSON.stringify(manifest)]));
  return small(overrides)
    .all.filter(({ path, manifest }) => before.get(path) !== JSON.stringify(manifest))
    .map(({ path }) => path.split('/').slice(2).join('/'));
}

test('C-40 a new service touches its own folder, and the policies of those it calls', () => {
  const others = changes({ services: { chat: { calls: ['users'] } } }).filter((path) => !path.startsWith('chat/'));
  expect(others).toEqual([
    'users/NetworkPolicy-users.yaml',
    'users/AuthorizationPolicy-users.yaml',
    'argocd/Application-campus-production-chat.yaml',
  ]);
});

test('C-40 a longer drain changes the Deployment that carries it and nothing else', () => {
  expect(changes({ services: { users: { drain: 60 } } })).toEqual(['users/Deployment-users.yaml']);
});

test.each(ENVIRONMENTS)('C-42 nothing in %s is a Secret', (id) => {
  expect(real(id).of('Secret')).toEqual([]);
});

test.each(ENVIRONMENTS)('C-42 no environment variable of %s that is named like a secret has its value here', (id) => {
  const rendered = real(id);
  const variables = rendered.environment.services.flatMap(
    ({ name }): readonly { name: string; value?: string }[] => rendered.container(name).env,
  );
  const secret = variables.filter(({ name }) => /PASSWORD|SECRET|TOKEN|CREDENTIAL|_KEY$/.test(name));
  expect(secret.filter((variable) => 'value' in variable)).toEqual([]);
});
