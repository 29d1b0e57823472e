import { elasticsearch, mongoDb, rabbitMq, rds, redis } from '../../fixtures/datastores';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

type Overrides = Parameters<typeof small>[0];

/** What every sidecar knows: the mesh itself, and who resolves names. */
const GRANTED = ['istio-system/*', 'kube-system/kube-dns.kube-system.svc.cluster.local'];

interface Listener {
  readonly port?: { readonly number: number; readonly protocol: string; readonly name: string };
  readonly hosts: readonly string[];
}

const listenersOf = (service: string, overrides: Overrides = {}, environment?: string): Listener[] =>
  small(overrides, environment).object('Sidecar', service).spec.egress;

/** What is known at any port, in the cluster. */
const hostsOf = (service: string, overrides?: Overrides): readonly string[] =>
  listenersOf(service, overrides).at(-1)!.hosts;

/** Without what every sidecar knows. */
const declaredHostsOf = (service: string, overrides?: Overrides): string[] =>
  hostsOf(service, overrides).filter((host) => !GRANTED.includes(host));

/** Hosts outside the cluster by port: `443 ./api.mail.example`. */
const outsideOf = (service: string, overrides?: Overrides): string[] =>
  listenersOf(service, overrides)
    .slice(0, -1)
    .map(({ port, hosts }) => `${port?.number} ${hosts.join(' ')}`);

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

const SMTP = { host: 'api.mail.example', port: 587, purpose: 'sends e-mail by SMTP' };

test('C-12 a sidecar knows a host on the internet by name, at its port', () => {
  const [listener, ...others] = listenersOf('mailer', { services: { mailer: { consumes: [] } } });
  expect(listener).toEqual({
    port: { number: 443, protocol: 'TLS', name: 'tls-443' },
    hosts: ['./api.mail.example'],
  });
  expect(others).toEqual([{ hosts: GRANTED }]);
});

test('C-12 of a host at two ports a sidecar knows those that its service reaches', () => {
  const reaching = (reaches: string[]) =>
    outsideOf('mailer', {
      services: { mailer: { reaches }, users: { reaches: ['mail', 'smtp'] } },
      hosts: { smtp: SMTP },
    });
  expect(reaching(['mail', 'smtp'])).toEqual(['443 ./api.mail.example', '587 ./api.mail.example']);
  expect(reaching(['smtp'])).toEqual(['587 ./api.mail.example']);
});

test('C-12 hosts at the same port share a listener, and a host with two names is in it once', () => {
  const hosts = {
    sms: { host: 'api.sms.example', port: 443, purpose: 'sends SMS' },
    alerts: { host: 'api.mail.example', port: 443, purpose: 'sends alerts' },
  };
  const overrides = { services: { mailer: { reaches: ['alerts', 'mail', 'sms'] } }, hosts };
  expect(outsideOf('mailer', overrides)).toEqual(['443 ./api.mail.example ./api.sms.example']);
});

test('C-12 a sidecar knows a managed datastore by its host, at the port of PostgreSQL', () => {
  const overrides = { services: { gateway: { calls: [], uses: ['invoices'] } }, datastores: { invoices: rds } };
  expect(listenersOf('gateway', overrides)).toEqual([
    { port: { number: 5432, protocol: 'TCP', name: 'tcp-5432' }, hosts: ['./invoices.db.campus.example'] },
    { hosts: GRANTED },
  ]);
});

test('C-12 the sidecar of a service without connections knows the mesh and the cluster DNS only', () => {
  expect(hostsOf('hermit', { services: { hermit: {} } })).toEqual(GRANTED);
});

/** The sidecars of services; the edge's proxies have theirs in its own folder. */
const sidecarsOf = (id: string) =>
  real(id).environment.services.map(
    ({ name }): { egress: Listener[]; outboundTrafficPolicy: object } => real(id).object('Sidecar', name).spec,
  );

test.each(ENVIRONMENTS)('C-12 every sidecar of %s refuses what it does not know', (id) => {
  for (const { egress, outboundTrafficPolicy } of sidecarsOf(id)) {
    expect(outboundTrafficPolicy).toEqual({ mode: 'REGISTRY_ONLY' });
    expect(egress.flatMap(({ hosts }) => hosts).filter((host) => host.includes('*'))).toEqual(['istio-system/*']);
    // Istio takes one listener without a port, as the last.
    expect(egress.findIndex(({ port }) => port === undefined)).toBe(egress.length - 1);
    const ports = egress.map(({ port }) => port?.number);
    expect(ports.filter((port, index) => ports.indexOf(port) < index)).toEqual([]);
  }
});

test.each(ENVIRONMENTS)('C-12 every host outside that a sidecar of %s knows has a ServiceEntry at that port', (id) => {
  const entries = real(id)
    .of('ServiceEntry')
    .map(({ spec }) => spec as { hosts: string[]; ports: { number: number }[] })
    .map(({ hosts, ports }) => `${ports[0]!.number} ./${hosts[0]}`);
  const known = sidecarsOf(id).flatMap(({ egress }) =>
    egress.slice(0, -1).flatMap(({ port, hosts }) => hosts.map((host) => `${port!.number} ${host}`)),
  );
  expect(new Set(known)).toEqual(new Set(entries));
});
