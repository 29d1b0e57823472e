import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const READING = ['get', 'list', 'watch'];

const rulesOf = (role: string, environment?: string): Rule[] =>
  small({}, environment).object('Role', role, 'guardrails').rules;

/** `create pods/exec`, `patch deployments.apps`: each thing that rules permit. */
const permitted = (rules: readonly Rule[]): string[] =>
  rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((resource) => verbs.map((verb) => `${verb} ${group ? `${resource}.${group}` : resource}`)),
    ),
  );

/** What a role may do that another may not. */
function beyond(role: string, other: string, environment?: string): string[] {
  const less = permitted(rulesOf(other, environment));
  return permitted(rulesOf(role, environment)).filter((action) => !less.includes(action));
}

test('C-22 viewers look, and change nothing', () => {
  const verbs = rulesOf('viewer').flatMap((rule) => rule.verbs);
  expect([...new Set(verbs)].sort()).toEqual(READING);
});

test('C-22 viewers see these kinds', () => {
  const kinds = rulesOf('viewer').map(({ apiGroups, resources }) => `${apiGroups} ${resources.join(' ')}`.trim());
  expect(kinds).toMatchInlineSnapshot(`
- pods services endpoints events configmaps persistentvolumeclaims resourcequotas limitranges serviceaccounts
- apps deployments replicasets statefulsets daemonsets
- autoscaling horizontalpodautoscalers
- batch jobs cronjobs
- policy poddisruptionbudgets
- discovery.k8s.io endpointslices
- networking.k8s.io networkpolicies ingresses
- networking.istio.io,security.istio.io *
- keda.sh scaledobjects
- external-secrets.io externalsecrets secretstores
- bitnami.com sealedsecrets
- configuration.konghq.com kongplugins kongconsumers
- postgresql.cnpg.io,barmancloud.cnpg.io,psmdb.percona.com,redis.redis.opstreelabs.in,kafka.strimzi.io,rabbitmq.com,elasticsearch.k8s.elastic.co *
- metrics.k8s.io pods
`);
});

test('C-22 developers read logs as well in production', () => {
  expect(beyond('developer', 'viewer')).toEqual(['get pods/log']);
});

test('C-22 developers debug pods elsewhere', () => {
  expect(beyond('developer', 'viewer', 'staging')).toEqual([
    'get pods/log',
    'create pods/portforward',
    'create pods/exec',
    'patch pods/ephemeralcontainers',
  ]);
});

test('C-22 operators stop pods by hand, which restarts them, and do everything else through Git', () => {
  expect(beyond('operator', 'viewer')).toMatchInlineSnapshot(`
- get pods/log
- create pods/portforward
- delete pods
- create pods/eviction
`);
});

test.each(['viewer', 'developer', 'operator'])(
  'C-22 the %s role is held by a group of the identity provider',
  (role) => {
    const { roleRef, subjects } = small().object('RoleBinding', role, 'guardrails');
    expect(roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role });
    expect(subjects).toEqual([{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: `campus-${role}s` }]);
  },
);

describe.each(ENVIRONMENTS)('in %s', (id) => {
  const held = real(id)
    .of('RoleBinding')
    .filter(({ subjects }) => (subjects as { kind: string }[]).some(({ kind }) => kind === 'Group'))
    .map(({ metadata, roleRef }) => `${metadata.namespace}/${(roleRef as { name: string }).name}`);
  const roles = real(id)
    .of('Role')
    .filter(({ metadata }) => held.includes(`${metadata.namespace}/${metadata.name}`));
  const rules = roles.flatMap((role) => role.rules as Rule[]);

  test('C-22 nobody is given a role of the whole cluster, cluster-admin least of all', () => {
    expect(real(id).of('ClusterRoleBinding')).toEqual([]);
    for (const { roleRef } of real(id).of('RoleBinding')) expect((roleRef as { kind: string }).kind).toBe('Role');
  });

  test('C-22 controllers are given no Secret to read and nobody to be, but by name', () => {
    const all = [...real(id).of('ClusterRole'), ...real(id).of('Role')].filter((role) => !roles.includes(role));
    const wide = all
      .flatMap((role) => role.rules as (Rule & { readonly resourceNames?: readonly string[] })[])
      .filter(({ resources }) => resources.some((resource) => /^secrets|token|\*/.test(resource)))
      .filter(({ resourceNames = [] }) => resourceNames.length === 0);
    expect(wide).toEqual([]);
  });

  test('C-22 each namespace has the three roles', () => {
    const { services, datastores } = real(id).environment.namespaces;
    const expected = [...new Set([services, datastores])].flatMap((namespace) =>
      ['viewer', 'developer', 'operator'].map((role) => `${namespace}/${role}`),
    );
    expect(roles.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual(expected);
  });

  test('C-22 no role permits every verb, or every group of the API', () => {
    expect(rules.filter(({ verbs, apiGroups }) => [...verbs, ...apiGroups].includes('*'))).toEqual([]);
  });

  test('C-22 a role that permits every resource of a group is for reading the mesh and datastores', () => {
    for (const { apiGroups, verbs } of rules.filter(({ resources }) => resources.some((name) => name.includes('*')))) {
      expect(apiGroups.join(' ')).toMatch(
        /^(networking\.istio\.io security\.istio\.io|postgresql\.cnpg\.io .* elasticsearch\.k8s\.elastic\.co)$/,
      );
      expect(verbs).toEqual(READING);
    }
  });

  test('C-22 C-42 no role reads Secrets or makes tokens', () => {
    const resources = rules.flatMap((rule) => rule.resources);
    expect(resources.filter((resource) => /^secrets$|token/.test(resource))).toEqual([]);
  });

  test('C-22 C-42 no role changes a workload or makes a Job, which could mount Secrets', () => {
    const makers = rules.filter(({ resources }) =>
      /\b(deployments|jobs|statefulsets|daemonsets)\b/.test(resources.join(' ')),
    );
    expect(makers.filter(({ verbs }) => verbs.some((verb) => !READING.includes(verb)))).toEqual([]);
    expect(rules.filter(({ resources, verbs }) => resources.includes('pods') && verbs.includes('create'))).toEqual([]);
  });

  test('C-22 no role grants roles', () => {
    expect(rules.flatMap(({ apiGroups }) => apiGroups)).not.toContain('rbac.authorization.k8s.io');
    expect(
      rules.flatMap(({ verbs }) => verbs).filter((verb) => ['bind', 'escalate', 'impersonate'].includes(verb)),
    ).toEqual([]);
  });
});
