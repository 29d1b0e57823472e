import { small } from '../../fixtures/small';

const KONG = { edge: { proxy: 'kong', namespace: 'kong', serviceAccount: 'kong-gateway' } } as const;

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
`);
});

test('C-10 Prometheus answers KEDA and itself', () => {
  const { ingress } = small().object('NetworkPolicy', 'prometheus', 'cluster').spec;
  const itself = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } };
  expect(admitted(ingress)).toEqual([
    [[9090], [podsIn('keda', { app: 'keda-operator' })]],
    [[9090, 8080], [itself]],
  ]);
});

test('C-10 Kong takes orders from its controller, requests from the gateway of the mesh, and is scraped', () => {
  const { metadata, spec } = small(KONG).object('NetworkPolicy', 'kong-gateway', 'cluster');
  expect([metadata.namespace, spec.podSelector]).toEqual(['kong', { matchLabels: { app: 'kong-gateway' } }]);
  expect(admitted(spec.ingress)).toEqual([
    [[8444], [{ podSelector: { matchLabels: { app: 'kong-controller' } } }]],
    [[8000, 8443], [podsIn('istio-ingress', { istio: 'ingress' })]],
    [[8100], [podsIn('monitoring', { 'app.kubernetes.io/name': 'prometheus' })]],
  ]);
});

test('C-10 a controller that is not there has no firewall', () => {
  const names = small()
    .of('NetworkPolicy')
    .map(({ metadata }) => metadata.name);
  expect(names).not.toContain('kong-gateway');
});
