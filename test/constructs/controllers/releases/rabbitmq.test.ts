import { real } from '../../../fixtures/rendered';

const production = real('edtech-assistant/production');

const values = () =>
  production.object('Application', 'edtech-assistant-production-rabbitmq-cluster-operator').spec.source.helm
    .valuesObject;

const operators = () => [values().clusterOperator, values().msgTopologyOperator];

test('C-33 both operators run twice, and one of each may go at a time', () => {
  for (const { replicaCount, pdb } of operators()) {
    expect(replicaCount).toBe(2);
    expect(pdb).toEqual({ create: true, maxUnavailable: 1 });
  }
});

test("C-33 both act in the datastores' namespace and no other", () => {
  for (const { watchAllNamespaces, watchNamespaces } of operators()) {
    expect(watchAllNamespaces).toBe(false);
    expect(watchNamespaces).toEqual(['edtech-assistant-production-data']);
  }
});

test('C-02 both have requests and limits', () => {
  for (const { resources } of operators()) expect(Object.keys(resources).sort()).toEqual(['limits', 'requests']);
});

test('C-10 their own policies are off, and Prometheus reads their metrics', () => {
  for (const { networkPolicy, metrics } of operators()) {
    expect(networkPolicy.enabled).toBe(false);
    expect(metrics.podMonitor.enabled).toBe(true);
  }
});

test('C-10 the operator of queues reaches the management of RabbitMQ, and the one of nodes no node', () => {
  const ports = (policy: string) =>
    production
      .object('NetworkPolicy', policy)
      .spec.egress.flatMap((rule: { ports: { port: number }[] }) => rule.ports.map(({ port }) => port));
  expect(ports('messaging-topology-operator')).toEqual([443, 53, 53, 15671]);
  expect(ports('rabbitmq-cluster-operator')).toEqual([443, 53, 53]);
});

test('C-33 their webhook has a certificate by the time that it is asked', () => {
  const wave = (name: string) =>
    Number(
      production.object('Application', `edtech-assistant-production-${name}`).metadata.annotations[
        'argocd.argoproj.io/sync-wave'
      ],
    );
  expect(values().useCertManager).toBe(true);
  expect(wave('cert-manager')).toBeLessThan(wave('rabbitmq-cluster-operator'));
  expect(wave('rabbitmq-cluster-operator')).toBeLessThan(wave('rabbitmq'));
});
