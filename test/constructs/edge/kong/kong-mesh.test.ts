import { behindKong, withTokens } from '../../../fixtures/kong';
import { real } from '../../../fixtures/rendered';

test('E-02 Kong takes requests from the gateway of the mesh, and from nobody else', () => {
  const { metadata, spec } = behindKong().object('AuthorizationPolicy', 'kong-gateway');
  expect(metadata.namespace).toBe('kong');
  expect(spec).toMatchInlineSnapshot(`
action: ALLOW
selector:
  matchLabels:
    app: kong-gateway
rules:
  - from:
      - source:
          principals:
            - cluster.local/ns/istio-ingress/sa/istio-ingress
    to:
      - operation:
          ports:
            - "8000"
`);
});

test('E-02 E-03 the port of requests is under the mutual TLS that the mesh asks of all', () => {
  const rendered = real('educational-platform/production');
  const policies = rendered.of('PeerAuthentication');
  expect(policies.filter(({ metadata }) => metadata.namespace === 'kong')).toEqual([]);
  const everywhere = policies.filter(({ metadata }) => metadata.namespace === 'istio-system');
  expect(everywhere.map(({ spec }) => spec)).toEqual([{ mtls: { mode: 'STRICT' } }]);
  const { podAnnotations } = rendered.object('Application', 'educational-platform-production-kong').spec.source.helm
    .valuesObject.gateway;
  expect(podAnnotations['traffic.sidecar.istio.io/includeInboundPorts']).toBe('*');
  expect(podAnnotations['traffic.sidecar.istio.io/excludeInboundPorts'].split(',')).toEqual(['8444', '8100']);
});

test('E-03 the sidecar of Kong knows the services that have routes, and nothing else', () => {
  const { metadata, spec } = behindKong(withTokens).object('Sidecar', 'kong-gateway');
  expect(metadata.namespace).toBe('kong');
  expect(spec).toMatchInlineSnapshot(`
workloadSelector:
  labels:
    app: kong-gateway
egress:
  - hosts:
      - istio-system/*
      - kube-system/kube-dns.kube-system.svc.cluster.local
      - campus/gateway.campus.svc.cluster.local
      - campus/users.campus.svc.cluster.local
outboundTrafficPolicy:
  mode: REGISTRY_ONLY
`);
});

test('C-10 the policy of the network lets Kong reach the same services, at the ports of their pods', () => {
  const { egress } = behindKong(withTokens).object('NetworkPolicy', 'kong-gateway').spec;
  interface Rule {
    readonly to: readonly { readonly podSelector: { readonly matchLabels: object } }[];
    readonly ports: readonly { readonly port: number }[];
  }
  const reached = egress.map(({ to, ports }: Rule) => [
    ...to.map(({ podSelector }) => podSelector.matchLabels),
    ...new Set(ports.map(({ port }) => port)),
  ]);
  expect(reached).toEqual([
    [{ 'k8s-app': 'kube-dns' }, 53],
    [{ app: 'istiod' }, 15012],
    [{ app: 'gateway' }, 3000],
    [{ app: 'users' }, 3001],
  ]);
});

test('what the sidecar of Kong measures is scraped', () => {
  const { metadata, spec } = behindKong().object('PodMonitor', 'kong-gateway');
  expect([metadata.namespace, spec.selector]).toEqual(['kong', { matchLabels: { app: 'kong-gateway' } }]);
});
