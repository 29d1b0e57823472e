import { spawnSync } from 'node:child_process';
import { upload } from '../../../../charts/constructs/data/jobs/upload';
import { smallEnvironment } from '../../../fixtures/platform';

const container = (environment = smallEnvironment()) =>
  upload({ environment, name: 'records', from: { volume: 'copy', path: '/copy' }, folder: 'pg_dump' });

test('A-40 L-50 a copy goes to the primary bucket, below the folder of its datastore, named by the time', () => {
  expect(container().command.slice(0, 2)).toEqual(['/bin/sh', '-ec']);
  const [, , script] = container().command;
  expect(script).toContain('backups:campus-backups/datastores/records/pg_dump');
  expect(script).toContain('$(date -u +%Y-%m-%dT%H-%M-%SZ)');
  expect(script).toContain('rclone copy --checksum --immutable --verbose /copy ');
});

test('the command is one that a shell reads', () => {
  expect(spawnSync('sh', ['-n'], { input: container().command[2]!, encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
});

test('it reads the copy and cannot change it', () => {
  expect(container().mounts).toEqual([{ name: 'copy', mountPath: '/copy', readOnly: true }]);
});
