import type { Platform } from '../../../../charts/model/platform';
import type { Part } from '../../../fixtures/merge';
import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const annotationsOf = (overrides: Part<Platform> = {}): Record<string, string> =>
  small(overrides).object('Ingress', 'gateway.api.campus.example').metadata.annotations;

/** Host, path and service of every route of a real environment, as NGINX takes them. */
const routesOf = (id: string): string[] =>
  real(id)
    .of('Ingress')
    // biome-ignore lint/suspicious/noExplicitAny: rendered YAML as it is
    .flatMap(({ spec }: any) => spec.rules)
    .flatMap(({ host, http }) =>
      // biome-ignore lint/suspicious/noExplicitAny: as above
      (http?.paths ?? []).map(({ path, backend }: any) => `${host}${path} ${backend.service.name}`),
    )
    .sort();

test('L-02 each path leads to its service, and everything else to the page', () => {
  const domain = 'learning-platform.example.com';
  expect(routesOf('learning-platform/production').filter((route) => route.startsWith(domain))).toEqual([
    `${domain}/ frontend`,
    `${domain}/api/auth user-service`,
    `${domain}/api/courses course-service`,
    `${domain}/api/enrollments course-service`,
    `${domain}/api/notifications notification-service`,
    `${domain}/api/users user-service`,
  ]);
});

test('L-03 the host that CloudFront asks has the same routes, whether or not it hands on the one it was asked for', () => {
  const routes = routesOf('learning-platform/production');
  const [origin, own] = [true, false].map((at) => routes.filter((route) => route.startsWith('origin.') === at));
  expect(origin).toEqual(own!.map((route) => `origin.${route}`));
});

test('T-04 all calls of edtech-assistant arrive at its gateway', () => {
  expect(routesOf('edtech-assistant/production')).toEqual(['api.edtech-assistant.example.com/ api-gateway']);
});

test('A-03 what NGINX lets into azora is its gateway and nothing else', () => {
  expect(routesOf('azora/production')).toEqual(['api.azora.world/api azora-api-gateway']);
});

test('A-50 T-05 L-03 a host shows the certificate of the edge, from beside NGINX', () => {
  for (const [id, host] of [
    ['azora/production', 'api.azora.world'],
    ['edtech-assistant/production', 'api.edtech-assistant.example.com'],
    ['learning-platform/production', 'origin.learning-platform.example.com'],
  ] as const) {
    const { metadata, spec } = real(id).object('Ingress', host);
    const certificate = real(id).object('Certificate', spec.tls[0].secretName);
    expect(spec.tls[0].hosts).toEqual([host]);
    expect(certificate.spec.dnsNames).toContain(host);
    expect(certificate.metadata.namespace).toBe(metadata.namespace);
  }
});

test('C-12 requests enter the mesh by the name that it knows the service by', () => {
  expect(annotationsOf()).toMatchObject({
    'nginx.org/upstream-vhost': 'gateway.campus.svc.cluster.local',
    'nginx.org/use-cluster-ip': 'true',
  });
});

test('T-01 NGINX waits a little longer than the mesh, and for open connections an hour', () => {
  const waits = (gateway: object) => {
    const annotations = annotationsOf({ services: { gateway } });
    return ['read-timeout', 'send-timeout'].map((name) => annotations[`nginx.org/proxy-${name}`]);
  };
  expect(waits({ timeout: '90s' })).toEqual(['95s', '95s']);
  expect(waits({ timeout: '90s', keepsOpen: 'websockets' })).toEqual(['3600s', '3600s']);
});

test('T-01 websockets are upgraded for services that keep them open, and for no others', () => {
  expect(annotationsOf({ services: { gateway: { keepsOpen: 'websockets' } } })).toMatchObject({
    'nginx.org/websocket-services': 'gateway',
  });
  expect(annotationsOf()).not.toHaveProperty(['nginx.org/websocket-services']);
});

test('T-01 the limits of the edge hold for each client address', () => {
  const limits = { requestsPerSecond: 7, burst: 11, bodyMegabytes: 13 };
  expect(annotationsOf({ edge: { limits } })).toMatchObject({
    'nginx.org/limit-req-rate': '7r/s',
    'nginx.org/limit-req-burst': '11',
    'nginx.org/client-max-body-size': '13m',
  });
});

test('C-10 sidecars of NGINX know the services with routes, the mesh and the Kubernetes API', () => {
  const { metadata, spec } = small().object('Sidecar', 'nginx-ingress');
  expect({ namespace: metadata.namespace, ...spec }).toMatchInlineSnapshot(`
namespace: nginx-ingress
workloadSelector:
  labels:
    app: ingress-controller
egress:
  - hosts:
      - istio-system/*
      - default/kubernetes.default.svc.cluster.local
      - campus/gateway.campus.svc.cluster.local
outboundTrafficPolicy:
  mode: REGISTRY_ONLY
`);
});

interface Rule {
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

test('C-22 C-42 the controller reads Secrets nowhere but beside NGINX, and changes nothing of the services', () => {
  const rendered = small();
  const rules = ['Role', 'ClusterRole'].flatMap((kind) =>
    rendered
      .of(kind)
      .filter(({ metadata }) => metadata.name.startsWith('nginx'))
      .flatMap((role) => role.rules as Rule[]),
  );
  expect(rules.flatMap(({ resources }) => resources)).not.toContain('secrets');
  const changed = rules
    .filter(({ verbs }) => verbs.some((verb) => !['get', 'list', 'watch'].includes(verb)))
    .flatMap(({ resources, verbs }) => resources.map((resource) => `${verbs.join(' ')} ${resource}`));
  expect([...new Set(changed)]).toEqual(['update ingresses/status', 'create patch events']);
});

test('C-22 its Roles are bound in its own namespace and in that of the services, the datastores are out of its sight', () => {
  const bindings = small()
    .of('RoleBinding')
    .filter(({ metadata }) => metadata.name === 'nginx-routes');
  expect(bindings.map(({ metadata }) => metadata.namespace)).toEqual(['nginx-ingress', 'campus']);
  for (const { subjects } of bindings) {
    expect(subjects).toEqual([{ kind: 'ServiceAccount', name: 'nginx-ingress', namespace: 'nginx-ingress' }]);
  }
});
