import { requireRestrictedPods } from '../../../charts/checks/manifests/require-restricted-pods';
import { deploymentOf, makerOf } from '../../fixtures/pod';

test('C-04 allows a pod as constructs make it', () => {
  expect(requireRestrictedPods(deploymentOf({}))).toEqual([]);
});

test.each([{ hostNetwork: true }, { hostPID: true }, { hostIPC: true }])('C-04 refuses a pod with %j', (pod) => {
  expect(requireRestrictedPods(deploymentOf({}, pod))).toEqual([
    'the pod shares a namespace of its node; remove hostNetwork, hostPID and hostIPC',
  ]);
});

test.each([undefined, { type: 'Unconfined' }])('C-04 refuses a pod with the seccomp profile %j', (seccompProfile) => {
  expect(requireRestrictedPods(deploymentOf({}, { securityContext: { seccompProfile } }))).toEqual([
    'the pod has no seccomp profile; set "RuntimeDefault"',
  ]);
});

test('C-04 refuses a folder of the node', () => {
  const volumes = [{ name: 'tmp' }, { name: 'logs', hostPath: { path: '/var/log' } }];
  expect(requireRestrictedPods(deploymentOf({}, { volumes }))).toEqual([
    'volume "logs" is a folder of the node; use a claim or an emptyDir',
  ]);
});

test.each([
  [{ runAsNonRoot: false }, 'may run as root; set runAsNonRoot: true'],
  [{ runAsUser: 9999 }, 'runs as user "9999"; use 10000 or more'],
  [{ runAsGroup: 0 }, 'runs as group "0"; use 10000 or more'],
  [{ privileged: true }, 'is privileged; remove it'],
  [{ allowPrivilegeEscalation: true }, 'may gain privileges; set allowPrivilegeEscalation: false'],
  [{ allowPrivilegeEscalation: undefined }, 'may gain privileges; set allowPrivilegeEscalation: false'],
  [{ capabilities: undefined }, 'keeps capabilities; drop "ALL" and add none'],
  [{ capabilities: { drop: ['NET_RAW'] } }, 'keeps capabilities; drop "ALL" and add none'],
  [{ capabilities: { add: ['NET_ADMIN'] } }, 'keeps capabilities; drop "ALL" and add none'],
  [{ readOnlyRootFilesystem: undefined }, 'can write to its image; set readOnlyRootFilesystem: true'],
])('C-04 refuses a container with %j', (securityContext, fault) => {
  expect(requireRestrictedPods(deploymentOf({ securityContext }))).toEqual([`container "users" ${fault}`]);
});

test.each([
  [{ securityContext: { seccompProfile: { type: 'Unconfined' } } }, 'has a seccomp profile of its own; remove it'],
  [{ securityContext: { procMount: 'Unmasked' } }, 'unmasks /proc; remove procMount'],
  [{ ports: [{ hostPort: 80 }] }, 'takes a port of its node; remove hostPort'],
])('C-04 refuses a container with %j', (container, fault) => {
  expect(requireRestrictedPods(deploymentOf(container))).toEqual([`container "users" ${fault}`]);
});

test('C-04 refuses a pod that sets kernel parameters', () => {
  const securityContext = { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] };
  expect(requireRestrictedPods(deploymentOf({}, { securityContext }))).toEqual([
    'the pod sets kernel parameters; remove sysctls',
  ]);
});

test('C-04 allows a container that is stricter than its pod, and a user of its own', () => {
  const securityContext = { runAsNonRoot: true, runAsUser: 10_000, runAsGroup: 10_000 };
  const lax = { runAsNonRoot: false, runAsUser: 1, runAsGroup: 1 };
  expect(requireRestrictedPods(deploymentOf({ securityContext }, { securityContext: lax }))).toEqual([]);
});

test('C-04 refuses a container without a security context for all that its pod does not say', () => {
  const securityContext = { runAsNonRoot: undefined, runAsUser: undefined, runAsGroup: undefined };
  expect(requireRestrictedPods(deploymentOf({ securityContext: undefined }, { securityContext }))).toEqual([
    'container "users" may run as root; set runAsNonRoot: true',
    'container "users" runs as user "0"; use 10000 or more',
    'container "users" runs as group "0"; use 10000 or more',
    'container "users" may gain privileges; set allowPrivilegeEscalation: false',
    'container "users" keeps capabilities; drop "ALL" and add none',
    'container "users" can write to its image; set readOnlyRootFilesystem: true',
  ]);
});

test('C-04 refuses an init container, by name', () => {
  const faults = requireRestrictedPods(deploymentOf({}, { initContainers: [{ name: 'migrate' }] }));
  expect(faults).toEqual([
    'container "migrate" may gain privileges; set allowPrivilegeEscalation: false',
    'container "migrate" keeps capabilities; drop "ALL" and add none',
    'container "migrate" can write to its image; set readOnlyRootFilesystem: true',
  ]);
});

test.each(['Pod', 'CronJob', 'Job', 'StatefulSet', 'DaemonSet', 'ReplicaSet'])('C-04 refuses a pod of a %s', (kind) => {
  expect(requireRestrictedPods(makerOf(kind, {}, { hostPID: true }))).toHaveLength(1);
});

test('has nothing to say of objects that make no pod', () => {
  expect(requireRestrictedPods({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'users' }, spec: {} })).toEqual(
    [],
  );
});

test('C-04 has nothing to say of the one namespace that is privileged and says why', () => {
  const job = makerOf('CronJob', {}, { hostNetwork: true });
  expect(requireRestrictedPods(job)).toHaveLength(1);
  expect(requireRestrictedPods({ ...job, metadata: { ...job.metadata, namespace: 'etcd-backup' } })).toEqual([]);
});
