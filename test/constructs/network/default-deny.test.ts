import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

test('C-20 every pod of the namespace is denied all traffic, both ways', () => {
  expect(small().object('NetworkPolicy', 'default-deny', 'guardrails').spec).toMatchInlineSnapshot(`
podSelector: {}
policyTypes:
  - Ingress
  - Egress
`);
});

test.each(ENVIRONMENTS)('C-20 each namespace of %s denies by default', (id) => {
  const rendered = real(id);
  const { services, datastores } = rendered.environment.namespaces;
  // Of controllers that is every one of the cluster but kube-system, which Kubernetes makes itself.
  const made = rendered.of('Namespace').map(({ metadata }) => metadata.name);
  const denying = rendered.of('NetworkPolicy').filter(({ metadata }) => metadata.name === 'default-deny');
  expect(made).toEqual(expect.arrayContaining([services, datastores]));
  expect(denying.map(({ metadata }) => metadata.namespace).sort()).toEqual([...made].sort());
  for (const { spec } of denying) expect(spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
});
