import { banIndistinctDestinations } from '../../charts/checks/definition/ban-indistinct-destinations';
import type { Platform } from '../../charts/model/platform';
import { rds, redis } from '../fixtures/datastores';
import { findings } from '../fixtures/findings';
import type { Part } from '../fixtures/merge';
import { inProduction } from '../fixtures/platform';
import { strayWays } from '../fixtures/reachability/controllers';
import { differences } from '../fixtures/reachability/differences';
import { OUTSIDE, outsideOf } from '../fixtures/reachability/outside';
import { reachabilityOf } from '../fixtures/reachability/reachability';
import { small } from '../fixtures/small';

// biome-ignore lint/suspicious/noExplicitAny: what is rendered, to be spoilt
type Spoil = (spec: any, manifest: any) => void;

const ISSUER = 'https://login.campus.example';

const PLATFORM: Part<Platform> = {
  services: {
    gateway: {
      calls: [{ service: 'users', methods: ['GET'], paths: ['/users'] }],
      routes: [
        { subdomain: 'api', path: '/', access: 'anyone' },
        { subdomain: 'api', path: '/grades', access: 'signed-in' },
      ],
    },
    users: { reaches: ['other-mail'] },
  },
  hosts: { 'other-mail': { host: 'api.mail.example', port: 587, purpose: 'sends e-mail by SMTP' } },
  ...inProduction({
    tokens: { issuer: ISSUER, audiences: ['campus'], keys: `${ISSUER}/keys` },
  }),
};

/** What is said of the small platform once one of its objects is spoilt. */
function spoilt(object: string, spoil: Spoil, edge?: Part<Platform['edge']>): string[] {
  const { environment, all } = small({ ...PLATFORM, ...(edge && { edge }) });
  const manifests = structuredClone(all.map(({ manifest }) => manifest));
  const named = manifests.filter(({ kind, metadata }) => `${kind} ${metadata.name}` === object);
  // Namespaces of controllers have a default deny as well.
  const spoiled = named.find(({ metadata }) => metadata.namespace === environment.namespaces.services) ?? named[0];
  spoil(spoiled!.spec, spoiled);
  return differences(environment, manifests);
}

/** The rule of a NetworkPolicy for a port. */
// biome-ignore lint/suspicious/noExplicitAny: as above
const forPort = (rules: any[], port: number) => rules.find(({ ports }) => ports[0].port === port);

test('nothing is wrong with the platform that is spoilt here', () => {
  expect(spoilt('NetworkPolicy users', () => {})).toEqual([]);
});

