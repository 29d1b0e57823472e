import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

const namespacesOf = (overrides?: Parameters<typeof small>[0]): string[] =>
  small(overrides)
    .all.filter(({ path, manifest }) => path.includes('/cluster/') && manifest.kind === 'Namespace')
    .map(({ manifest }) => manifest.metadata.name);

test('C-20 each namespace of a controller is made once, and kube-system by Kubernetes', () => {
  expect(namespacesOf()).toMatchInlineSnapshot(`
- istio-system
- istio-cni
- monitoring
`);
});

test('C-20 a controller that is needed brings its namespace', () => {
  expect(namespacesOf({ services: { users: { scale: { demand: { requestsPerSecond: 50 } } } } })).toContain('keda');
  expect(namespacesOf({ edge: { proxy: 'kong', namespace: 'kong' } })).toContain('kong');
});

test.each(ENVIRONMENTS)(
  'C-41 in %s what belongs to the whole cluster is in no namespace, and all else is in one',
  (id) => {
    const clusterWide = real(id).all.filter(({ manifest }) => manifest.metadata.namespace === undefined);
    expect([...new Set(clusterWide.map(({ manifest }) => manifest.kind))].sort()).toEqual([
      'Namespace',
      'PriorityClass',
    ]);
    const kinds = real(id).all.filter(({ manifest }) => ['Namespace', 'PriorityClass'].includes(manifest.kind));
    expect(kinds).toHaveLength(clusterWide.length);
  },
);
