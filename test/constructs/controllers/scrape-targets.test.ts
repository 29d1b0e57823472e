import type { k8s } from 'cdk8s-plus-27';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

type Policy = { metadata: { namespace: string }; spec: k8s.NetworkPolicySpec };

const isPrometheus = (peer: k8s.NetworkPolicyPeer): boolean =>
  peer.podSelector?.matchLabels?.['app.kubernetes.io/name'] === 'prometheus';

/** Pods and ports that admit Prometheus, as `keda {"app":"keda-operator"} 8080`. */
const admitting = (id: string): string[] =>
  (real(id).of('NetworkPolicy') as unknown as Policy[]).flatMap(({ metadata, spec }) =>
    (spec.ingress ?? [])
      .filter(({ from = [] }) => from.some(isPrometheus))
      .flatMap(({ ports = [] }) =>
        ports.map(({ port }) => `${metadata.namespace} ${JSON.stringify(spec.podSelector?.matchLabels)} ${port}`),
      ),
  );

const scraped = (id: string): string[] =>
  (real(id).object('NetworkPolicy', 'prometheus-scrapes') as Policy).spec.egress!.flatMap(({ to = [], ports = [] }) =>
    to
      .filter(({ podSelector }) => podSelector)
      .flatMap(({ namespaceSelector, podSelector }) =>
        ports.map(
          ({ port }) =>
            `${namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name']} ${JSON.stringify(podSelector?.matchLabels)} ${port}`,
        ),
      ),
  );

/** All services are scraped at one port, whichever they are. */
const isService = (pods: string): boolean => pods.endsWith(' 15020');

test.each(ENVIRONMENTS)(
  'C-10 in %s Prometheus is let out to every controller and datastore that lets it in, and to no other',
  (id) => {
    const others = scraped(id).filter((pods) => !pods.startsWith('kube-system ') && !isService(pods));
    expect(others.sort()).toEqual(
      admitting(id)
        .filter((pods) => !isService(pods))
        .sort(),
    );
  },
);

test('C-10 Prometheus reads kubelets by the addresses of nodes, and services at the port of their sidecars', () => {
  const { egress } = small().object('NetworkPolicy', 'prometheus-scrapes').spec;
  expect(egress.slice(2, 5)).toMatchInlineSnapshot(`
- to:
    - ipBlock:
        cidr: 10.0.100.0/24
  ports:
    - port: 10250
      protocol: TCP
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: kube-system
      podSelector:
        matchLabels:
          app.kubernetes.io/name: metrics-server
  ports:
    - port: 10250
      protocol: TCP
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: campus
  ports:
    - port: 15020
      protocol: TCP
`);
});
