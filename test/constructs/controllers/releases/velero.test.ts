import { ENVIRONMENTS, real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const values = (rendered = small()) =>
  rendered.object('Application', `${rendered.environment.platform.name}-production-velero`).spec.source.helm
    .valuesObject;

const azora = () => values(real('azora/production'));

test('A-40 on AWS backups are encrypted with the key of the environment', () => {
  expect(values().configuration.backupStorageLocation).toMatchInlineSnapshot(`
- name: primary
  accessMode: ReadWrite
  bucket: campus-backups
  config:
    kmsKeyId: arn:aws:kms:eu-central-1:123456789012:alias/campus-production-backups
    region: eu-central-1
  default: true
  prefix: velero
  provider: aws
  validationFrequency: 5m
`);
});

test('A-40 on Google they go to its object storage, which encrypts everything', () => {
  expect(azora().configuration.backupStorageLocation[0]).toMatchObject({
    provider: 'gcp',
    bucket: 'azora-production-backups',
    prefix: 'velero',
    // The plugin does not start without one, and knows no region.
    config: { serviceAccount: 'none' },
  });
  expect(azora().initContainers[0].name).toBe('velero-plugin-for-gcp');
});

test.each(ENVIRONMENTS)('L-20 in %s Velero has no key of the cloud, and its plugin is pinned', (id) => {
  const { source } = real(id)
    .of('Application')
    .find(({ metadata }) => metadata.name.endsWith('-velero'))!.spec as unknown as {
    source: { helm: { valuesObject: ReturnType<typeof values> } };
  };
  const { credentials, initContainers, image } = source.helm.valuesObject;
  expect(credentials).toEqual({ useSecret: false });
  expect(initContainers[0].image).toMatch(/:v1\.14\.\d+@sha256:[0-9a-f]{64}$/);
  expect(image.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test('C-22 Velero reads what it copies and writes snapshots; for a restore somebody gives it more', () => {
  expect(values().rbac).toEqual({
    create: true,
    clusterAdministrator: true,
    clusterAdministratorName: 'velero-backup',
  });
  const [role] = values().extraObjects;
  expect(role.rules).toEqual([
    { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] },
    {
      apiGroups: ['snapshot.storage.k8s.io'],
      resources: ['volumesnapshots', 'volumesnapshotcontents'],
      verbs: ['create', 'update', 'patch', 'delete'],
    },
  ]);
});

test('C-20 nothing of Velero runs on the nodes themselves, so that its namespace is restricted', () => {
  expect(values().deployNodeAgent).toBe(false);
  expect(small().object('Namespace', 'velero').metadata.labels['pod-security.kubernetes.io/enforce']).toBe(
    'restricted',
  );
  const { initContainers, containerSecurityContext, podSecurityContext } = values();
  expect(podSecurityContext.runAsNonRoot).toBe(true);
  for (const context of [containerSecurityContext, initContainers[0].securityContext])
    expect(context).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    });
});

test('C-02 Velero and its plugin have requests and limits', () => {
  const { resources, initContainers } = values();
  for (const each of [resources, initContainers[0].resources])
    expect(Object.keys(each).sort()).toEqual(['limits', 'requests']);
});

test('E-50 on AWS what a snapshot is comes with its controller, on Google with the cluster', () => {
  const namesOf = (rendered: ReturnType<typeof small>) =>
    rendered.of('Application').map(({ metadata }) => metadata.name);
  expect(namesOf(small())).toContain('campus-production-snapshot-controller');
  expect(namesOf(real('azora/production')).filter((name) => name.includes('snapshot'))).toEqual([]);
});

test('C-02 the controller of snapshots is spread, bounded and restricted', () => {
  const { controller } = small().object('Application', 'campus-production-snapshot-controller').spec.source.helm
    .valuesObject;
  expect(controller.replicaCount).toBe(2);
  expect(controller.pdb).toEqual({ maxUnavailable: 1 });
  expect(controller.securityContext).toMatchObject({ allowPrivilegeEscalation: false, runAsNonRoot: true });
  expect(controller.podSecurityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
  expect(Object.keys(controller.resources).sort()).toEqual(['limits', 'requests']);
});
