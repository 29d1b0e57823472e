import { waveOf } from '../../charts/constructs/phase';
import { ENVIRONMENTS, type RenderedEnvironment, real } from '../fixtures/rendered';
import { small } from '../fixtures/small';

/** The wave of each Application by the name of its component. */
function wavesOf(rendered: RenderedEnvironment): Record<string, number> {
  const { platform, name } = rendered.environment;
  const children = rendered.all.filter(
    ({ path, manifest }) => path.includes('/argocd/') && manifest.kind === 'Application',
  );
  return Object.fromEntries(
    children.map(({ manifest }) => {
      const { annotations } = manifest.metadata as { annotations?: Record<string, string> };
      return [
        manifest.metadata.name.slice(`${platform.name}-${name}-`.length),
        Number(annotations?.['argocd.argoproj.io/sync-wave']),
      ];
    }),
  );
}

test('C-30 phases follow each other with room between them', () => {
  const phases = [
    'namespaces',
    'definitions',
    'operators',
    'mesh',
    'stores',
    'services',
    'edge',
    'observability',
  ] as const;
  expect(phases.map((phase) => waveOf(phase))).toEqual(['0', '10', '20', '30', '40', '50', '80', '90']);
});

test('C-30 an empty cluster comes up in this order', () => {
  expect(wavesOf(small())).toMatchInlineSnapshot(`
cluster: 0
guardrails: 0
mesh: 30
edge: 80
data: 0
secrets: 35
events: 40
records: 40
recovery: 40
gateway: 51
mailer: 50
users: 50
istio-base: 10
istio-cni: 20
istiod: 20
prometheus-operator-crds: 10
kube-prometheus-stack: 20
cert-manager: 20
external-dns: 80
metrics-server: 20
aws-load-balancer-controller: 25
nginx-ingress: 80
external-secrets: 25
snapshot-controller: 20
velero: 20
strimzi-kafka-operator: 20
cloudnative-pg: 20
barman-cloud-plugin: 25
`);
});

test.each(ENVIRONMENTS)(
  'C-30 in %s namespaces come before definitions, operators, the mesh, services and the edge',
  (id) => {
    const waves = wavesOf(real(id));
    const services = real(id).environment.services.map(({ name }) => waves[name]!);
    const order = [
      [waves.cluster!, waves.guardrails!, waves.data ?? 0],
      [waves['istio-base']!, waves['prometheus-operator-crds']!],
      [
        waves['istio-cni']!,
        waves.istiod!,
        waves['metrics-server'] ?? 20,
        waves['kube-prometheus-stack']!,
        waves.keda ?? 20,
      ],
      [waves.mesh!],
      services,
      [waves.edge!, waves.kong ?? 80, waves['nginx-ingress'] ?? 80],
    ];
    for (const [index, phase] of order.slice(1).entries()) {
      expect(Math.min(...phase)).toBeGreaterThan(Math.max(...order[index]!));
    }
  },
);

test.each(ENVIRONMENTS)('C-30 in %s a service comes in a later wave than those that it comes after', (id) => {
  const waves = wavesOf(real(id));
  const early = real(id).environment.services.filter(({ name, after }) =>
    after.some((other) => waves[other]! >= waves[name]!),
  );
  expect(early.map(({ name }) => name)).toEqual([]);
});

test('C-30 services that come after each other are a wave apart each', () => {
  const { gateway, users, mailer } = wavesOf(small({ services: { users: { after: ['mailer'] } } }));
  expect([mailer, users, gateway]).toEqual([50, 51, 52]);
});

test('more steps than a phase has room for are refused, rather than run into the next phase', () => {
  expect(waveOf('services', 29)).toBe('79');
  expect(() => waveOf('services', 30)).toThrow(
    'Cannot order services: 30 come one after the other, of at most 29; let some start side by side',
  );
});
