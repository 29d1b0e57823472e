import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const educational = () => real('educational-platform/production');

const sql = (file: string): string => educational().object('ConfigMap', 'postgres-partitions').data[file];

test('E-10 parts of submissions are made three months ahead', () => {
  const file = sql('assessment_service.submissions.sql');
  expect(file).toContain('PARTITION OF public.submissions FOR VALUES FROM (%L) TO (%L)');
  expect(file).toContain("date_trunc('month', now()) + 3 * interval '1 month'");
});

test('E-10 what people hand in is never dropped', () => {
  expect(sql('assessment_service.submissions.sql')).not.toContain('DROP');
});

test('E-10 attempts to sign in are detached, then dropped, after 180 days', () => {
  const file = sql('auth_service.sign_in_attempts.sql');
  const [detach, drop] = [file.indexOf('DETACH PARTITION'), file.indexOf('DROP TABLE')];
  expect(detach).toBeGreaterThan(0);
  expect(drop).toBeGreaterThan(detach);
  expect(file.match(/now\(\) - interval '180 days'/g)).toHaveLength(2);
});

test('E-10 it is done daily on each shard, as the owner of the table', () => {
  const { spec } = educational().object('CronJob', 'postgres-partitions');
  const script: string = spec.jobTemplate.spec.template.spec.containers[0].command.at(-1);
  expect(spec.schedule).toBe('30 0 * * *');
  for (const shard of ['postgres-0', 'postgres-1']) {
    expect(script).toContain(
      `PGOPTIONS='-c role=assessment_service' psql --no-psqlrc --set=ON_ERROR_STOP=1 --host=${shard}-rw.`,
    );
  }
  expect(educational().object('DatabaseRole', 'postgres-0-partition-keeper').spec.inRoles).toEqual([
    'assessment_service',
    'auth_service',
  ]);
});

test('without partitions there is neither job nor role for them', () => {
  expect(
    small()
      .of('CronJob')
      .filter(({ metadata }) => metadata.name.includes('partitions')),
  ).toEqual([]);
  expect(
    small()
      .of('DatabaseRole')
      .filter(({ metadata }) => metadata.name.includes('partition')),
  ).toEqual([]);
});
