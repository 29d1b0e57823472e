import { bucketsOf } from '../../../charts/model/buckets';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

const job = (id: string, name = 'backup-copies') => real(id).object('CronJob', name).spec;

const container = (spec: ReturnType<typeof job>) => spec.jobTemplate.spec.template.spec.containers[0];

test.each(ENVIRONMENTS)('A-40 what %s copies has a second copy in another region within the half hour', (id) => {
  const { primary, offsite } = real(id).environment.backups;
  const spec = job(id);
  expect(spec.schedule).toBe('*/30 * * * *');
  expect(container(spec).command.slice(0, 4)).toEqual([
    'rclone',
    'copy',
    `backups:${primary.bucket}`,
    `offsite:${offsite.bucket}`,
  ]);
  expect(primary.region).not.toBe(offsite.region);
});

test('A-40 an object is copied again when it was written again, and nothing is removed off site', () => {
  const { command } = container(small().object('CronJob', 'backup-copies').spec);
  expect(command).toEqual(expect.arrayContaining(['--update', '--use-server-modtime']));
  expect(command.join(' ')).not.toMatch(/sync|delete|--immutable/);
});

test('S-40 the second copy is encrypted with a key of its own region', () => {
  const { env } = container(small().object('CronJob', 'backup-copies').spec);
  const value = (name: string) => env.find((each: { name: string }) => each.name === name)?.value;
  expect(value('RCLONE_CONFIG_OFFSITE_SERVER_SIDE_ENCRYPTION')).toBe('aws:kms');
  expect(value('RCLONE_CONFIG_OFFSITE_SSE_KMS_KEY_ID')).toBe(
    'arn:aws:kms:eu-west-1:123456789012:alias/campus-production-backups',
  );
});

test('L-20 the copies have a role of their own, and their pod no token of Kubernetes', () => {
  expect(small().object('ServiceAccount', 'backup-copies').metadata.annotations).toEqual({
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/campus-production-backup-copies',
  });
  const { automountServiceAccountToken } = small().object('CronJob', 'backup-copies').spec.jobTemplate.spec.template
    .spec;
  expect(automountServiceAccountToken).toBe(false);
});

test('C-10 on Google a pod that copies may ask its node for credentials, and elsewhere none may', () => {
  const { egress } = real('azora/production').object('NetworkPolicy', 'backup-copies').spec;
  expect(egress.slice(2)).toMatchInlineSnapshot(`
- to:
    - ipBlock:
        cidr: 169.254.169.254/32
  ports:
    - port: 80
      protocol: TCP
- to:
    - ipBlock:
        cidr: 169.254.169.252/32
  ports:
    - port: 988
      protocol: TCP
`);
  expect(JSON.stringify(small().object('NetworkPolicy', 'backup-copies').spec.egress)).not.toContain('169.254.169');
});

describe('E-50 for compliance', () => {
  const script = () =>
    real('educational-platform/production').object('ConfigMap', 'backup-archive').data['archive.sh'] as string;

  test('the newest copies of both databases are put away off site each month', () => {
    expect(job('educational-platform/production', 'backup-archive').schedule).toBe('30 7 1 * *');
    expect(script()).toContain(
      'newest_of_percona mongodb "backups:educational-platform-production-backups/datastores/mongodb"',
    );
    expect(script()).toContain(
      'newest_folder postgres "backups:educational-platform-production-backups/datastores/postgres/pg_dump"',
    );
    expect(script()).toContain('to="offsite:educational-platform-production-backups-offsite/archive/$store/');
  });

  test('they are held against what they were copied from, and the job removes nothing', () => {
    expect(script()).toContain('rclone check --one-way');
    expect(script()).not.toMatch(/rclone (?:delete|purge|sync|move)/);
  });

  test('they go by the rules of the bucket after a year', () => {
    const offsite = bucketsOf(real('educational-platform/production').environment)[1]!;
    expect(offsite.expiry.filter(({ prefix }) => prefix.startsWith('archive/'))).toEqual([
      { prefix: 'archive/mongodb/', days: 365 },
      { prefix: 'archive/postgres/', days: 365 },
    ]);
  });

  test('a platform that has to keep nothing has no such job', () => {
    expect(
      small()
        .of('CronJob')
        .map(({ metadata }) => metadata.name),
    ).not.toContain('backup-archive');
  });
});
