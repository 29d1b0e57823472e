import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { real } from '../../../fixtures/rendered';

const rendered = real('educational-platform/production');

const { data } = rendered.object('ConfigMap', 'mongodb-restore-drill');

const copy = JSON.parse(data['cluster.json']);

test('E-51 the newest copy and the oplog since are restored beside the live one', () => {
  const { clusterName, pitr } = JSON.parse(data['restore.json']).spec;
  expect([clusterName, pitr]).toEqual(['mongodb-drill', { type: 'latest' }]);
});

test('E-51 the copy is one member with the passwords of the live one, on a volume that goes with it', () => {
  const [{ size, volumeSpec }] = copy.spec.replsets;
  const { storageClassName, resources } = volumeSpec.persistentVolumeClaim;
  expect([copy.metadata.name, size, copy.spec.unsafeFlags.replsetSize]).toEqual(['mongodb-drill', 1, true]);
  expect([storageClassName, resources.requests.storage]).toEqual(['datastores-throw-away', '500Gi']);
  const live = rendered.object('PerconaServerMongoDB', 'mongodb').spec;
  expect(copy.spec.secrets).toEqual({ users: live.secrets.users });
});

test('E-51 the copy reads where the live one writes, and writes nothing', () => {
  const live = rendered.object('PerconaServerMongoDB', 'mongodb').spec.backup;
  expect(copy.spec.backup.storages).toEqual(live.storages);
  expect([copy.spec.backup.pitr, copy.spec.backup.tasks]).toEqual([{ enabled: false }, undefined]);
});

test('L-20 the drill may make clusters and restores, and touch none but its own', () => {
  const { rules } = rendered.object('Role', 'mongodb-restore-drill');
  const unbounded = rules
    .filter(({ resourceNames }: { resourceNames?: string[] }) => resourceNames === undefined)
    .map(({ resources, verbs }: { resources: string[]; verbs: string[] }) => `${verbs} ${resources}`);
  expect(unbounded).toEqual([
    'list perconaservermongodbbackups',
    'create perconaservermongodbs',
    'create perconaservermongodbrestores',
    'list events',
  ]);
  const named = rules.flatMap(({ resourceNames = [], verbs }: { resourceNames?: string[]; verbs: string[] }) =>
    verbs.includes('delete') ? resourceNames : [],
  );
  expect(named.filter((name: string) => !name.includes('mongodb-drill'))).toEqual([]);
});

/** What the script says and ends with where the live one and the copy have these documents in each database. */
function drill(live: string, restored: string, state = 'ready') {
  const folder = mkdtempSync(join(tmpdir(), 'drill-'));
  const executable = (name: string, text: string) =>
    writeFileSync(join(folder, name), `#!/bin/bash\n${text}`, { mode: 0o755 });
  executable(
    'kubectl',
    `case "$*" in
  *"exec mongodb-drill-rs0-0 "*) echo "${restored}" ;;
  *"exec mongodb-rs0-0 "*) echo "${live}" ;;
  *".status.state}") echo -n ${state} ;;
  *" events "*) echo 'mongodb-drill-rs0-0 FailedScheduling' ;;
  *" logs mongodb-drill-rs0-0 "*) echo 'last words of a member' ;;
  *"create -f -") cat > /dev/null ;;
  *" delete "*) echo "deleted \${@:4:2}" ;;
esac`,
  );
  executable('jq', 'cat > /dev/null; echo copy-1');
  writeFileSync(join(folder, 'count.js'), '');
  const { status, stdout } = spawnSync('/bin/bash', ['-c', data['drill.sh'].replace('cd /drill', `cd ${folder}`)], {
    encoding: 'utf8',
    env: { ...environment(), PATH: `${folder}:${process.env.PATH}` },
  });
  rmSync(folder, { recursive: true });
  return { status, stdout };
}

const environment = (): Record<string, string> =>
  Object.fromEntries(
    rendered
      .object('CronJob', 'mongodb-restore-drill')
      .spec.jobTemplate.spec.template.spec.containers[0].env.map(({ name, value }: { name: string; value: string }) => [
        name,
        value,
      ]),
  );

test('E-51 a drill succeeds where each database has its documents, but for what was written meanwhile', () => {
  const { status, stdout } = drill('content 10000\nanalytics 50', 'analytics 40\ncontent 9600');
  expect([status, stdout.includes('restored and whole')]).toEqual([0, true]);
});

test.each([
  ['a database is not there', 'content 10000\nanalytics 50', 'content 10000'],
  ['a database is empty', 'content 10', 'content 0'],
  ['a tenth of the documents is lacking', 'content 10000', 'content 9000'],
])('E-51 a drill fails where %s', (_, live, restored) => {
  expect(drill(live, restored).status).toBe(1);
});

test('E-51 a drill fails where the restore does', () => {
  expect(drill('content 1', 'content 1', 'error').status).toBe(1);
});

test('E-51 whatever comes of it, the copy goes with its volume and its Secrets, before and after', () => {
  for (const { stdout } of [drill('content 1', 'content 1'), drill('content 1', 'content 1', 'error')]) {
    const deleted = stdout.split('\n').filter((line) => line.startsWith('deleted'));
    expect(deleted.slice(deleted.length / 2)).toEqual(deleted.slice(0, deleted.length / 2));
    expect(deleted.slice(0, 3)).toEqual([
      'deleted perconaservermongodbrestore mongodb-drill',
      'deleted perconaservermongodb mongodb-drill',
      'deleted persistentvolumeclaim mongod-data-mongodb-drill-rs0-0',
    ]);
  }
});

test('E-51 a drill that failed prints events and last words of the copy before it takes it away; one that succeeded does not', () => {
  const { stdout } = drill('content 1', 'content 1', 'error');
  const [events, words] = ['mongodb-drill-rs0-0 FailedScheduling', 'last words of a member'].map((text) =>
    stdout.indexOf(text),
  );
  expect(events).toBeGreaterThan(0);
  expect(words).toBeGreaterThan(events!);
  expect(stdout.lastIndexOf('deleted perconaservermongodb ')).toBeGreaterThan(words!);
  expect(drill('content 1', 'content 1').stdout).not.toContain('last words');
});

test('E-51 a restore that never ends does not outlast the patience of the drill', () => {
  const script = data['drill.sh'];
  expect(script).toMatch(/in_time\n {2}sleep 10\ndone\n\nrestored=/);
  expect(script).toContain('=ready --timeout="$(left)s"');
});
