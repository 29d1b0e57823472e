import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const application = () =>
  real('educational-platform/production').object(
    'Application',
    'educational-platform-production-strimzi-kafka-operator',
  );

const values = () => application().spec.source.helm.valuesObject;

test('C-33 Strimzi runs twice, and one of it may go at a time', () => {
  expect(values()).toMatchObject({
    replicas: 2,
    leaderElection: { enable: true },
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
  });
});

test("C-33 Strimzi acts in the datastores' namespace and no other", () => {
  expect(values().watchNamespaces).toEqual(['educational-platform-data']);
  expect(values().watchAnyNamespace).toBeUndefined();
});

test('C-10 Strimzi makes no policies: they would admit everyone to its listeners', () => {
  expect(values().generateNetworkPolicy).toBe(false);
});

test('C-20 what Strimzi makes is as restricted as its namespace asks', () => {
  expect(values().extraEnvs).toContainEqual({ name: 'STRIMZI_POD_SECURITY_PROVIDER_CLASS', value: 'restricted' });
});

test('C-33 Strimzi is there where a Kafka is, and nowhere else', () => {
  const releases = (overrides?: Parameters<typeof small>[0]) =>
    small(overrides)
      .of('Application')
      .map(({ metadata }) => metadata.name);
  expect(releases()).toContain('campus-production-strimzi-kafka-operator');
  expect(
    real('azora/production')
      .of('Application')
      .map(({ metadata }) => metadata.name),
  ).not.toContain('azora-production-strimzi-kafka-operator');
});

test('C-10 Strimzi reaches brokers and controllers at the ports between them, and no listener of clients', () => {
  const { egress } = real('educational-platform/production').object('NetworkPolicy', 'strimzi-cluster-operator').spec;
  const ports = egress.slice(2).map((rule: { ports: { port: number }[] }) => rule.ports.map(({ port }) => port));
  expect(ports).toEqual([
    [9091, 8443],
    [9090, 8443],
  ]);
});

test('C-30 Strimzi is in place before any Kafka', () => {
  const wave = (name: string) =>
    Number(
      real('educational-platform/production').object('Application', `educational-platform-production-${name}`).metadata
        .annotations['argocd.argoproj.io/sync-wave'],
    );
  expect(wave('strimzi-kafka-operator')).toBeLessThan(wave('kafka'));
});
