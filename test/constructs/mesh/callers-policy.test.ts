import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

interface Rule {
  readonly from: readonly { readonly source: { readonly principals: readonly string[] } }[];
  readonly to: readonly {
    readonly operation: { readonly ports: string[]; readonly methods?: string[]; readonly paths?: string[] };
  }[];
}

const rulesOf = (service: string, services: object = {}): Rule[] =>
  small({ services }).object('AuthorizationPolicy', service).spec.rules;

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
  const calls = [{ service: 'users', methods: ['GET', 'HEAD'], paths: ['/api/users', '/api/groups/'] }];
  const [rule] = rulesOf('users', { gateway: { calls } });
  expect(operationOf(rule)).toEqual({
    ports: ['3001'],
    methods: ['GET', 'HEAD'],
    paths: ['/api/users', '/api/users/*', '/api/groups/', '/api/groups/*'],
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
  expect(callersOf(rules)).toEqual(routes.map(() => 'cluster.local/ns/ingress-nginx/sa/ingress-nginx'));
  expect(rules.map(operationOf)).toEqual([
    { ports: ['3000'], methods: ['GET'], paths: ['/api/courses', '/api/courses/*'] },
    { ports: ['3000'], paths: ['/api/enrollments', '/api/enrollments/*'] },
  ]);
});

test('C-12 the edge is admitted for every path where the route is the root', () => {
  expect(rulesOf('gateway').map(operationOf)).toEqual([{ ports: ['3000'] }]);
});

test('C-12 the edge is admitted to no service without routes', () => {
  expect(callersOf(rulesOf('users')).filter((caller) => caller.includes('ingress-nginx'))).toEqual([]);
});

test.each(ENVIRONMENTS)('C-12 every caller in %s is known by a ServiceAccount that its pods run under', (id) => {
  const rendered = real(id);
  const { namespaces, platform } = rendered.environment;
  const edge = `cluster.local/ns/${platform.edge.namespace}/sa/${platform.edge.serviceAccount}`;
  const accounts = rendered.of('ServiceAccount').map(({ metadata }) => metadata.name);
  const identities = accounts.map((name) => `cluster.local/ns/${namespaces.services}/sa/${name}`);
  for (const { spec } of rendered.of('AuthorizationPolicy')) {
    const { rules = [] } = spec as { rules?: Rule[] };
    for (const caller of callersOf(rules)) expect([edge, ...identities]).toContain(caller);
  }
});
