import { rdsRunbook } from '../../../../charts/handbook/runbooks/rds';
import type { Rds } from '../../../../charts/model/datastore';
import { real } from '../../../fixtures/rendered';

const BOTH = ['scalable-aws/dev', 'scalable-aws/prod'] as const;

const storeOf = (id: string) => real(id).environment.datastores.get('postgres') as Rds;

// biome-ignore lint/suspicious/noExplicitAny: rendered YAML as it is
const jobOf = (id: string, name: string): any => real(id).object('CronJob', name).spec.jobTemplate.spec;

const containerOf = (id: string, job: string, name = 'drill') =>
  jobOf(id, job).template.spec.containers.find((container: { name: string }) => container.name === name);

interface Variable {
  readonly name: string;
  readonly value?: string;
}

const valuesOf = (id: string, job: string, name?: string): Record<string, string | undefined> =>
  Object.fromEntries(containerOf(id, job, name).env.map(({ name: key, value }: Variable) => [key, value]));

test('S-12 PostgreSQL 15.4: a micro with 20 GB in dev, a small with 100 GB and a standby in prod, 7 days of backups', () => {
  const figures = BOTH.map(storeOf).map(({ version, instanceClass, storage, multiZone, backup }) =>
    [version, instanceClass, storage, multiZone ? 'standby' : 'alone', backup.keep].join(' '),
  );
  expect(figures).toEqual(['15.4 db.t3.micro 20Gi alone 7d', '15.4 db.t3.small 100Gi standby 7d']);
});

test('S-12 S-31 every quarter of an hour AWS is asked whether it does so, and could restore to a moment ago', () => {
  const { schedule } = real('scalable-aws/prod').object('CronJob', 'postgres-backup-check').spec;
  expect(schedule).toBe('7-59/15 * * * *');
  expect(valuesOf('scalable-aws/prod', 'postgres-backup-check', 'check')).toMatchObject({
    INSTANCE: 'scalable-aws-prod-postgres',
    AWS_REGION: 'us-east-1',
    RECOVERY_POINT_SECONDS: '900',
    KEEP_DAYS: '7',
    MULTI_ZONE: 'true',
  });
  expect(valuesOf('scalable-aws/dev', 'postgres-backup-check', 'check')).toMatchObject({ MULTI_ZONE: 'false' });
});

test.each(BOTH)('S-31 the drill of %s makes a copy of a fixed name and deletes no other instance', (id) => {
  const script: string = real(id).object('ConfigMap', 'postgres-restore-drill').data['drill.sh'];
  const deleted = script.match(/aws rds delete-db-instance .*/g) ?? [];
  expect(deleted).toHaveLength(1);
  expect(deleted[0]).toContain('--db-instance-identifier "$COPY" --skip-final-snapshot');
  expect(valuesOf(id, 'postgres-restore-drill').COPY).toBe(`${storeOf(id).instance}-drill`);
});

test('S-31 the drill restores the newest moment, out of reach of the internet, and is run once a week', () => {
  const { data } = real('scalable-aws/prod').object('ConfigMap', 'postgres-restore-drill');
  for (const flag of ['--use-latest-restorable-time', '--no-publicly-accessible', '--no-deletion-protection'])
    expect(data['drill.sh']).toContain(flag);
  const { schedule, concurrencyPolicy } = real('scalable-aws/prod').object('CronJob', 'postgres-restore-drill').spec;
  expect([schedule, concurrencyPolicy]).toEqual(['0 5 * * 0', 'Forbid']);
  expect(jobOf('scalable-aws/prod', 'postgres-restore-drill').backoffLimit).toBe(0);
});

test('S-31 a drill that is stopped takes its copy away, and says so to whoever waits beside it', () => {
  const script: string = real('scalable-aws/prod').object('ConfigMap', 'postgres-restore-drill').data['drill.sh'];
  expect(script).toContain('trap clean_up EXIT\n');
  expect(script).toContain("trap 'exit 143' TERM\n");
  expect(script).toContain('touch /between/done');
});

