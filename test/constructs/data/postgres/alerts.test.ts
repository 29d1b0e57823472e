import { postgresRunbook } from '../../../../charts/handbook/runbooks/postgres';
import type { Postgres } from '../../../../charts/model/datastore';
import { real } from '../../../fixtures/rendered';

const WITH_POSTGRES = [
  'azora/production',
  'azora/staging',
  'educational-platform/production',
  'educational-platform/staging',
  'learning-platform/production',
  'learning-platform/staging',
];

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly runbook_url: string };
}

const rules = (id: string): Rule[] => real(id).object('PrometheusRule', 'postgres').spec.groups[0].rules;

const expr = (id: string, alert: string) => rules(id).find((rule) => rule.alert === alert)?.expr;

test.each(WITH_POSTGRES)('E-62 every alert of %s has a section of its runbook', (id) => {
  const { environment } = real(id);
  const store = environment.datastores.get('postgres') as Postgres;
  const titles = postgresRunbook(environment, 'postgres', store).map(({ title }) => title);
  expect(
    rules(id)
      .map(({ alert }) => alert)
      .filter((alert) => !titles.includes(alert)),
  ).toEqual([]);
  expect(new Set(titles).size).toBe(titles.length);
});

test('E-51 a log that is not shipped is told of before the recovery point has passed', () => {
  expect(expr('educational-platform/production', 'PostgresLogNotArchived')).toContain('> 180 or');
  expect(expr('azora/production', 'PostgresLogNotArchived')).toContain('> 900 or');
});

test('E-51 a base copy that is older than a day and an hour is told of, by shard', () => {
  expect(expr('educational-platform/production', 'PostgresBackupTooOld')!.split(' or ')[0]).toBe(
    'time() - max by (cnpg_io_cluster) (barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{namespace="educational-platform-data",cnpg_io_cluster=~"postgres-0|postgres-1"}) > 90000',
  );
});

test('E-51 a shard whose copies nobody can see is told of as well', () => {
  expect(expr('educational-platform/production', 'PostgresBackupTooOld')!.split(' or ').slice(1)).toEqual([
    'absent(barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{namespace="educational-platform-data",cnpg_io_cluster=~"postgres-0"})',
    'absent(barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{namespace="educational-platform-data",cnpg_io_cluster=~"postgres-1"})',
  ]);
});

test('each shard must have a primary', () => {
  expect(expr('educational-platform/production', 'PostgresWithoutPrimary')).toMatch(
    /^absent\(.*"postgres-0"\} == 0\) or absent\(.*"postgres-1"\} == 0\)$/,
  );
});

test('where nobody follows nobody is behind', () => {
  expect(expr('learning-platform/staging', 'PostgresReplicaBehind')).toBeUndefined();
});

test('metrics say which cluster they are of, as alerts ask', () => {
  const { podMetricsEndpoints, podTargetLabels, selector } = real('azora/production').object(
    'PodMonitor',
    'postgres',
  ).spec;
  expect(podTargetLabels).toEqual(['cnpg.io/cluster']);
  expect(podMetricsEndpoints).toEqual([{ port: 'metrics' }]);
  expect(selector.matchLabels).toEqual({ 'cnpg.io/cluster': 'postgres', 'cnpg.io/podRole': 'instance' });
});
