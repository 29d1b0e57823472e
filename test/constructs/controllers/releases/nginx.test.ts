import type { Platform } from '../../../../charts/model/platform';
import type { Part } from '../../../fixtures/merge';
import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const sourceOf = (overrides: Part<Platform> = {}, environment = 'production') =>
  small(overrides, environment).object('Application', `campus-${environment}-nginx-ingress`).spec.source;

const controllerOf = (...parameters: Parameters<typeof sourceOf>) =>
  sourceOf(...parameters).helm.valuesObject.controller;

const firewallOf = (overrides: Part<Platform> = {}) =>
  small(overrides).object('NetworkPolicy', 'nginx-ingress', 'cluster').spec;

const blocks = (overrides: Part<Platform>) =>
  // biome-ignore lint/suspicious/noExplicitAny: rendered YAML as it is
  firewallOf(overrides).ingress.flatMap(({ from, ports }: any) =>
    from
      // biome-ignore lint/suspicious/noExplicitAny: as above
      .flatMap(({ ipBlock }: any) => (ipBlock ? [ipBlock.cidr] : []))
      // biome-ignore lint/suspicious/noExplicitAny: as above
      .map((cidr: string) => `${cidr} ${ports.map(({ port }: any) => port)}`),
  );

test('C-33 it comes as chart of an OCI registry, without the definitions of what is switched off', () => {
  const { repoURL, chart, helm } = sourceOf();
  expect([repoURL, chart, helm.skipCrds]).toEqual(['ghcr.io/nginx/charts', 'nginx-ingress', true]);
  expect(helm.valuesObject.controller).toMatchObject({ enableCustomResources: false, enableSnippets: false });
});

test('C-22 it watches routes of the services, and Secrets of its own namespace only', () => {
  const { controller, rbac } = sourceOf().helm.valuesObject;
  expect(controller).toMatchObject({
    watchNamespace: 'nginx-ingress,campus',
    watchSecretNamespace: 'nginx-ingress',
  });
  expect(rbac).toEqual({ create: true, clusterrole: { create: false } });
});

test('C-12 its pods are those that services admit, by label and by identity', () => {
  const { pod, serviceAccount } = controllerOf();
  const [{ podSelector }] = small().object('NetworkPolicy', 'gateway').spec.ingress[0].from;
  const labels = { app: 'ingress-controller' };
  expect([pod.extraLabels, podSelector.matchLabels]).toEqual([labels, labels]);
  const [{ from }] = small().object('AuthorizationPolicy', 'gateway').spec.rules;
  expect([serviceAccount.name, from[0].source.principals]).toEqual([
    'nginx-ingress',
    ['cluster.local/ns/nginx-ingress/sa/nginx-ingress'],
  ]);
});

test('A-50 they carry the label that the document of azora names', () => {
  const { valuesObject } = real('azora/production').object('Application', 'azora-production-nginx-ingress').spec.source
    .helm;
  expect(valuesObject.controller.pod.extraLabels).toEqual({ app: 'ingress-controller' });
});

test('C-12 it is in the mesh, and reached beside it: clients have no certificate', () => {
  const { namespace, labels } = small().object('Namespace', 'nginx-ingress').metadata;
  expect([namespace, labels['istio-injection']]).toEqual([undefined, 'enabled']);
  expect(controllerOf().pod.annotations['traffic.sidecar.istio.io/includeInboundPorts']).toBe('');
});

test('T-01 a pod that stops serves until the load balancer knows, and until connections have had their time', () => {
  const { lifecycle, terminationGracePeriodSeconds } = controllerOf({ services: { gateway: { drain: 300 } } });
  // AWS's network load balancer sends new connections for two minutes after it has been told.
  expect(lifecycle).toEqual({ preStop: { sleep: { seconds: 150 } } });
  expect(terminationGracePeriodSeconds).toBe(480);
});

test('A-03 behind the load balancer of another provider it waits for less', () => {
  const { lifecycle, minReadySeconds } = controllerOf({ edge: { loadBalancer: 'provider' } });
  expect([lifecycle.preStop.sleep.seconds, minReadySeconds]).toEqual([60, 10]);
});

test('C-05 a rollout goes on when the load balancer had time to find the new pod', () => {
  expect(controllerOf().minReadySeconds).toBe(120);
});

test.each([
  ['production', 3, 12],
  ['staging', 2, 3],
])('T-02 in %s there are %d to %d pods, one at a time is taken away', (environment, minReplicas, maxReplicas) => {
  const { autoscaling, podDisruptionBudget, strategy } = controllerOf({}, environment);
  expect(autoscaling).toMatchObject({ minReplicas, maxReplicas });
  expect(podDisruptionBudget).toEqual({ enabled: true, maxUnavailable: 1 });
  expect(strategy.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 });
});

test('T-02 where connections stay open, memory asks for pods too', () => {
  const memory = (gateway: object) =>
    controllerOf({ services: { gateway } }).autoscaling.targetMemoryUtilizationPercentage;
  expect([memory({ keepsOpen: 'websockets' }), memory({})]).toEqual([80, 0]);
});

test('C-04 its pods name what Pod Security asks for', () => {
  const { podSecurityContext, readOnlyRootFilesystem } = controllerOf();
  expect(podSecurityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(readOnlyRootFilesystem).toBe(true);
});

test('T-05 the internet may come to its two ports, health is asked by the load balancer', () => {
  expect(blocks({})).toEqual(['0.0.0.0/0 80,443', '10.0.0.0/24 8081']);
});

test('L-03 behind CloudFront packets come from the load balancer, and to one port', () => {
  expect(blocks({ edge: { cdn: 'cloudfront' } })).toEqual(['10.0.0.0/24 443', '10.0.0.0/24 8081']);
});

test('A-03 of another provider the load balancer may send from anywhere', () => {
  expect(blocks({ edge: { loadBalancer: 'provider' } })).toEqual(['0.0.0.0/0 80,443']);
});

test('C-10 it reaches the services with routes at their ports, and no other pod of theirs', () => {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const services = firewallOf().egress.flatMap(({ to, ports }: any) =>
    to
      // biome-ignore lint/suspicious/noExplicitAny: as above
      .filter(({ namespaceSelector }: any) => Object.values(namespaceSelector?.matchLabels ?? {}).includes('campus'))
      // biome-ignore lint/suspicious/noExplicitAny: as above
      .map(({ podSelector }: any) => `${podSelector.matchLabels.app}:${ports[0].port}`),
  );
  expect(services).toEqual(['gateway:3000']);
});

test('C-33 it is there for NGINX only', () => {
  const names = small({ edge: { proxy: 'kong' } })
    .of('Application')
    .map(({ metadata }) => metadata.name);
  expect(names).not.toContain('campus-production-nginx-ingress');
});
