import { small } from '../../fixtures/small';

const KONG = { edge: { proxy: 'kong' } } as const;

interface Rule {
  readonly from: readonly object[];
  readonly ports: readonly { readonly port: number }[];
}

/** Ports by those who are admitted to them: `8444` and `app=kong-controller`. */
const admitted = (rules: readonly Rule[]): [ports: number[], from: object[]][] =>
  rules.map(({ from, ports }) => [ports.map(({ port }) => port), [...from]]);

const podsIn = (namespace: string, matchLabels: object) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
  podSelector: { matchLabels },
});

test('C-10 whoever is not named reaches no pod of Prometheus, which asks nobody who they are', () => {
  const { metadata, spec } = small().object('NetworkPolicy', 'prometheus', 'cluster');
  const { podSelector, policyTypes } = spec;
  expect({ namespace: metadata.namespace, podSelector, policyTypes }).toMatchInlineSnapshot(`
namespace: monitoring
podSelector:
  matchLabels:
    app.kubernetes.io/name: prometheus
policyTypes:
  - Ingress
  - Egress
`);
});

test.each([
  [{ demand: { requestsPerSecond: 50 } }, [[[9090], [podsIn('keda', { app: 'keda-operator' })]]]],
  [{}, []],
])('C-10 Prometheus answers itself, and KEDA where a service scales by %j', (scale, keda) => {
  const { ingress } = small({ services: { users: { scale } } }).object('NetworkPolicy', 'prometheus', 'cluster').spec;
  const itself = podsIn('monitoring', { 'app.kubernetes.io/name': 'prometheus' });
  expect(admitted(ingress)).toEqual([...keda, [[9090], [itself]], [[8080], [itself]]]);
});

test('C-10 Kong takes requests from the gateway of the mesh, orders from its controller, and is scraped', () => {
  const { metadata, spec } = small(KONG).object('NetworkPolicy', 'kong-gateway', 'cluster');
  expect([metadata.namespace, spec.podSelector]).toEqual(['kong', { matchLabels: { app: 'kong-gateway' } }]);
  const prometheus = podsIn('monitoring', { 'app.kubernetes.io/name': 'prometheus' });
  expect(admitted(spec.ingress)).toEqual([
    [[8000], [podsIn('istio-ingress', { istio: 'ingress' })]],
    [[8444], [{ podSelector: { matchLabels: { app: 'kong-controller' } } }]],
    [[8100], [prometheus]],
    [[15020], [prometheus]],
  ]);
});

test('C-10 the controller of Kong is asked by the API server, and reaches it and Kong', () => {
  const { ingress, egress } = small(KONG).object('NetworkPolicy', 'kong-controller', 'cluster').spec;
  expect(admitted(ingress).map(([ports]) => ports)).toEqual([[8080], [10255]]);
  const reached = egress.map(({ ports }: Rule) => ports.map(({ port }) => port));
  expect(reached).toEqual([[443], [53, 53], [8444]]);
  expect(JSON.stringify(egress)).not.toContain('0.0.0.0/0');
});

test('C-10 a controller that is not there has no firewall', () => {
  const names = small()
    .of('NetworkPolicy')
    .map(({ metadata }) => metadata.name);
  expect(names).not.toContain('kong-gateway');
});
