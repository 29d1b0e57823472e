import { real } from '../../../fixtures/rendered';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
}

const rules = (id: string): Rule[] => real(id).object('PrometheusRule', 'mongodb', 'mongodb').spec.groups[0].rules;

const rule = (id: string, alert: string): Rule => rules(id).find((each) => each.alert === alert)!;

test('E-51 somebody is told once the stored oplog is older than the recovery point', () => {
  const { expr, labels } = rule('educational-platform/production', 'MongodbOplogTooOld');
  // Critical: five minutes.
  expect(expr).toContain('> 300 unless on ()');
  expect(labels.severity).toBe('page');
});

test('L-50 where a day may be lost, six turns of the oplog are what somebody is told of', () => {
  expect(rule('learning-platform/production', 'MongodbOplogTooOld').expr).toContain('> 3600 unless on ()');
});

test('E-50 L-50 a dump that is not there an hour after it was due is told of', () => {
  for (const id of ['educational-platform/production', 'learning-platform/production'])
    expect(rule(id, 'MongodbBackupTooOld').expr).toMatch(/> 90000$/);
});

test('E-11 a lost member, a lost primary and a lagging replica are told of', () => {
  expect(
    rules('educational-platform/production').map(({ alert, labels }) => `${alert} ${labels.severity}`),
  ).toMatchInlineSnapshot(`
- MongodbMemberDown page
- MongodbNoPrimary page
- MongodbNotReady ticket
- MongodbReplicationLag ticket
- MongodbConnectionsNearLimit page
- MongodbBackupTooOld ticket
- MongodbOplogTooOld page
- MongodbRestoreDrillFailed ticket
- MongodbRestoreDrillTooOld ticket
- MongodbRestoreDrillTooSlow ticket
`);
});

test('E-51 metrics of copies that alerts ask for are those that kube-state-metrics is told to export', () => {
  const values = real('educational-platform/production').object(
    'Application',
    'educational-platform-production-kube-prometheus-stack',
  ).spec.source.helm.valuesObject['kube-state-metrics'];
  const exported = values.customResourceState.config.spec.resources.flatMap(
    ({ metricNamePrefix, metrics }: { metricNamePrefix: string; metrics: { name: string }[] }) =>
      metrics.map(({ name }) => `${metricNamePrefix}_${name}`),
  );
  const asked = rules('educational-platform/production').flatMap(({ expr }) => expr.match(/psmdb_\w+/g) ?? []);
  expect(asked.filter((metric) => !exported.includes(metric))).toEqual([]);
  expect(values.rbac.extraRules).toEqual([
    {
      apiGroups: ['psmdb.percona.com'],
      resources: ['perconaservermongodbs', 'perconaservermongodbbackups'],
      verbs: ['list', 'watch'],
    },
  ]);
});
