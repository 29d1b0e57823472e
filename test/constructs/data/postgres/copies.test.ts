import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const store = (id: string) => real(id).object('ObjectStore', 'postgres').spec;

const scheduled = (id: string, cluster = 'postgres') => real(id).object('ScheduledBackup', cluster).spec;

test.each(['production', 'staging'])('A-10 A-40 azora/%s is copied daily at 02:00 UTC and kept 30 days', (name) => {
  // Seconds come first.
  expect(scheduled(`azora/${name}`).schedule).toBe('0 0 2 * * *');
  expect(store(`azora/${name}`).retentionPolicy).toBe('30d');
  expect(store(`azora/${name}`).configuration.destinationPath).toBe(`gs://azora-${name}-backups/datastores/postgres`);
});

test('L-50 learning-platform is copied daily to S3 and kept 30 days', () => {
  expect(scheduled('learning-platform/production').schedule).toBe('0 0 3 * * *');
  const { configuration, retentionPolicy } = store('learning-platform/production');
  expect(configuration.destinationPath).toBe('s3://learning-platform-production-backups/datastores/postgres');
  expect(configuration.s3Credentials).toEqual({ inheritFromIAMRole: true });
  expect(retentionPolicy).toBe('30d');
});

test('E-50 each shard archives its log all the time and is copied whole daily', () => {
  const id = 'educational-platform/production';
  for (const cluster of ['postgres-0', 'postgres-1']) {
    const { plugins, postgresql } = real(id).object('Cluster', cluster).spec;
    expect(plugins[0]).toMatchObject({
      isWALArchiver: true,
      parameters: { barmanObjectName: 'postgres', serverName: cluster },
    });
    expect(postgresql.parameters.archive_timeout).toBe('60s');
    expect(scheduled(id, cluster)).toMatchObject({ schedule: '0 0 1 * * *', method: 'plugin', immediate: true });
  }
  expect(store(id).retentionPolicy).toBe('30d');
});

test('E-50 copies on S3 are encrypted with the key of the environment', () => {
  const { wal, data } = store('educational-platform/production').configuration;
  const key = '--sse-kms-key-id=arn:aws:kms:us-east-1:123456789012:alias/educational-platform-production-backups';
  expect(wal).toMatchObject({ encryption: 'aws:kms', archiveAdditionalCommandArgs: [key] });
  expect(data).toMatchObject({ encryption: 'aws:kms', additionalCommandArgs: [key] });
});

test('C-42 L-20 instances get to the bucket by a role of their own', () => {
  const { serviceAccountTemplate } = real('learning-platform/production').object('Cluster', 'postgres').spec;
  expect(serviceAccountTemplate.metadata.annotations).toEqual({
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/learning-platform-production-postgres-backup',
  });
});

test('E-50 every database of every shard is dumped daily, from a replica, and uploaded once it is whole', () => {
  const { spec } = real('educational-platform/production').object('CronJob', 'postgres-dump');
  const pod = spec.jobTemplate.spec.template.spec;
  const script: string = pod.initContainers[0].command.at(-1);
  expect(spec.schedule).toBe('0 3 * * *');
  expect(script.match(/pg_dump .*/g)).toHaveLength(6);
  expect(script.match(/pg_restore --list/g)).toHaveLength(6);
  expect(script).toContain('--host=postgres-1-ro.educational-platform-data.svc --dbname=assessment_service');
  expect(pod.containers[0].command.at(-1)).toContain(
    '"backups:educational-platform-production-backups/datastores/postgres/pg_dump"',
  );
  // Or every day would leave a volume behind.
  expect(pod.volumes.at(-1).ephemeral.volumeClaimTemplate.spec.storageClassName).toBe('datastores-throw-away');
});

test('C-02 what ships the log has requests and limits', () => {
  const { resources } = store('azora/production').instanceSidecarConfiguration;
  expect(Object.keys(resources.requests).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory']);
});

test('a datastore without a backup archives nothing, and has nobody who reads everything', () => {
  const rendered = small({ datastores: { records: { backup: undefined } } });
  expect(rendered.object('Cluster', 'records').spec.plugins).toBeUndefined();
  for (const kind of ['ObjectStore', 'ScheduledBackup']) expect(rendered.of(kind)).toEqual([]);
  expect(rendered.of('DatabaseRole').map(({ metadata }) => metadata.name)).toEqual(['records-users']);
});