test('S-31 every row of the copy is counted, by a client that knows whom it talks to', () => {
  const { data } = real('scalable-aws/prod').object('ConfigMap', 'postgres-restore-drill');
  expect(data['tables-of-copy.sql']).toContain('count(*)');
  expect(data['tables-of-live.sql']).not.toContain('count(*)');
  expect(data['count.sh']).toContain('PGSSLMODE=verify-full');
});

test('S-40 drill and check have no rights in the cluster, and a role each at AWS', () => {
  const rendered = real('scalable-aws/prod');
  const roles = ['postgres-backup-check', 'postgres-restore-drill'].map((name) => {
    const { serviceAccountName, automountServiceAccountToken } = jobOf('scalable-aws/prod', name).template.spec;
    expect([serviceAccountName, automountServiceAccountToken]).toEqual([name, false]);
    return rendered.object('ServiceAccount', name).metadata.annotations['eks.amazonaws.com/role-arn'];
  });
  expect(roles).toEqual([
    'arn:aws:iam::123456789012:role/scalable-aws-prod-postgres-backup-check',
    'arn:aws:iam::123456789012:role/scalable-aws-prod-postgres-restore-drill',
  ]);
  expect(rendered.of('Role').filter(({ metadata }) => metadata.name === 'postgres-restore-drill')).toEqual([]);
});

test('S-10 the drill reaches AWS and the subnets of the database, and no Kubernetes API', () => {
  const { egress } = real('scalable-aws/prod').object('NetworkPolicy', 'postgres-restore-drill').spec;
  const [dns, aws, database] = egress;
  expect(dns.ports.map(({ port }: { port: number }) => port)).toEqual([53, 53]);
  expect(aws.ports).toEqual([{ port: 443, protocol: 'TCP' }]);
  expect(database).toEqual({
    to: ['10.0.52.0/24', '10.0.53.0/24', '10.0.54.0/24'].map((cidr) => ({ ipBlock: { cidr } })),
    ports: [{ port: 5432, protocol: 'TCP' }],
  });
  expect(egress).toHaveLength(3);
});

interface Rule {
  readonly alert: string;
  readonly labels: { readonly severity: string };
}

const rulesOf = (id: string): Rule[] => real(id).object('PrometheusRule', 'postgres').spec.groups[0].rules;

test('S-31 backups that would not do wake somebody up, a drill can wait', () => {
  expect(rulesOf('scalable-aws/prod').map(({ alert, labels }) => `${alert}: ${labels.severity}`)).toEqual([
    'RdsBackupCheckFailed: page',
    'RdsBackupCheckTooOld: page',
    'RdsRestoreDrillFailed: ticket',
    'RdsRestoreDrillTooOld: ticket',
    'RdsRestoreDrillTooSlow: ticket',
  ]);
});

test.each(BOTH)('S-31 each alert of %s has its section of the runbook, as recovery and drill have', (id) => {
  const titles = rdsRunbook(real(id).environment, 'postgres', storeOf(id)).map(({ title }) => title);
  const wanted = [...rulesOf(id).map(({ alert }) => alert), 'Restore to a moment', 'Run the restore drill now'];
  expect(wanted.filter((title) => !titles.includes(title))).toEqual([]);
});

test('S-31 the runbook is about this instance, and starts its clients anew', () => {
  const text = rdsRunbook(real('scalable-aws/dev').environment, 'postgres', storeOf('scalable-aws/dev'))
    .map(({ body }) => body)
    .join('\n');
  expect(text).toContain('--source-db-instance-identifier scalable-aws-dev-postgres');
  expect(text).toContain('kubectl -n scalable-aws-dev get pods -l app=backend');
  expect(text).not.toMatch(/undefined|\[object|scalable-aws-prod/);
});
