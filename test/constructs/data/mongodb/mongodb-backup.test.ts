import { real } from '../../../fixtures/rendered';

const backup = (id: string) => real(id).object('PerconaServerMongoDB', 'mongodb').spec.backup;

test('E-50 the oplog is stored every minute, a dump is made each day, and copies stay for 30 days', () => {
  const { pitr, tasks } = backup('educational-platform/production');
  expect({ pitr, tasks }).toMatchInlineSnapshot(`
pitr:
  compressionType: zstd
  enabled: true
  oplogSpanMin: 1
tasks:
  - name: mongodb-mongodump
    type: logical
    compressionType: zstd
    enabled: true
    retention:
      type: count
      count: 30
      deleteFromStorage: true
    schedule: 0 2 * * *
    storageName: primary
`);
});

test('L-50 learning-platform dumps daily to S3 and keeps 30 days', () => {
  const { tasks, storages } = backup('learning-platform/production');
  expect([tasks[0].schedule, tasks[0].retention.count, storages.primary.type]).toEqual(['0 3 * * *', 30, 's3']);
});

test('E-50 L-50 copies go below the folder of the datastore, encrypted with the key of the environment', () => {
  expect(backup('learning-platform/production').storages.primary.s3).toMatchInlineSnapshot(`
bucket: learning-platform-production-backups
prefix: datastores/mongodb
region: us-east-1
serverSideEncryption:
  kmsKeyID: arn:aws:kms:us-east-1:123456789012:alias/learning-platform-production-backups
  sseAlgorithm: aws:kms
`);
});

test('L-20 C-42 members reach copies by the role of their ServiceAccount, without a key', () => {
  const rendered = real('learning-platform/production');
  const { serviceAccountName } = rendered.object('PerconaServerMongoDB', 'mongodb').spec.replsets[0];
  const { metadata, automountServiceAccountToken } = rendered.object('ServiceAccount', serviceAccountName);
  expect(metadata.annotations).toEqual({
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/learning-platform-production-mongodb-backup',
  });
  expect(automountServiceAccountToken).toBe(false);
});

test('E-50 a member that restarts at the time of a dump does not cost the day its copy', () => {
  expect(backup('educational-platform/production').startingDeadlineSeconds).toBe(3600);
});
