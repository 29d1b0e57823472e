import { EDGE_PROXIES } from '../../../charts/model/edge';
import { inProduction } from '../../fixtures/platform';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

interface Rule {
  readonly from: readonly {
    readonly source: { readonly principals: readonly string[]; readonly requestPrincipals?: readonly string[] };
  }[];
  readonly to: readonly {
    readonly operation: {
      readonly ports: string[];
      readonly methods?: string[];
      readonly paths?: string[];
      readonly notPaths?: string[];
    };
  }[];
}

const TOKENS = {
  issuer: 'https://login.campus.example',
  audiences: ['campus'],
  keys: 'https://login.campus.example/keys',
};

const rulesOf = (service: string, services: object = {}): Rule[] =>
  small({ services, ...inProduction({ tokens: TOKENS }) }).object('AuthorizationPolicy', service).spec.rules;

/** Whose tokens each rule asks for. */
const issuersOf = (rules: readonly Rule[]) => rules.map(({ from }) => from[0]?.source.requestPrincipals);

const callersOf = (rules: readonly Rule[]): string[] =>
  rules.flatMap(({ from }) => from.flatMap(({ source }) => source.principals));

const operationOf = (rule: Rule | undefined) => rule?.to[0]?.operation;

test('C-12 a caller is admitted by its certified identity, at the port of the pod', () => {
  expect(small().object('AuthorizationPolicy', 'users').spec).toMatchInlineSnapshot(`
action: ALLOW
selector:
  matchLabels:
    app: users
rules:
  - from:
      - source:
          principals:
            - cluster.local/ns/campus/sa/gateway
    to:
      - operation:
          ports:
            - "3001"
`);
});

test('C-12 admits exactly the services that declare a call to it', () => {
  expect(callersOf(rulesOf('users', { mailer: { calls: ['users'] } }))).toEqual([
    'cluster.local/ns/campus/sa/gateway',
    'cluster.local/ns/campus/sa/mailer',
  ]);
});

test('C-12 admits nobody when no service calls it', () => {
  const { action, rules } = small().object('AuthorizationPolicy', 'mailer').spec;
  expect([action, rules]).toEqual(['ALLOW', []]);
});

test('C-12 a call of certain methods and paths is admitted for those only, and for what is below the paths', () => {
  const calls = [{ service: 'users', methods: ['GET', 'HEAD'], paths: ['/api/users', '/api/groups'] }];
  const [rule] = rulesOf('users', { gateway: { calls } });
  expect(operationOf(rule)).toEqual({
    ports: ['3001'],
    methods: ['GET', 'HEAD'],
    paths: ['/api/users', '/api/users/*', '/api/groups', '/api/groups/*'],
  });
});

test('C-12 what one caller may do, another may not', () => {
  const calls = [{ service: 'users', methods: ['GET'] }];
  const rules = rulesOf('users', { mailer: { calls } });
  expect(rules.map((rule) => operationOf(rule)?.methods)).toEqual([undefined, ['GET']]);
});

test('C-12 the edge is admitted for each route, by its methods and path', () => {
  const routes = [{ path: '/api/courses', methods: ['GET'] }, { path: '/api/enrollments' }];
  const rules = rulesOf('gateway', { gateway: { routes } });
  expect(callersOf(rules)).toEqual(routes.map(() => 'cluster.local/ns/nginx-ingress/sa/nginx-ingress'));
  expect(rules.map(operationOf)).toEqual([
    { ports: ['3000'], methods: ['GET'], paths: ['/api/courses', '/api/courses/*'] },
    { ports: ['3000'], paths: ['/api/enrollments', '/api/enrollments/*'] },
  ]);
});

test('C-12 the edge is admitted for every path where the route is the root', () => {
  expect(rulesOf('gateway').map(operationOf)).toEqual([{ ports: ['3000'] }]);
});

test('S-40 a call of people who have signed in is admitted with a token of the issuer, and others without', () => {
  const calls = [{ service: 'users', access: 'signed-in' }];
  const rules = rulesOf('users', { gateway: { calls }, mailer: { calls: ['users'] } });
  expect(callersOf(rules)).toEqual(['gateway', 'mailer'].map((name) => `cluster.local/ns/campus/sa/${name}`));
  expect(issuersOf(rules)).toEqual([['https://login.campus.example/*'], undefined]);
});

test('E-04 a route for people who have signed in is admitted with a token of the issuer, and others without', () => {
  const routes = [
    { path: '/courses', access: 'anyone' },
    { path: '/grades', access: 'signed-in' },
  ];
  const rules = rulesOf('gateway', { gateway: { routes } });
  expect(issuersOf(rules)).toEqual([undefined, ['https://login.campus.example/*']]);
  expect(rules.map((rule) => operationOf(rule)?.notPaths)).toEqual([undefined, undefined]);
});

const GUARDED = { path: '/courses/grades', access: 'signed-in' };

test('E-04 what anyone may ask for leaves out what asks for a token below it', () => {
  const routes = [{ path: '/courses', access: 'anyone' }, GUARDED, { path: '/coursesandmore', access: 'signed-in' }];
  expect(operationOf(rulesOf('gateway', { gateway: { routes } })[0])).toEqual({
    ports: ['3000'],
    paths: ['/courses', '/courses/*'],
    notPaths: ['/courses/grades', '/courses/grades/*'],
  });
});

test('S-40 a path that asks for a token on one host asks for it on every host, since a sidecar sees none', () => {
  const routes = [{ subdomain: 'api', path: '/', access: 'anyone' }, GUARDED];
  expect(operationOf(rulesOf('gateway', { gateway: { routes } })[0])).toEqual({
    ports: ['3000'],
    notPaths: ['/courses/grades', '/courses/grades/*'],
  });
});

test.each([
  ['that asks for a token itself', { path: '/courses', access: 'signed-in' }],
  ['beside it', { path: '/course', access: 'anyone' }],
  ['further down', { path: '/courses/grades/legend', access: 'anyone' }],
])('E-04 a guarded path takes nothing from a route %s', (_, route) => {
  const [rule] = rulesOf('gateway', { gateway: { routes: [route, GUARDED] } });
  expect(operationOf(rule)).not.toHaveProperty('notPaths');
});

test('C-12 the edge is admitted to no service without routes', () => {
  expect(callersOf(rulesOf('users')).filter((caller) => caller.includes('nginx-ingress'))).toEqual([]);
});

test.each(ENVIRONMENTS)('C-12 every caller in %s is known by a ServiceAccount that its pods run under', (id) => {
  const rendered = real(id);
  const { namespaces, platform } = rendered.environment;
  const { namespace, serviceAccount } = EDGE_PROXIES[platform.edge.proxy];
  const edge = `cluster.local/ns/${namespace}/sa/${serviceAccount}`;
  const accounts = rendered.of('ServiceAccount').map(({ metadata }) => metadata.name);
  const identities = accounts.map((name) => `cluster.local/ns/${namespaces.services}/sa/${name}`);
  const own = rendered.of('AuthorizationPolicy').filter(({ metadata }) => metadata.namespace === namespaces.services);
  for (const { spec } of own) {
    const { rules = [] } = spec as { rules?: Rule[] };
    for (const caller of callersOf(rules)) expect([edge, ...identities]).toContain(caller);
  }
});
