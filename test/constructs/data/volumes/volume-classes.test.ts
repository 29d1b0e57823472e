import { ENVIRONMENTS, real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

test.each(ENVIRONMENTS)('C-30 in %s a volume of a datastore is kept when its claim goes, and can grow', (id) => {
  const { metadata, reclaimPolicy, allowVolumeExpansion, volumeBindingMode } = real(id).object(
    'StorageClass',
    'datastores',
  );
  expect([reclaimPolicy, allowVolumeExpansion, volumeBindingMode]).toEqual(['Retain', true, 'WaitForFirstConsumer']);
  expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
});

test('S-40 on AWS volumes are encrypted, and read back 100 GiB within seven minutes', () => {
  expect(small().object('StorageClass', 'datastores')).toMatchObject({
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true', iops: '3000', throughput: '250' },
  });
});

test('A-10 on Google volumes are on SSD', () => {
  expect(real('azora/production').object('StorageClass', 'datastores')).toMatchObject({
    provisioner: 'pd.csi.storage.gke.io',
    parameters: { type: 'pd-ssd' },
  });
});

test('E-51 what a restore drill threw away leaves no volume behind', () => {
  const { reclaimPolicy, parameters } = small().object('StorageClass', 'datastores-throw-away');
  expect(reclaimPolicy).toBe('Delete');
  expect(parameters).toEqual(small().object('StorageClass', 'datastores').parameters);
});
