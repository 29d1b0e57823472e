import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { real } from '../../fixtures/rendered';

const script = (): string =>
  real('educational-platform/production').object('ConfigMap', 'backup-archive').data['archive.sh'];

/** Runs the script with an `rclone` that answers from files, and says what it was asked. */
function run(answers: Readonly<Record<string, string>>, failing = 'nothing') {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  mkdirSync(join(folder, 'bin'));
  const cases = Object.entries(answers).map(([asked, answer]) => `  *"${asked}"*) printf '%b' '${answer}' ;;`);
  writeFileSync(
    join(folder, 'bin/rclone'),
    `#!/bin/sh\necho "$*" >> ${folder}/asked\ncase "$*" in\n  *"${failing}"*) exit 1 ;;\n${cases.join('\n')}\nesac\n`,
  );
  chmodSync(join(folder, 'bin/rclone'), 0o755);
  writeFileSync(join(folder, 'archive.sh'), script());
  const { status } = spawnSync('sh', [join(folder, 'archive.sh')], {
    env: { PATH: `${folder}/bin:${process.env.PATH}` },
  });
  const asked = readFileSync(join(folder, 'asked'), 'utf8');
  rmSync(folder, { recursive: true });
  return { status, copied: asked.split('\n').filter((line) => line.startsWith('copy ')) };
}

const BUCKET = 'backups:educational-platform-production-backups/datastores';

const WELL = {
  'lsf --files-only': '2026-01-01T02:00:00Z.pbm.json\\n2026-01-02T02:00:00Z.pbm.json\\n',
  'cat ': '{\\n\\t"status": "done"\\n}',
  'lsf --recursive --files-only': '2026-01-01T03-00-00Z/complete\\n2026-01-02T03-00-00Z/complete\\n',
};

test('E-50 the newest copy of each datastore is archived', () => {
  const { status, copied } = run(WELL);
  expect(status).toBe(0);
  expect(copied).toHaveLength(2);
  expect(copied[0]).toContain('--include /2026-01-02T02:00:00Z/** --include /2026-01-02T02:00:00Z.pbm.json');
  expect(copied[0]).toContain(
    `${BUCKET}/mongodb offsite:educational-platform-production-backups-offsite/archive/mongodb/`,
  );
  expect(copied[1]).toContain(`${BUCKET}/postgres/pg_dump/2026-01-02T03-00-00Z offsite:`);
});

test('E-50 of dumps only those count that bear the mark of being whole', () => {
  expect(script()).toContain("rclone lsf --recursive --files-only --include '/*/complete'");
  const { spec } = real('educational-platform/production').object('CronJob', 'postgres-dump');
  const [, copying, marking] = /(rclone copy)[\s\S]*(rclone rcat "\$copy\/complete")/.exec(
    spec.jobTemplate.spec.template.spec.containers[0].command.at(-1),
  )!;
  expect([copying, marking]).toEqual(['rclone copy', 'rclone rcat "$copy/complete"']);
});

test('E-50 a copy of MongoDB that did not end well is passed over', () => {
  const { copied } = run({
    'cat backups:educational-platform-production-backups/datastores/mongodb/2026-01-02':
      '{\\n\\t"replsets": [\\n\\t\\t{\\n\\t\\t\\t"status": "done"\\n\\t\\t}\\n\\t],\\n\\t"status": "error"\\n}',
    ...WELL,
  });
  expect(copied[0]).toContain('/2026-01-01T02:00:00Z/**');
});

test('E-50 a datastore that has no copy fails the job, and the others are archived all the same', () => {
  const { status, copied } = run({ ...WELL, 'lsf --files-only': '' });
  expect(status).toBe(1);
  expect(copied.map((line) => /archive\/(\w+)/.exec(line)![1])).toEqual(['postgres']);
});

test.each(['copy ', 'check '])('E-50 the job fails where "rclone %s" does', (failing) => {
  expect(run(WELL, failing).status).toBe(1);
});