test.each<[what: string, object: string, spoil: Spoil, sentence: string]>([
  [
    'a way in that lost its port',
    'NetworkPolicy users',
    ({ ingress }) => delete forPort(ingress, 3001).ports,
    'NetworkPolicy of the receiver: "gateway" reaches "users" on TCP 22, UDP 22',
  ],
  [
    'a way out that lost its port',
    'NetworkPolicy gateway',
    ({ egress }) => delete forPort(egress, 3001).ports,
    'NetworkPolicy of the sender: "gateway" reaches "users" on TCP 22, UDP 22',
  ],
  [
    'a port that is not the one served',
    'NetworkPolicy users',
    ({ ingress }) => {
      forPort(ingress, 3001).ports[0].port = 3000;
    },
    'NetworkPolicy of the receiver: "gateway" does not reach "users" on TCP 3001, which is declared',
  ],
  [
    'a port of another protocol',
    'NetworkPolicy gateway',
    ({ egress }) => {
      forPort(egress, 15012).ports[0].protocol = 'UDP';
    },
    'NetworkPolicy of the sender: "gateway" does not reach "istiod" on TCP 15012, which is declared',
  ],
  [
    'a way in that lost its sender',
    'NetworkPolicy users',
    ({ ingress }) => delete forPort(ingress, 3001).from,
    'NetworkPolicy of the receiver: "a stranger elsewhere" reaches "users" on TCP 3001, which nothing declares',
  ],
  [
    'an edge without its namespace',
    'NetworkPolicy gateway',
    ({ ingress }) => delete forPort(ingress, 3000).from[0].namespaceSelector,
    'NetworkPolicy of the receiver: "a pod labelled like the edge" reaches "gateway" on TCP 3000',
  ],
  [
    'a namespace and pods that became two senders',
    'NetworkPolicy gateway',
    ({ ingress }) => {
      const rule = forPort(ingress, 3000);
      rule.from = Object.entries(rule.from[0]).map(([key, selector]) => ({ [key]: selector }));
    },
    'NetworkPolicy of the receiver: "a neighbour of the edge" reaches "gateway" on TCP 3000',
  ],
  [
    'a selector that takes other namespaces as well',
    'NetworkPolicy gateway',
    ({ ingress }) => {
      forPort(ingress, 3000).from[0] = {
        namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'Exists' }] },
        podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['stranger'] }] },
      };
    },
    'NetworkPolicy of the receiver: "a stranger elsewhere" reaches "gateway" on TCP 3000',
  ],
  [
    'a way to the internet that lost its exceptions',
    'NetworkPolicy mailer',
    ({ egress }) => delete forPort(egress, 443).to[0].ipBlock.except,
    'NetworkPolicy of the sender: "mailer" reaches "169.254.169.254" on TCP 443, which nothing declares',
  ],
  [
    'a policy for one direction only',
    'NetworkPolicy default-deny',
    (spec) => {
      spec.policyTypes = ['Ingress'];
    },
    'NetworkPolicy of the sender: "a stranger beside the services" reaches "users" on TCP 22',
  ],
  [
    'a policy that selects nobody',
    'NetworkPolicy users',
    ({ podSelector }) => {
      podSelector.matchLabels.app = 'user';
    },
    'NetworkPolicy of the receiver: "gateway" does not reach "users" on TCP 3001, which is declared',
  ],
  [
    'an identity that became everyone',
    'AuthorizationPolicy users',
    ({ rules }) => {
      rules[0].from[0].source.principals = ['*'];
    },
    'AuthorizationPolicy of the receiver: "a copy of gateway elsewhere" reaches "users" on TCP 3001',
  ],
  [
    'an authorization for any port',
    'AuthorizationPolicy users',
    ({ rules }) => delete rules[0].to[0].operation.ports,
    'AuthorizationPolicy of the receiver: "gateway" reaches "users" on TCP 22',
  ],
  [
    'an authorization for any method',
    'AuthorizationPolicy users',
    ({ rules }) => delete rules[0].to[0].operation.methods,
    'AuthorizationPolicy of the receiver: "gateway" asking "users" for HEAD /users, HEAD /users with a token of https://login.campus.example,',
  ],
  [
    'a path that takes its neighbours along',
    'AuthorizationPolicy users',
    ({ rules }) => {
      rules[0].to[0].operation.paths = ['/users*'];
    },
    'AuthorizationPolicy of the receiver: "gateway" asking "users" for GET /usersbeside, GET /usersbeside with a token',
  ],
  [
    'a route that lost its token',
    'AuthorizationPolicy gateway',
    ({ rules }) => delete rules[1].from[0].source.requestPrincipals,
    'AuthorizationPolicy of the receiver: "the edge" asking "gateway" for GET /grades, GET /grades with a token of https://issuer.elsewhere.example, HEAD /grades and 45 more is answered, which nothing declares',
  ],
  [
    'a guarded path that is open from above',
    'AuthorizationPolicy gateway',
    ({ rules }) => delete rules[0].to[0].operation.notPaths,
    'AuthorizationPolicy of the receiver: "the edge" asking "gateway" for GET /grades, GET /grades with a token of https://issuer.elsewhere.example, HEAD /grades and 45 more is answered, which nothing declares',
  ],
  [
    'tokens that nobody checks',
    'RequestAuthentication gateway',
    (_, manifest) => {
      manifest.metadata.namespace = 'elsewhere';
    },
    'AuthorizationPolicy of the receiver: "the edge" asking "gateway" for GET /grades with a token of https://login.campus.example, HEAD /grades with a token of https://login.campus.example, OPTIONS /grades with a token of https://login.campus.example and 21 more is refused, which is declared',
  ],
  [
    'a proxy that takes requests from beside the load balancer',
    'NetworkPolicy nginx-ingress',
    ({ ingress }) => delete forPort(ingress, 80).from,
    'NetworkPolicy of the receiver: "a stranger elsewhere" reaches "the edge" on TCP 80, TCP 443, which nothing declares',
  ],
  [
    'a health check for anyone',
    'NetworkPolicy nginx-ingress',
    ({ ingress }) => {
      forPort(ingress, 8081).from = forPort(ingress, 80).from;
    },
    'NetworkPolicy of the receiver: "another host of the internet" reaches "the edge" on TCP 8081, which nothing declares',
  ],
  [
    'a proxy that sends to any port',
    'NetworkPolicy nginx-ingress',
    ({ egress }) => delete forPort(egress, 3000).ports,
    'NetworkPolicy of the sender: "the edge" reaches "gateway" on TCP 22, UDP 22',
  ],
  [
    'a proxy that knows more than the services with routes',
    'Sidecar nginx-ingress',
    ({ egress }) => egress[0].hosts.push('campus/*'),
    'Sidecar of the sender: "the edge" reaches "users" on TCP 3001, which nothing declares',
  ],
  [
    'a sidecar that knows everyone',
    'Sidecar mailer',
    ({ egress }) => egress.at(-1).hosts.push('./*'),
    'Sidecar of the sender: "mailer" reaches "users" on TCP 3001, which nothing declares',
  ],
  [
    'a sidecar that lets pass what it does not know',
    'Sidecar mailer',
    (spec) => {
      spec.outboundTrafficPolicy.mode = 'ALLOW_ANY';
    },
    'Sidecar of the sender: "mailer" reaches "another host of the internet" on TCP 22',
  ],
  [
    'a sidecar that does not know the cluster DNS',
    'Sidecar mailer',
    ({ egress }) => {
      egress.at(-1).hosts = egress.at(-1).hosts.filter((host: string) => !host.startsWith('kube-system/'));
    },
    'Sidecar of the sender: "mailer" does not reach "the cluster DNS" on TCP 53, which is declared',
  ],
  [
    'a host outside that is known at every port of it',
    'Sidecar mailer',
    ({ egress }) => {
      egress.at(-1).hosts.push(...egress.shift().hosts);
    },
    'Sidecar of the sender: "mailer" reaches "host other-mail" on TCP 587, which nothing declares',
  ],
  [
    'a host outside that nothing makes known',
    'ServiceEntry mail',
    (spec) => {
      spec.hosts = ['mail.example'];
    },
    'Sidecar of the sender: "mailer" does not reach "host mail" on TCP 443, which is declared',
  ],
])('notices %s', (_, object, spoil, sentence) => {
  expect(spoilt(object, spoil)).toContainEqual(expect.stringContaining(sentence));
});

