import type { Manifest } from '../../charts/model/manifest';
import { lostAlerts } from '../fixtures/alerts';
import { commandsIn, unknownIn } from '../fixtures/commands';
import type { RenderedEnvironment } from '../fixtures/rendered';

/** Judges of runbooks are judged here: what they miss, no runbook would show. */
const object = (apiVersion: string, kind: string, name: string, namespace?: string, spec?: object) => ({
  path: '',
  manifest: { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) }, spec } as Manifest,
});

const URL = 'https://github.com/education-platforms/platforms/blob/main/docs/runbooks/campus/records.md';

const rendered = (...alerts: [alert: string, url: string][]) => {
  const rules = alerts.map(([alert, runbook_url]) => ({ alert, annotations: { runbook_url } }));
  const all = [
    object('v1', 'Namespace', 'campus-data'),
    object('batch/v1', 'CronJob', 'records-restore-drill', 'campus-data'),
    object('postgresql.cnpg.io/v1', 'Cluster', 'records', 'campus-data'),
    object('apps/v1', 'Deployment', 'users', 'campus'),
    object('monitoring.coreos.com/v1', 'PrometheusRule', 'records', 'campus-data', { groups: [{ rules }] }),
  ];
  const of = (kind: string) => all.map(({ manifest }) => manifest).filter((manifest) => manifest.kind === kind);
  return { all, of, environment: { id: 'campus/production' } } as unknown as RenderedEnvironment;
};

test('commands are found in blocks, over several lines, and in lines', () => {
  const page = 'Say `kubectl -n a get cluster x`:\n\n```sh\nkubectl create job y \\\n  --from=cronjob/z | cat\n```\n';
  expect(commandsIn(page)).toEqual([
    { text: 'kubectl create job y --from=cronjob/z', namespace: undefined, objects: [{ kind: 'cronjob', name: 'z' }] },
    { text: 'kubectl -n a get cluster x', namespace: 'a', objects: [{ kind: 'cluster', name: 'x' }] },
  ]);
});

test.each([
  ['kubectl -n campus-dta get pods', 'no namespace "campus-dta"'],
  ['kubectl -n campus-data get cluster recrds', 'no Cluster "recrds"'],
  ['kubectl -n campus-data annotate clusters.postgresql.cnpg.io other a=b', 'no Cluster "other"'],
  ['kubectl -n campus-data create job x --from=cronjob/records-drills', 'no CronJob "records-drills"'],
  ['kubectl -n campus-data delete cluster/other', 'no Cluster "other"'],
  ['kubectl -n argocd get cronjob records-restore-drill', 'no CronJob "records-restore-drill"'],
])('a command that names what is not there is told: %s', (command, fault) => {
  expect(unknownIn(`\`${command}\``, rendered())).toEqual([`${command}: ${fault} in campus/production`]);
});

test.each([
  'kubectl -n campus-data get cluster records -o yaml',
  'kubectl -n campus-data create job by-hand --from=cronjob/records-restore-drill',
  'kubectl -n campus-data get cluster <name>',
  'kubectl -n "$NAMESPACE" get cluster records',
  'kubectl -n campus-data delete cluster records-drill',
  'kubectl -n campus-data get deployment records-pooler-rw',
  'kubectl -n campus-data exec records-1 -- psql other/one',
])('a command that names what is there, or is filled in, is let pass: %s', (command) => {
  expect(unknownIn(`\`${command}\``, rendered())).toEqual([]);
});

test('what a manifest of the page makes may be named', () => {
  const page = '```sh\nkubectl -n campus-data get cluster records-new\nkind: Cluster\n  name: records-new\n```\n';
  expect(unknownIn(page, rendered())).toEqual([]);
});

test('a namespace that Velero restores into may be named', () => {
  const restored = '`velero restore create --namespace-mappings campus-data:look --wait`';
  expect(unknownIn(`${restored} \`kubectl -n look get pods\``, rendered())).toEqual([]);
  expect(unknownIn(`${restored} \`kubectl -n loo get pods\``, rendered())).toHaveLength(1);
});

const PAGES = [{ path: 'runbooks/campus/records.md', text: '# records\n\n## RecordsDown\n\nStart it.\n' }];

test.each([
  ['RecordsDown', `${URL}#recordsdown`, []],
  ['RecordsSlow', `${URL}#recordsslow`, ['RecordsSlow: runbooks/campus/records.md has no section of that name']],
  ['RecordsDown', `${URL}#recordsslow`, ['RecordsDown: its link leads to "#recordsslow"']],
  ['RecordsDown', 'https://example.com/a.md#recordsdown', ['RecordsDown: no page is at "https://example.com/a.md"']],
])('an alert has its section where it says: %s at %s', (alert, url, faults) => {
  expect(lostAlerts(rendered([alert, url]), PAGES)).toEqual(faults);
});
