import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patienceOf } from '../../../../charts/constructs/data/drill/patience';
import { drillAlerts, RestoreDrill } from '../../../../charts/constructs/data/drill/restore-drill';
import { smallEnvironment } from '../../../fixtures/platform';
import { made } from '../../../fixtures/store';

const RULES = [{ apiGroups: ['postgresql.cnpg.io'], resources: ['clusters'], verbs: ['create', 'delete', 'get'] }];

const drill = (script = 'echo restoring', cleanUp = 'echo clean\ncat <<E\ngone\nE', evidence?: string) =>
  made(
    (chart, place) =>
      new RestoreDrill(chart, 'drill', {
        ...place,
        script,
        cleanUp,
        evidence,
        files: { 'copy.yaml': 'kind: Cluster' },
        rules: RULES,
      }),
  );

const scriptOf = (rendered: ReturnType<typeof drill>): string =>
  rendered.object('ConfigMap', 'records-restore-drill').data['drill.sh'];

describe('its script', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drill-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (script?: string, evidence?: string) => {
    const text = scriptOf(drill(script, 'echo clean', evidence)).replace('cd /drill', `cd ${folder}`);
    writeFileSync(join(folder, 'kubectl'), '#!/bin/bash\necho "records-drill-1 $4"\necho another', { mode: 0o755 });
    const env = { NAMESPACE: 'campus-data', PATH: `${folder}:${process.env.PATH}` };
    return spawnSync('bash', { input: text, encoding: 'utf8', env });
  };

  test('is one that bash reads', () => {
    const { status, stderr } = spawnSync('bash', ['-n'], {
      input: scriptOf(drill('for a in b; do\n  echo $a\ndone')),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('E-51 A-41 takes away what an earlier run left, restores, and takes its own away', () => {
    const { status, stdout } = run('echo restoring');
    expect(stdout.replace(/\d+ s/, '0 s')).toBe('clean\nrestoring\nrestored and whole after 0 s\nclean\n');
    expect(status).toBe(0);
  });

  test.each([
    ['a command that fails', 'false\necho on'],
    ['the first of a pipe', 'false | cat\necho on'],
    ['a name that is nothing', 'echo "$NOTHING"\necho on'],
    ['counts that differ', '[ 3 = 4 ]'],
  ])('E-51 A-41 fails by %s, and takes all away even so', (_, script) => {
    const { status, stdout } = run(script);
    expect(status).not.toBe(0);
    expect(stdout).toBe('clean\nclean\n');
  });

  test('E-51 when it failed it prints how the copy is, whatever of that fails, before the copy goes', () => {
    const { status, stdout } = run('exit 3', 'false\necho copy is pending');
    expect(stdout.replace(/\d+ s/, '0 s')).toBe(
      'clean\nfailed after 0 s; this is how the copy is:\nrecords-drill-1 events\ncopy is pending\nclean\n',
    );
    expect(status).toBe(3);
  });

  test('E-51 a mistake in what it prints does not keep the copy', () => {
    const { status, stdout } = run('exit 3', 'echo "$NOTHING"');
    expect(stdout.endsWith('\nclean\n')).toBe(true);
    expect(status).toBe(3);
  });

  test.each([
    ['succeeded', 'true'],
    ['was stopped', 'exit 143'],
  ])('E-51 one that %s prints nothing of the copy', (_, script) => {
    expect(run(script, 'echo copy is pending').stdout).not.toContain('pending');
  });

  test('E-51 what waits too long ends by itself', () => {
    const { status, stdout } = run('SECONDS=3599\nin_time\nleft\nSECONDS=3600\nuntil false; do in_time; done');
    expect(stdout).toMatch(/^clean\n1\nit is still not restored after 36\d\d s\nclean\n$/);
    expect(status).toBe(1);
  });
});

test.each([
  ['15m', 3600],
  ['30m', 7200],
  ['1h', 4 * 3600],
  ['4h', 5 * 3600],
])(
  'E-51 for a recovery time of %s it waits %i s: its Job is stopped after six hours, and would lose its log',
  (rto, waits) => {
    expect(patienceOf(rto)).toBe(waits);
  },
);

test('L-20 it may list events only where it prints them', () => {
  const rules = (evidence?: string) =>
    drill(undefined, undefined, evidence).object('Role', 'records-restore-drill').rules;
  expect(rules('echo')).toEqual([...RULES, { apiGroups: [''], resources: ['events'], verbs: ['list'] }]);
  expect(rules()).toEqual(RULES);
});

test('E-51 it runs on the schedule of the backup, under the datastore’s namespace', () => {
  const { metadata, spec } = drill().object('CronJob', 'records-restore-drill');
  expect(metadata.namespace).toBe('campus-data');
  expect(spec.schedule).toBe('0 4 * * 0');
  const [container] = spec.jobTemplate.spec.template.spec.containers;
  expect(container.command).toEqual(['/bin/bash', '/drill/drill.sh']);
  expect(container.env).toContainEqual({ name: 'NAMESPACE', value: 'campus-data' });
});

test('E-51 a slow one runs on beyond the recovery time, so that it is seen as slow', () => {
  const { activeDeadlineSeconds } = drill().object('CronJob', 'records-restore-drill').spec.jobTemplate.spec;
  expect(activeDeadlineSeconds).toBe(6 * 3600);
});

test('L-20 it may do with the Kubernetes API what its rules say, in that namespace alone', () => {
  const rendered = drill();
  expect(rendered.object('Role', 'records-restore-drill').rules).toEqual(RULES);
  expect(rendered.object('RoleBinding', 'records-restore-drill')).toMatchObject({
    metadata: { namespace: 'campus-data' },
    roleRef: { kind: 'Role', name: 'records-restore-drill' },
    subjects: [{ kind: 'ServiceAccount', name: 'records-restore-drill', namespace: 'campus-data' }],
  });
  expect(rendered.all.filter(({ kind }) => kind.startsWith('Cluster'))).toEqual([]);
});

test('it finds the manifests that it applies beside its script', () => {
  const { data } = drill().object('ConfigMap', 'records-restore-drill');
  expect(Object.keys(data).sort()).toEqual(['copy.yaml', 'drill.sh']);
});

test('C-10 it reaches the Kubernetes API', () => {
  const { egress } = drill().object('NetworkPolicy', 'records-restore-drill').spec;
  expect(egress[1]).toEqual({
    to: [{ ipBlock: { cidr: '10.0.100.0/24' } }, { ipBlock: { cidr: '172.20.0.1/32' } }],
    ports: [{ port: 443, protocol: 'TCP' }],
  });
});

test('a datastore without a backup cannot be drilled', () => {
  const environment = smallEnvironment();
  const build = () =>
    made((chart, place) => new RestoreDrill(chart, 'drill', { ...place, script: '', cleanUp: '', rules: [] }), {
      environment,
      name: 'events',
    });
  expect(build).toThrow('Cannot drill campus/production events: it has no backup');
});

describe('its alerts', () => {
  const environment = smallEnvironment();
  const alerts = (name: string) =>
    drillAlerts({ environment, name, store: environment.datastores.get(name)! }, 'Postgres');

  test('E-51 tell of a drill that failed, is overdue, or took longer than the recovery time', () => {
    expect(alerts('records').map(({ alert, severity }) => [alert, severity])).toEqual([
      ['PostgresRestoreDrillFailed', 'ticket'],
      ['PostgresRestoreDrillTooOld', 'ticket'],
      ['PostgresRestoreDrillTooSlow', 'ticket'],
    ]);
  });

  test('E-51 overdue is a whole week and an hour after the last success', () => {
    expect(alerts('records')[1]!.expr).toMatch(/> 608400$/);
  });

  test('E-51 too slow is more than the 15 minutes of the critical tier', () => {
    expect(alerts('records')[2]!.expr).toMatch(/> 900$/);
  });

  test('there are none without a backup', () => {
    expect(alerts('events')).toEqual([]);
  });
});