test('notices a mesh without its default deny, in the namespace and as a whole', () => {
  const { environment, all } = small(PLATFORM);
  const manifests = all.map(({ manifest }) => manifest);
  const without = (...names: string[]) =>
    differences(
      environment,
      manifests.filter(({ kind, metadata }) => kind !== 'AuthorizationPolicy' || !names.includes(metadata.name)),
    );
  expect(without('default-deny')).toEqual([]);
  expect(without('default-deny', 'mesh-default-deny')).toContainEqual(
    expect.stringContaining(
      'AuthorizationPolicy of the receiver: "users" reaches "a stranger beside the services" on TCP 22',
    ),
  );
});

test.each<[what: string, policy: string, spoil: Spoil, sentence: string]>([
  [
    'a webhook that anyone may ask',
    'cert-manager-webhook',
    ({ ingress }) => delete forPort(ingress, 10250).from,
    'NetworkPolicy of the receiver: "users" reaches "cert-manager/cert-manager-webhook" on TCP 10250, which nobody granted',
  ],
  [
    'a controller that reaches private networks',
    'cert-manager',
    ({ egress }) => egress.push({ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443 }] }),
    'NetworkPolicy of the sender: "cert-manager/cert-manager" reaches "169.254.169.254" on TCP 443, which nobody granted',
  ],
  [
    'a Prometheus that answers services',
    'prometheus',
    ({ ingress }) => {
      forPort(ingress, 9090).from = [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'users' } } }];
    },
    'NetworkPolicy of the receiver: "users" reaches "Prometheus" on TCP 9090, which nobody granted',
  ],
])('notices %s', (_, policy, spoil, sentence) => {
  const { environment, all } = small();
  const manifests = structuredClone(all.map(({ manifest }) => manifest));
  expect(strayWays(environment, manifests)).toEqual([]);
  spoil(manifests.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === policy)!.spec, {});
  expect(strayWays(environment, manifests)).toContain(sentence);
});

const MESH = { proxy: 'istio-gateway', limits: undefined };

test('nothing is wrong with it behind Kong, or behind the gateway of the mesh', () => {
  expect(spoilt('NetworkPolicy users', () => {}, { proxy: 'kong' })).toEqual([]);
  expect(spoilt('NetworkPolicy users', () => {}, MESH)).toEqual([]);
});

