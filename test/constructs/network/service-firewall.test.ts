import { elasticsearch, mongoDb, rabbitMq, rds, redis } from '../../fixtures/datastores';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

interface Peer {
  readonly podSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly namespaceSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly ipBlock?: { readonly cidr: string };
}

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports: readonly { readonly port: number }[];
}

type Overrides = Parameters<typeof small>[0];

const firewallOf = (service: string, overrides: Overrides = {}, environment?: string) =>
  small(overrides, environment).object('NetworkPolicy', service).spec;

/** `campus-data: app=x -> 5432`, where the namespace is absent for the policy's own. */
const sentence = ({ from, to, ports }: Rule): string =>
  `${(from ?? to ?? []).map(peerName).join(' ')} -> ${ports.map(({ port }) => port).join(' ')}`;

function peerName({ podSelector, namespaceSelector, ipBlock }: Peer): string {
  const namespace = Object.values(namespaceSelector?.matchLabels ?? {}).map((name) => `${name}: `);
  const pods = Object.entries(podSelector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  return ipBlock ? ipBlock.cidr : `${namespace}${pods.join(',')}`;
}

/** What a service may be reached by and may reach, without the grants that every service has. */
const admitted = (service: string, overrides?: Overrides, environment?: string): string[] =>
  firewallOf(service, overrides, environment).ingress.slice(0, -1).map(sentence);

const reached = (service: string, overrides?: Overrides, environment?: string): string[] =>
  firewallOf(service, overrides, environment).egress.slice(2).map(sentence);

test('C-10 a firewall holds for the pods of its service, in both directions', () => {
  const { podSelector, policyTypes } = firewallOf('users');
  expect({ podSelector, policyTypes }).toMatchInlineSnapshot(`
podSelector:
  matchLabels:
    app: users
policyTypes:
  - Ingress
  - Egress
`);
});

test('C-10 admits exactly the services that declare a call to it, at its own port', () => {
  const overrides = { services: { gateway: { port: 9000 }, mailer: { calls: ['users'] } } };
  expect(admitted('users', overrides)).toEqual(['app=gateway -> 3001', 'app=mailer -> 3001']);
});

test('C-10 admits nobody when no service calls it', () => {
  expect(admitted('mailer')).toEqual([]);
});

test('C-10 admits the edge to a service with routes, by namespace and labels both', () => {
  expect(firewallOf('gateway').ingress.slice(0, -1)).toMatchInlineSnapshot(`
- from:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: nginx-ingress
      podSelector:
        matchLabels:
          app: ingress-controller
  ports:
    - port: 3000
      protocol: TCP
`);
});

test('C-10 admits the edge once, however many routes there are', () => {
  const routes = [{ path: '/a' }, { path: '/b' }];
  expect(admitted('gateway', { services: { gateway: { routes } } })).toHaveLength(1);
});

test('C-10 admits the edge to no service without routes', () => {
  expect(firewallOf('users').ingress.map(sentence).join()).not.toContain('nginx-ingress');
});

test('C-10 reaches those it calls at the port that they serve', () => {
  expect(reached('gateway')).toEqual(['app=users -> 3001']);
});

test('C-10 reaches the datastores that it uses and the brokers of its channels, in their namespace', () => {
  expect(reached('users')).toEqual([
    'campus-data: strimzi.io/broker-role=true,strimzi.io/cluster=events -> 9093',
    'campus-data: app.kubernetes.io/part-of=records,cnpg.io/podRole=pooler -> 5432',
  ]);
});

test('C-10 reaches datastores by their pods alone where they share the namespace of the services', () => {
  expect(reached('users', {}, 'staging')[1]).toBe('app.kubernetes.io/part-of=records,cnpg.io/podRole=pooler -> 5432');
});

test('C-10 reaches a broker once, whether it publishes, consumes or both', () => {
  const overrides = { services: { mailer: { publishes: ['enrolments'], reaches: [] } } };
  expect(reached('mailer', overrides)).toHaveLength(1);
});

test('C-10 reaches a managed datastore by its subnets, in one rule', () => {
  const overrides = { services: { gateway: { uses: ['invoices'], calls: [] } }, datastores: { invoices: rds } };
  expect(reached('gateway', overrides)).toEqual(['10.0.52.0/24 10.0.53.0/24 -> 5432']);
});

const LEADERS = 'campus-data: app=sessions-leader,redis_setup_type=cluster';
const FOLLOWERS = 'campus-data: app=sessions-follower,redis_setup_type=cluster';

test.each([
  ['alone', { mode: 'standalone' as const }, 'campus-data: app=sessions,redis_setup_type=standalone'],
  ['of leaders only', {}, LEADERS],
  ['of leaders and followers', { instances: 6, leaders: 3 }, `${LEADERS} ${FOLLOWERS}`],
])('C-10 reaches a Redis %s by its name, in one rule', (_, difference, peers) => {
  const sessions = { ...redis, ...difference };
  const overrides = { services: { gateway: { uses: ['sessions'], calls: [] } }, datastores: { sessions } };
  expect(reached('gateway', overrides)).toEqual([`${peers} -> 6379`]);
});

test.each([
  [undefined, 'mongod'],
  [2, 'mongos'],
])('C-10 reaches a MongoDB of %p shards by its %s', (shards, component) => {
  const courses = mongoDb(shards);
  const overrides = { services: { gateway: { uses: ['courses'], calls: [] } }, datastores: { courses } };
  const labels = `app.kubernetes.io/component=${component},app.kubernetes.io/instance=courses`;
  expect(reached('gateway', overrides)).toEqual([`campus-data: ${labels} -> 27017`]);
});

test('C-10 reaches a RabbitMQ over TLS', () => {
  const overrides = {
    services: { gateway: { publishes: ['news'], calls: [] } },
    datastores: { queues: rabbitMq },
    channels: { news: { broker: 'queues', carries: 'news' } },
  };
  expect(reached('gateway', overrides)).toEqual([
    'campus-data: app.kubernetes.io/component=rabbitmq,app.kubernetes.io/name=queues -> 5671',
  ]);
});

test('C-10 reaches an Elasticsearch by its HTTP endpoint', () => {
  const overrides = { services: { gateway: { uses: ['logs'], calls: [] } }, datastores: { logs: elasticsearch } };
  expect(reached('gateway', overrides)).toEqual([
    'campus-data: elasticsearch.k8s.elastic.co/cluster-name=logs -> 9200',
  ]);
});

test('C-10 reaches the internet at the ports of its hosts, each once and in order', () => {
  const hosts = {
    sms: { host: 'api.sms.example', port: 443, purpose: 'sends SMS' },
    smtp: { host: 'smtp.mail.example', port: 25, purpose: 'sends e-mail' },
  };
  const overrides = { services: { mailer: { consumes: [], reaches: ['mail', 'sms', 'smtp'] } }, hosts };
  expect(reached('mailer', overrides)).toEqual(['0.0.0.0/0 -> 25', '0.0.0.0/0 -> 443']);
});

test('a policy has the name that the document gives it', () => {
  const rendered = small({ services: { users: { names: { policy: 'users-policy' } } } });
  expect(rendered.object('NetworkPolicy', 'users-policy').spec.podSelector).toEqual({ matchLabels: { app: 'users' } });
});

describe.each(ENVIRONMENTS)('in %s', (id) => {
  const rendered = real(id);
  const firewalls = new Map(
    rendered.environment.services.map(({ name, names }) => [
      name,
      rendered.object('NetworkPolicy', names?.policy ?? name).spec as { ingress: Rule[]; egress: Rule[] },
    ]),
  );

  test('C-10 both ends of each call agree', () => {
    const calls = rendered.environment.services.flatMap(({ name, calls }) =>
      calls.map(({ service }) => ({ caller: name, callee: service })),
    );
    for (const { caller, callee } of calls) {
      const [{ containerPort }] = rendered.container(callee).ports;
      const port = `-> ${containerPort}`;
      expect(firewalls.get(caller)!.egress.map(sentence)).toContain(`app=${callee} ${port}`);
      expect(firewalls.get(callee)!.ingress.map(sentence)).toContain(`app=${caller} ${port}`);
    }
  });

  test('C-10 no rule is without peers or ports, which would admit everyone', () => {
    for (const { ingress, egress } of firewalls.values()) {
      for (const { from, to, ports } of [...ingress, ...egress]) {
        expect((from ?? to ?? []).length).toBeGreaterThan(0);
        expect(ports.length).toBeGreaterThan(0);
      }
    }
  });

  test('C-10 no peer is a whole namespace', () => {
    const peers = [...firewalls.values()].flatMap(({ ingress, egress }) =>
      [...ingress, ...egress].flatMap(({ from, to }) => [...(from ?? []), ...(to ?? [])]),
    );
    expect(
      peers.filter(({ ipBlock, podSelector }) => !ipBlock && !Object.keys(podSelector?.matchLabels ?? {}).length),
    ).toEqual([]);
  });
});
