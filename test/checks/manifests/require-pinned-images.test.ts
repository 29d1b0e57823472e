import { requirePinnedImages } from '../../../charts/checks/manifests/require-pinned-images';
import { deploymentOf, makerOf } from '../../fixtures/pod';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

const fault = (name: string, image: string) =>
  `container "${name}" runs "${image}"; name a version and its digest, as in "name:1.2.3@sha256:..."`;

test.each([`ghcr.io/campus/users:1.4.0@${DIGEST}`, `ghcr.io/campus/users@${DIGEST}`, `localhost:5000/users@${DIGEST}`])(
  'C-06 allows %s',
  (image) => {
    expect(requirePinnedImages(deploymentOf({ image }))).toEqual([]);
  },
);

test.each([
  'ghcr.io/campus/users:1.4.0',
  'ghcr.io/campus/users',
  'ghcr.io/campus/users:latest',
  `ghcr.io/campus/users:latest@${DIGEST}`,
  `ghcr.io/campus/users:1.4.0@${DIGEST}0`,
  `ghcr.io/campus/users:1.4.0@${DIGEST.slice(0, -1)}`,
  `ghcr.io/campus/users:1.4.0@${DIGEST.toUpperCase()}`,
])('C-06 refuses %s', (image) => {
  expect(requirePinnedImages(deploymentOf({ image }))).toEqual([fault('users', image)]);
});

test('C-06 refuses a container without an image', () => {
  expect(requirePinnedImages(deploymentOf({ image: undefined }))).toEqual([fault('users', '')]);
});

test('C-06 refuses the image of an init container', () => {
  const initContainers = [{ name: 'migrate', image: 'ghcr.io/campus/migrate:1.0.0' }];
  expect(requirePinnedImages(deploymentOf({}, { initContainers }))).toEqual([
    fault('migrate', 'ghcr.io/campus/migrate:1.0.0'),
  ]);
});

test.each(['Pod', 'CronJob', 'Job', 'StatefulSet', 'DaemonSet', 'ReplicaSet'])(
  'C-06 refuses an image of a %s',
  (kind) => {
    expect(requirePinnedImages(makerOf(kind, { image: 'users' }))).toEqual([fault('users', 'users')]);
  },
);

test('has nothing to say of objects that make no pod', () => {
  expect(requirePinnedImages({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'users' } })).toEqual([]);
});
