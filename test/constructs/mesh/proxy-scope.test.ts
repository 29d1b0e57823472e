import { elasticsearch, mongoDb, rabbitMq, rds, redis } from '../../fixtures/datastores';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

type Overrides = Parameters<typeof small>[0];

/** What every sidecar knows: the mesh itself, and who resolves names. */
const GRANTED = ['istio-system/*', 'kube-system/kube-dns.kube-system.svc.cluster.local'];

const hostsOf = (service: string, overrides: Overrides = {}, environment?: string): string[] =>
  small(overrides, environment).object('Sidecar', service).spec.egress[0].hosts;

/** Without what every sidecar knows. */
const declaredHostsOf = (service: string, overrides?: Overrides): string[] =>
  hostsOf(service, overrides).filter((host) => !GRANTED.includes(host));

test('C-12 a sidecar knows what its service calls, by full name', () => {
  expect(small().object('Sidecar', 'gateway').spec).toMatchInlineSnapshot(`
workloadSelector:
  labels:
    app: gateway
egress:
  - hosts:
      - istio-system/*
      - kube-system/kube-dns.kube-system.svc.cluster.local
      - ./users.campus.svc.cluster.local
outboundTrafficPolicy:
  mode: REGISTRY_ONLY
`);
});

test('C-12 a sidecar knows the addresses of datastores and brokers', () => {
  expect(declaredHostsOf('users')).toEqual([
    'campus-data/events-kafka-bootstrap.campus-data.svc.cluster.local',
    'campus-data/events-kafka-brokers.campus-data.svc.cluster.local',
    'campus-data/records-pooler-rw.campus-data.svc.cluster.local',
    'campus-data/records-pooler-ro.campus-data.svc.cluster.local',
  ]);
});

test.each([
  ['a Redis cluster', redis, ['sessions-leader', 'sessions-leader-headless']],
  [
    'a Redis cluster with followers',
    { ...redis, instances: 6, leaders: 3 },
    ['sessions-leader', 'sessions-leader-headless', 'sessions-follower', 'sessions-follower-headless'],
  ],
  ['a Redis alone', { ...redis, mode: 'standalone' as const }, ['sessions']],
  ['MongoDB', mongoDb(), ['sessions-rs0']],
  ['MongoDB in shards', mongoDb(2), ['sessions-mongos']],
  ['Elasticsearch', elasticsearch, ['sessions-es-http']],
])('C-12 a sidecar knows the addresses of %s', (_, sessions, addresses) => {
  const overrides = { services: { gateway: { uses: ['sessions'], calls: [] } }, datastores: { sessions } };
  const names = addresses.map((address) => `campus-data/${address}.campus-data.svc.cluster.local`);
  expect(declaredHostsOf('gateway', overrides)).toEqual(names);
});

test('C-12 a sidecar knows the address of a RabbitMQ', () => {
  const overrides = {
    services: { gateway: { publishes: ['news'], calls: [] } },
    datastores: { queues: rabbitMq },
    channels: { news: { broker: 'queues', carries: 'news' } },
  };
  expect(declaredHostsOf('gateway', overrides)).toEqual(['campus-data/queues.campus-data.svc.cluster.local']);
});

test('C-12 a sidecar knows hosts on the internet by name', () => {
  expect(declaredHostsOf('mailer', { services: { mailer: { consumes: [] } } })).toEqual(['./api.mail.example']);
});

test('C-12 a sidecar knows a host once that its service reaches at two ports', () => {
  const hosts = { smtp: { host: 'api.mail.example', port: 587, purpose: 'sends e-mail by SMTP' } };
  const overrides = { services: { mailer: { consumes: [], reaches: ['mail', 'smtp'] } }, hosts };
  expect(declaredHostsOf('mailer', overrides)).toEqual(['./api.mail.example']);
});

test('C-12 a sidecar knows a managed datastore by its host', () => {
  const overrides = { services: { gateway: { calls: [], uses: ['invoices'] } }, datastores: { invoices: rds } };
  expect(declaredHostsOf('gateway', overrides)).toEqual(['./invoices.db.campus.example']);
});

test('C-12 the sidecar of a service without connections knows the mesh and the cluster DNS only', () => {
  expect(hostsOf('hermit', { services: { hermit: {} } })).toEqual(GRANTED);
});

test.each(ENVIRONMENTS)('C-12 every sidecar of %s refuses what it does not know', (id) => {
  for (const { spec } of real(id).of('Sidecar')) {
    const { egress, outboundTrafficPolicy } = spec as { egress: { hosts: string[] }[]; outboundTrafficPolicy: object };
    expect(outboundTrafficPolicy).toEqual({ mode: 'REGISTRY_ONLY' });
    expect(egress).toHaveLength(1);
    expect(egress[0]!.hosts.filter((host) => host.includes('*'))).toEqual(['istio-system/*']);
  }
});

test.each(ENVIRONMENTS)('C-12 every host outside that a sidecar of %s knows has a ServiceEntry', (id) => {
  const rendered = real(id);
  const entries = rendered.of('ServiceEntry').flatMap(({ spec }) => (spec as { hosts: string[] }).hosts);
  const known = rendered
    .of('Sidecar')
    .flatMap(({ spec }) => (spec as { egress: { hosts: string[] }[] }).egress[0]!.hosts)
    .filter((host) => host.startsWith('./') && !host.endsWith('.svc.cluster.local'));
  expect(new Set(known.map((host) => host.slice(2)))).toEqual(new Set(entries));
});
