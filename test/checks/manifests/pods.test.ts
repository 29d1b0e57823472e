import { containersOf, podOf } from '../../../charts/checks/manifests/pods';
import { makerOf } from '../../fixtures/pod';

test.each(['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob'])(
  'finds the pod of a %s',
  (kind) => {
    expect(podOf(makerOf(kind, {}))?.containers?.[0]?.name).toBe('users');
  },
);

test('finds no pod in an object of another kind, whatever its spec', () => {
  expect(podOf(makerOf('Certificate', {}))).toBeUndefined();
});

test('finds no pod in a Deployment without a spec', () => {
  expect(podOf({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'users' } })).toBeUndefined();
});

test('containers are those that start first, and then the others', () => {
  const pod = { containers: [{ name: 'users' }], initContainers: [{ name: 'migrate' }] };
  expect(containersOf(pod).map(({ name }) => name)).toEqual(['migrate', 'users']);
});

test('a pod without containers has none', () => {
  expect(containersOf({})).toEqual([]);
});
