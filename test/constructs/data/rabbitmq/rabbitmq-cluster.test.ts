import { real } from '../../../fixtures/rendered';

const production = real('edtech-assistant/production');

const cluster = (rendered = production) => rendered.object('RabbitmqCluster', 'rabbitmq').spec;

const pod = (rendered = production) => cluster(rendered).override.statefulSet.spec.template;

test.each(['production', 'staging'])(
  'T-03 in %s RabbitMQ has three nodes, an odd number, so that a majority is left',
  (name) => {
    expect(cluster(real(`edtech-assistant/${name}`)).replicas).toBe(3);
  },
);

test('T-03 its nodes are in zones and on machines of their own, and one goes at a time', () => {
  expect(
    pod().spec.topologySpreadConstraints.map(({ topologyKey, whenUnsatisfiable }: Record<string, string>) => [
      topologyKey,
      whenUnsatisfiable,
    ]),
  ).toEqual([
    ['topology.kubernetes.io/zone', 'DoNotSchedule'],
    ['kubernetes.io/hostname', 'DoNotSchedule'],
  ]);
  expect(production.object('PodDisruptionBudget', 'rabbitmq').spec).toMatchObject({
    maxUnavailable: 1,
    selector: {
      matchLabels: { 'app.kubernetes.io/component': 'rabbitmq', 'app.kubernetes.io/name': 'rabbitmq' },
    },
  });
});

test('T-03 queues are quorum queues unless somebody says otherwise, spread over the nodes', () => {
  expect(cluster().rabbitmq.additionalConfig).toMatchInlineSnapshot(`
"default_queue_type = quorum
queue_leader_locator = balanced
cluster_partition_handling = pause_minority
vm_memory_high_watermark.relative = 0.6
disk_free_limit.absolute = 3072MiB
ssl_options.versions.1 = tlsv1.3
ssl_options.versions.2 = tlsv1.2
"
`);
});

test('T-03 its image is one that answers the probe of its operator, by tag and digest', () => {
  expect(cluster().image).toMatch(/rabbitmq:4\.2\.(?:[4-9]|\d\d)-management@sha256:[0-9a-f]{64}$/);
});

test('T-03 it listens over TLS only, and nodes show each other certificates as well', () => {
  expect(cluster().tls).toEqual({ secretName: 'rabbitmq-tls', disableNonTLSListeners: true });
  expect(cluster().rabbitmq.envConfig).toContain('-proto_dist inet_tls');
  const options: string = production.object('ConfigMap', 'rabbitmq-between-nodes').data['between-nodes.config'];
  expect(options.match(/verify_peer/g)).toHaveLength(2);
  expect(options).toContain('{fail_if_no_peer_cert, true}');
});

test('T-03 its certificate has every name that it is called by: of the Service, and of each node', () => {
  const { dnsNames, secretName } = production.object('Certificate', 'rabbitmq-tls').spec;
  const namespace = 'edtech-assistant-production-data';
  expect(secretName).toBe('rabbitmq-tls');
  expect(dnsNames).toContain(`rabbitmq.${namespace}.svc`);
  for (const node of [0, 1, 2]) expect(dnsNames).toContain(`rabbitmq-server-${node}.rabbitmq-nodes.${namespace}`);
});

test('T-03 certificates are of the authority that the operator trusts from its start', () => {
  const { valuesObject } = production.object('Application', 'edtech-assistant-production-rabbitmq-cluster-operator')
    .spec.source.helm;
  const { data } = production.object('ExternalSecret', 'rabbitmq-authority').spec;
  const { remoteNamespace } = production.object('SecretStore', 'rabbitmq-authority').spec.provider.kubernetes;
  expect(remoteNamespace).toBe('rabbitmq-system');
  expect(data.map(({ remoteRef }: { remoteRef: { key: string } }) => remoteRef.key)).toEqual([
    'rabbitmq-authority',
    'rabbitmq-authority',
  ]);
  expect(valuesObject.msgTopologyOperator.extraVolumes).toMatchObject([
    { secret: { secretName: 'rabbitmq-authority' } },
  ]);
  const [{ spec }, , { subjects }] = valuesObject.extraDeploy;
  expect(spec).toMatchObject({ secretName: 'rabbitmq-authority', isCA: true });
  expect(subjects).toEqual([
    { kind: 'ServiceAccount', name: 'rabbitmq-authority-reader', namespace: 'edtech-assistant-production-data' },
  ]);
  expect(production.object('ServiceAccount', 'rabbitmq-authority-reader').automountServiceAccountToken).toBe(false);
});

test("T-03 its pods are outside the mesh and scheduled by its tier; the rest is the operator's", () => {
  expect(pod().metadata.labels).toEqual({ 'sidecar.istio.io/inject': 'false' });
  expect(pod().spec.priorityClassName).toBe('tier-critical');
});

test('C-30 neither Git nor Argo CD takes away what holds messages, and queues outlive their objects', () => {
  const kinds = ['RabbitmqCluster', 'Vhost', 'Queue', 'Exchange', 'Binding', 'Policy', 'User', 'Permission'];
  for (const { kind, metadata } of kinds.flatMap((each) => production.of(each)))
    expect(production.object(kind, metadata.name).metadata.annotations['argocd.argoproj.io/sync-options']).toBe(
      'Prune=false,Delete=false',
    );
  for (const { spec } of [...production.of('Queue'), ...production.of('Vhost')])
    expect((spec as { deletionPolicy: string }).deletionPolicy).toBe('retain');
});

test('C-10 T-03 nodes admit services over TLS, each other, the operator of queues and Prometheus', () => {
  const { ingress, egress } = production.object('NetworkPolicy', 'rabbitmq-nodes').spec;
  const ports = (rules: { ports: { port: number }[] }[]) =>
    rules.map((rule) => rule.ports.map(({ port }) => port).join(' '));
  expect(ports(ingress)).toEqual(['5671', '5671', '5671', '4369 25672', '15671', '15691']);
  expect(ports(egress)).toEqual(['53 53', '4369 25672']);
});

test('T-02 Prometheus scrapes what autoscalers ask about, by the name of the Service', () => {
  const { selector, endpoints } = production.object('ServiceMonitor', 'rabbitmq', 'rabbitmq').spec;
  expect(selector.matchLabels).toEqual({
    'app.kubernetes.io/component': 'rabbitmq',
    'app.kubernetes.io/name': 'rabbitmq',
  });
  expect(endpoints).toMatchObject([
    { port: 'prometheus-tls', scheme: 'https', path: '/metrics' },
    {
      port: 'prometheus-tls',
      scheme: 'https',
      path: '/metrics/detailed',
      params: { family: ['queue_coarse_metrics', 'queue_consumer_count'] },
      tlsConfig: { serverName: 'rabbitmq.edtech-assistant-production-data.svc' },
    },
  ]);
});
