import { MESH_GATEWAY } from '../../../charts/model/edge';
import { rds } from '../../fixtures/datastores';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

test('C-12 traffic between pods is mutual TLS, in the mesh as a whole and in the namespace of the services', () => {
  const strict = small()
    .of('PeerAuthentication')
    .map(({ metadata, spec }) => ({ name: `${metadata.namespace}/${metadata.name}`, spec }));
  expect(strict).toMatchInlineSnapshot(`
- name: istio-system/default
  spec:
    mtls:
      mode: STRICT
- name: campus/services
  spec:
    mtls:
      mode: STRICT
`);
});

test.each(ENVIRONMENTS)('C-12 nothing in %s weakens mutual TLS', (id) => {
  const modes = real(id)
    .of('PeerAuthentication')
    .map(({ spec }) => spec);
  expect(modes).toEqual([{ mtls: { mode: 'STRICT' } }, { mtls: { mode: 'STRICT' } }]);
});

test.each([
  ['the services', 'default-deny', 'campus'],
  // In the mesh's root namespace a policy without selector holds for every namespace.
  ['the mesh', 'mesh-default-deny', 'istio-system'],
])('C-12 no call is admitted by default in %s: the policy allows, and matches nothing', (_, name, namespace) => {
  const { metadata, spec } = small().object('AuthorizationPolicy', name);
  expect([metadata.namespace, spec]).toEqual([namespace, { action: 'ALLOW' }]);
});

test.each(ENVIRONMENTS)('C-12 no policy of %s admits everyone', (id) => {
  interface Policy {
    readonly action: string;
    readonly rules?: readonly { readonly from?: readonly { readonly source: { readonly principals: string[] } }[] }[];
  }
  for (const { metadata, spec } of real(id).of('AuthorizationPolicy')) {
    const { action, rules = [] } = spec as Policy;
    expect(action).toBe('ALLOW');
    // The gateway takes requests of people, who have no identity in the mesh.
    if (metadata.namespace === MESH_GATEWAY.namespace) continue;
    for (const { from = [] } of rules) {
      expect(from).toHaveLength(1);
      expect(from[0]!.source.principals).toEqual([expect.stringMatching(/^cluster\.local\/ns\/[^*/]+\/sa\/[^*/]+$/)]);
    }
  }
});

test('C-12 every host outside the cluster is known by name, managed datastores included', () => {
  const overrides = { services: { users: { uses: ['records', 'invoices'] } }, datastores: { invoices: rds } };
  const entries = small(overrides).of('ServiceEntry');
  expect(entries.map(({ metadata }) => metadata.name)).toEqual(['mail', 'invoices']);
});
