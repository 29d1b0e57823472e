import type { Platform } from '../../../charts/model/platform';
import type { Part } from '../../fixtures/merge';
import { small } from '../../fixtures/small';

/** A service that nobody calls and that calls nobody. */
const firewallOfHermit = (overrides: Part<Platform> = {}) =>
  small({ ...overrides, services: { hermit: {} } }).object('NetworkPolicy', 'hermit').spec;

test('C-10 a service without connections resolves names over UDP and TCP, reaches istiod, and nothing else', () => {
  expect(firewallOfHermit().egress.map(({ to, ports }: { to: object[]; ports: object[] }) => ({ to, ports }))).toEqual([
    {
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
          podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
        },
      ],
      ports: [
        { protocol: 'UDP', port: 53 },
        { protocol: 'TCP', port: 53 },
      ],
    },
    {
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-system' } },
          podSelector: { matchLabels: { app: 'istiod' } },
        },
      ],
      ports: [{ protocol: 'TCP', port: 15012 }],
    },
  ]);
});

test('C-10 a service without callers admits Prometheus, at the port of its sidecar that serves metrics, and nobody else', () => {
  expect(firewallOfHermit().ingress).toMatchInlineSnapshot(`
- from:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: monitoring
      podSelector:
        matchLabels:
          app.kubernetes.io/name: prometheus
  ports:
    - port: 15020
      protocol: TCP
`);
});

test('C-10 a path to the internet leaves out private addresses and the metadata service of the machine', () => {
  const { egress } = small().object('NetworkPolicy', 'mailer').spec;
  expect(egress.at(-1)).toMatchInlineSnapshot(`
to:
  - ipBlock:
      cidr: 0.0.0.0/0
      except:
        - 10.0.0.0/8
        - 34.118.224.0/20
        - 100.64.0.0/10
        - 169.254.0.0/16
        - 172.16.0.0/12
        - 192.168.0.0/16
ports:
  - port: 443
    protocol: TCP
`);
});
