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
- cert-manager
- external-dns
- aws-load-balancer-controller
- nginx-ingress
- external-secrets
- snapshot-controller
- velero
- strimzi
- cnpg-system
`);
});

test('C-20 a controller that is needed brings its namespace', () => {
  expect(namespacesOf({ services: { users: { scale: { demand: { requestsPerSecond: 50 } } } } })).toContain('keda');
  expect(namespacesOf({ edge: { proxy: 'kong' } })).toContain('kong');
});

const OF_THE_CLUSTER = [
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'KongClusterPlugin',
  'Namespace',
  'PriorityClass',
  'StorageClass',
  'VolumeSnapshotClass',
];

test.each(ENVIRONMENTS)(
  'C-41 in %s what belongs to the whole cluster is in no namespace, and all else is in one',
  (id) => {
    const misplaced = real(id).all.filter(
      ({ manifest: { kind, metadata } }) => OF_THE_CLUSTER.includes(kind) === (metadata.namespace !== undefined),
    );
    expect(misplaced.map(({ path }) => path)).toEqual([]);
  },
);
