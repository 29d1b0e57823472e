import { real } from '../../../fixtures/rendered';

const production = real('educational-platform/production');

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports: readonly { readonly port: number }[];
}

interface Peer {
  readonly podSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly ipBlock?: { readonly cidr: string };
}

const nameOf = ({ podSelector, ipBlock }: Peer): string =>
  ipBlock
    ? 'an address'
    : Object.entries(podSelector!.matchLabels)
        .map((pair) => pair.join('='))
        .sort()
        .join(',');

const waysOf = (policy: string, end: 'ingress' | 'egress'): string[] =>
  production
    .object('NetworkPolicy', policy)
    .spec[end].flatMap(({ from, to, ports }: Rule) =>
      [...new Set((from ?? to ?? []).map(nameOf))].map((peer) => `${peer}: ${ports.map(({ port }) => port).join(' ')}`),
    );

const BROKERS = 'strimzi.io/broker-role=true,strimzi.io/cluster=kafka';
const CONTROLLERS = 'strimzi.io/cluster=kafka,strimzi.io/controller-role=true';
const ENTITY_OPERATOR = 'strimzi.io/cluster=kafka,strimzi.io/name=kafka-entity-operator';
const EXPORTER = 'strimzi.io/cluster=kafka,strimzi.io/name=kafka-kafka-exporter';
const OPERATOR = 'name=strimzi-cluster-operator,strimzi.io/kind=cluster-operator';
const PROMETHEUS = 'app.kubernetes.io/name=prometheus';
const DNS = 'k8s-app=kube-dns';

test('E-05 C-10 brokers admit services at their listener, and what looks after them at the ports between brokers', () => {
  expect(waysOf('kafka-brokers', 'ingress')).toEqual([
    ...['analytics', 'assessment', 'auth', 'content', 'user'].map((service) => `app=${service}-service: 9093`),
    `${BROKERS}: 9091`,
    `${ENTITY_OPERATOR}: 9091`,
    `${EXPORTER}: 9091`,
    `${OPERATOR}: 9091 8443`,
    `${PROMETHEUS}: 9404`,
  ]);
});

test('E-05 C-10 brokers reach each other, controllers and the API that has their certificates', () => {
  expect(waysOf('kafka-brokers', 'egress')).toEqual([
    `${DNS}: 53 53`,
    `${BROKERS}: 9091`,
    'an address: 443',
    `${CONTROLLERS}: 9090`,
  ]);
});

test('E-05 C-10 no service reaches a controller', () => {
  expect(waysOf('kafka-controllers', 'ingress')).toEqual([
    `${CONTROLLERS}: 9090`,
    `${BROKERS}: 9090`,
    `${OPERATOR}: 9090 8443`,
    `${PROMETHEUS}: 9404`,
  ]);
});

test.each([
  ['kafka-entity-operator', ['8080', '8081']],
  ['kafka-exporter', ['9404']],
])('E-05 C-10 nobody but Prometheus reaches %s', (policy, ports) => {
  expect(waysOf(policy, 'ingress')).toEqual(ports.map((port) => `${PROMETHEUS}: ${port}`));
});

test('E-05 Prometheus scrapes nodes and exporter, the operators beside them, and Strimzi itself', () => {
  const monitors = ['kafka', 'kafka-entity-operator', 'kafka-operator'].map(
    (name) => production.object('PodMonitor', name, 'kafka').spec,
  );
  expect(
    monitors.map(({ podMetricsEndpoints }) => podMetricsEndpoints.map(({ port }: { port: string }) => port)),
  ).toEqual([['tcp-prometheus'], ['healthcheck-to', 'healthcheck-uo'], ['http']]);
  expect(monitors[2]!.namespaceSelector).toEqual({ matchNames: ['strimzi'] });
});

test('E-05 the metrics that alerts ask for are on', () => {
  expect(production.object('Kafka', 'kafka').spec.kafka.metricsConfig).toEqual({ type: 'strimziMetricsReporter' });
});
