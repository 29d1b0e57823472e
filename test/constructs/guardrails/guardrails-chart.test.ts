import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

const kindsIn = (folder: string, environment?: string): string[] =>
  small({}, environment)
    .all.filter(({ path }) => path.includes(`/${folder}/`))
    .map(({ manifest }) => manifest.kind);

test('C-20 a namespace comes with its limits', () => {
  expect([...new Set(kindsIn('guardrails'))]).toMatchInlineSnapshot(`
- Namespace
- ResourceQuota
- LimitRange
- NetworkPolicy
- Role
- RoleBinding
`);
});

test('C-20 a namespace of datastores has the same limits as that of the services', () => {
  expect(kindsIn('data')).toEqual(kindsIn('guardrails'));
});

test('C-20 where datastores share the namespace of the services, it is limited once', () => {
  expect(kindsIn('data', 'staging')).toEqual([]);
  const quotas = small({}, 'staging').of('ResourceQuota');
  expect(quotas.filter(({ metadata }) => metadata.namespace === 'campus-staging')).toHaveLength(1);
});

test.each(ENVIRONMENTS)('C-20 each namespace of %s has one quota, one range of limits and one default policy', (id) => {
  const rendered = real(id);
  const { services, datastores } = rendered.environment.namespaces;
  for (const namespace of new Set([services, datastores])) {
    const inside = rendered.all
      .map(({ manifest }) => manifest)
      .filter(({ metadata }) => metadata.namespace === namespace);
    const count = (kind: string, name?: string) =>
      inside.filter((manifest) => manifest.kind === kind && (!name || manifest.metadata.name === name)).length;
    expect(rendered.object('Namespace', namespace).apiVersion).toBe('v1');
    expect([count('ResourceQuota'), count('LimitRange'), count('NetworkPolicy', 'default-deny')]).toEqual([1, 1, 1]);
  }
});