test.each<[what: string, object: string, spoil: Spoil, sentence: string]>([
  [
    'an Admin API that the gateway reaches',
    'NetworkPolicy kong-gateway',
    ({ ingress }) => forPort(ingress, 8000).ports.push({ port: 8444, protocol: 'TCP' }),
    'NetworkPolicy of the receiver: "the gateway before Kong" reaches "the edge" on TCP 8444, which nothing declares',
  ],
  [
    'a Kong that takes requests of others than the gateway',
    'AuthorizationPolicy kong-gateway',
    ({ rules }) => delete rules[0].from,
    'AuthorizationPolicy of the receiver: "gateway" reaches "the edge" on TCP 8000, which nothing declares',
  ],
  [
    'a policy of Kong that is elsewhere',
    'AuthorizationPolicy kong-gateway',
    (_, manifest) => {
      manifest.metadata.namespace = 'elsewhere';
    },
    'AuthorizationPolicy of the receiver: "the gateway before Kong" does not reach "the edge" on TCP 8000, which is declared',
  ],
  [
    'a gateway that sends past Kong',
    'NetworkPolicy istio-ingress',
    ({ egress }) => delete forPort(egress, 8000).to,
    'NetworkPolicy of the sender: "the gateway before Kong" reaches "gateway" on TCP 8000, which nothing declares',
  ],
])('notices %s', (_, object, spoil, sentence) => {
  expect(spoilt(object, spoil, { proxy: 'kong' })).toContainEqual(expect.stringContaining(sentence));
});

const differencesOf = (overrides: Part<Platform>) => {
  const { environment, all } = small(overrides);
  return differences(
    environment,
    all.map(({ manifest }) => manifest),
  );
};

describe('what a sidecar cannot tell apart is refused before it is rendered', () => {
  const smtp = { port: 587, purpose: 'sends e-mail' };
  const hosts = { mail: { ...smtp, host: 'smtp.mail.example' }, other: { ...smtp, host: 'smtp.other.example' } };
  const datastores = { invoices: rds, orders: { ...rds, host: 'orders.db.campus.example', cidrs: ['10.0.54.0/24'] } };
  const taken = { mail: { port: 3001, host: 'smtp.mail.example' } };

  test.each<[what: string, together: Part<Platform>, apart: Part<Platform>]>([
    [
      'two hosts on one port of plain TCP',
      { services: { mailer: { reaches: ['mail', 'other'] } }, hosts },
      { services: { mailer: { reaches: ['mail'] }, users: { reaches: ['other'] } }, hosts },
    ],
    [
      'two databases of RDS',
      { services: { users: { uses: ['records', 'invoices', 'orders'] } }, datastores },
      { services: { users: { uses: ['records', 'invoices'] }, gateway: { uses: ['orders'] } }, datastores },
    ],
    [
      'a host on the port of a service that is called as well',
      { services: { mailer: { calls: ['users'] } }, hosts: taken },
      { services: { gateway: { calls: ['users'] } }, hosts: taken },
    ],
  ])('%s, unless another service reaches one of them', (_, together, apart) => {
    expect(findings(banIndistinctDestinations, together)).toHaveLength(1);
    expect(differencesOf(together)).not.toEqual([]);
    expect(findings(banIndistinctDestinations, apart)).toEqual([]);
    expect(differencesOf(apart)).toEqual([]);
  });
});

test.each([3, 6])('two Redis clusters of %d instances in a namespace are told apart', (instances) => {
  const cluster = { ...redis, instances, leaders: 3 };
  const services = { users: { uses: ['records', 'sessions'] }, gateway: { uses: ['limits'] } };
  expect(differencesOf({ services, datastores: { sessions: cluster, limits: cluster } })).toEqual([]);
});

test('notices a Redis cluster that is selected by no name', () => {
  const { environment, all } = small({ services: { gateway: { uses: ['limits'] } }, datastores: { limits: redis } });
  const manifests = structuredClone(all.map(({ manifest }) => manifest));
  const policy = manifests.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'gateway');
  // biome-ignore lint/suspicious/noExplicitAny: as above
  delete forPort((policy!.spec as any).egress, 6379).to[0].podSelector.matchLabels.app;
  expect(differences(environment, manifests)).toEqual([
    'NetworkPolicy of the sender: "gateway" reaches "a pod like datastore limits (leader) without app" on TCP 6379, which nothing declares',
    'NetworkPolicy of the sender: "gateway" reaches "a pod like datastore limits (leader-headless) without app" on TCP 6379, which nothing declares',
  ]);
});

test('an answer of the cluster DNS that is too long for UDP gets through the sidecar', () => {
  const { environment, all } = small();
  const rendered = all.map(({ manifest }) => manifest);
  const { parties, gates } = reachabilityOf(rendered, outsideOf(environment, rendered), []);
  const [users, dns] = ['users', OUTSIDE.dns].map((name) => parties.find((party) => party.name === name)!);
  expect([...gates.knows(users!, dns!, [{ protocol: 'TCP', number: 53 }])]).toEqual(['TCP 53']);
});
