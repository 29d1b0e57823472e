import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

const schedule = (id: string, name: string) => {
  const { spec } = real(id).object('Schedule', name, 'recovery');
  return [spec.schedule, spec.template.ttl];
};

test('L-50 learning-platform copies the state of Kubernetes every six hours and keeps it 30 days', () => {
  expect(schedule('learning-platform/production', 'state')).toEqual(['0 */6 * * *', '720h0m0s']);
});

test('E-50 educational-platform copies state and volumes once a day and keeps them 30 days', () => {
  expect(schedule('educational-platform/production', 'state')).toEqual(['30 0 * * *', '720h0m0s']);
  expect(schedule('educational-platform/production', 'volumes')).toEqual(['0 4 * * *', '720h0m0s']);
});

test('A-40 azora copies its configuration at least every hour, and its secrets once a week', () => {
  expect(schedule('azora/production', 'state')).toEqual(['10 * * * *', '168h0m0s']);
  expect(schedule('azora/production', 'secrets')).toEqual(['0 1 * * 0', '2160h0m0s']);
});

test('S-31 scalable-aws copies state once a day and keeps it as long as RDS its backups', () => {
  expect(schedule('scalable-aws/prod', 'state')).toEqual(['30 2 * * *', '168h0m0s']);
});

test.each(ENVIRONMENTS)('C-42 in %s the state has the Secrets in it, in a bucket that only it is for', (id) => {
  const { template } = real(id).object('Schedule', 'state', 'recovery').spec;
  expect(template.excludedResources).not.toContain('secrets');
  expect(template.includedNamespaces).toEqual(['*']);
  expect(template.storageLocation).toBe('primary');
});

test('E-50 snapshots are of the volumes of datastores, and of none that a drill is about to throw away', () => {
  const { template } = small().object('Schedule', 'volumes').spec;
  expect(template).toMatchObject({
    includedNamespaces: ['campus-data'],
    snapshotVolumes: true,
    resourcePolicy: { kind: 'configmap', name: 'volume-policy' },
  });
  expect(small().object('ConfigMap', 'volume-policy').data['policy.yaml']).toContain('datastores-throw-away');
});

test('E-50 snapshots outlive the namespace that they are of, and Velero knows how to take them', () => {
  const { metadata, driver, deletionPolicy } = small().object('VolumeSnapshotClass', 'datastores');
  expect([driver, deletionPolicy]).toEqual(['ebs.csi.aws.com', 'Retain']);
  expect(metadata.labels['velero.io/csi-volumesnapshot-class']).toBe('true');
});

test('C-30 a Schedule that goes leaves its backups behind', () => {
  for (const { spec } of small().of('Schedule'))
    expect((spec as { useOwnerReferencesInBackup: boolean }).useOwnerReferencesInBackup).toBe(false);
});

test('E-50 a platform without snapshots of volumes has none', () => {
  const without = small({ clusterBackups: { volumes: undefined } });
  expect(without.of('Schedule').map(({ metadata }) => metadata.name)).toEqual(['state']);
  expect(without.of('ConfigMap').map(({ metadata }) => metadata.name)).not.toContain('volume-policy');
});

test('C-30 what copies the cluster, and tells where it does not, comes with the datastores and waits for no service', () => {
  const waves = small()
    .of('Application')
    .map(({ metadata }) => [
      metadata.name,
      Number((metadata as { annotations?: Record<string, string> }).annotations?.['argocd.argoproj.io/sync-wave'] ?? 0),
    ]) as [string, number][];
  const waveOf = (name: string) => waves.find(([each]) => each === `campus-production-${name}`)![1];
  expect(waveOf('recovery')).toBe(waveOf('records'));
  expect(waveOf('recovery')).toBeLessThan(waveOf('users'));
});
