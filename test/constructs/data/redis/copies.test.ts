import { ENVIRONMENTS, real } from '../../../fixtures/rendered';

const job = (id: string, name: string) => real(id).object('CronJob', name).spec;

const pod = (id: string, name: string) => job(id, name).jobTemplate.spec.template.spec;

const upload = (id: string): string => pod(id, 'redis-backup').containers[0].command[2];

test.each([
  ['E-50', 'educational-platform/production', '0 */6 * * *', '7d'],
  ['A-40', 'azora/production', '*/20 * * * *', '30d'],
  ['L-50', 'learning-platform/production', '0 3 * * *', '30d'],
])('%s %s copies an RDB of each leader at %s and keeps it for %s', (_, id, schedule, keep) => {
  expect([job(id, 'redis-backup').schedule, job(id, 'redis-backup').timeZone]).toEqual([schedule, 'Etc/UTC']);
  expect(real(id).object('ConfigMap', 'redis-jobs').data['copy.sh']).toContain('--rdb "$copy.rdb"');
  expect(upload(id)).toContain(`rclone delete --use-server-modtime --min-age ${keep} "$copies"`);
});

test('A-40 of older days the copy of 02:00 stays', () => {
  expect(upload('azora/production')).toContain(`--min-age 2d --exclude '/*T02-*/**' "$copies"`);
  expect(upload('educational-platform/production')).not.toContain('--exclude');
});

test('E-50 a copy is called complete once all of it is in object storage, and old ones go only then', () => {
  const steps = upload('educational-platform/production')
    .split('\n')
    .map((line) => line.split(' ').slice(0, 2).join(' '));
  expect(steps.slice(2)).toEqual(['rclone copy', 'echo complete', 'rclone delete']);
});

test.each([
  ['azora/production', 3],
  ['educational-platform/production', 3],
])('E-50 in %s a copy is made only while every key has one of the %i leaders', (id, leaders) => {
  const script = real(id).object('ConfigMap', 'redis-jobs').data['leaders.sh'];
  expect(script).toMatch(/if ! ask .* cluster info \| grep -qx 'cluster_slots_ok:16384'; then[\s\S]*>&2\s+return 1/);
  expect(script).toContain(`exit n != ${leaders}`);
});

test('S-04 a single Redis is asked itself', () => {
  const script = real('scalable-aws/prod').object('ConfigMap', 'redis-jobs').data['leaders.sh'];
  expect(script).not.toContain('cluster');
});

const withRedisCopies = ENVIRONMENTS.filter((id) => real(id).environment.datastores.get('redis')?.backup);

test.each(withRedisCopies)('C-42 in %s no job has a password or key that is not from a Secret', (id) => {
  for (const name of ['redis-backup', 'redis-restore-drill', 'redis-certificate']) {
    const { containers, initContainers = [], serviceAccountName, automountServiceAccountToken } = pod(id, name);
    const [password] = [...initContainers, ...containers]
      .flatMap(({ env }) => env)
      .filter((variable) => variable.name === 'REDISCLI_AUTH');
    expect(password.valueFrom.secretKeyRef).toEqual({ name: 'redis-password', key: 'password' });
    expect([serviceAccountName, automountServiceAccountToken]).toEqual([name, false]);
  }
});

test('the drill loads what the backup made, from the same folder', () => {
  const [download] = pod('azora/production', 'redis-restore-drill').initContainers;
  expect(download.command[2].split('\n')[0]).toBe(upload('azora/production').split('\n')[0]);
});

test('the drill runs weekly in a pod of its own, with the memory of one instance, and asks the Kubernetes API for nothing', () => {
  const { schedule, jobTemplate } = job('azora/production', 'redis-restore-drill');
  expect([schedule, jobTemplate.metadata.labels.drill]).toEqual(['0 5 * * 6', 'restore']);
  const [load] = pod('azora/production', 'redis-restore-drill').containers;
  expect(load.resources.limits.memory).toBe('4Gi');
  expect(
    real('azora/production')
      .of('Role')
      .map(({ metadata }) => metadata.name),
  ).not.toContain('redis-restore-drill');
});

test('the drill fails on a copy with other keys than were counted, and on one that lacks half of what is live', () => {
  const script: string = real('azora/production').object('ConfigMap', 'redis-jobs').data['restore.sh'];
  expect(script).toContain('[ "$off" -le $((counted / 20 + 100)) ] || {');
  expect(script).toContain('[ $((2 * restored)) -ge "$live" ] || {');
});

test.each([
  ['azora/production', '--cluster-copy --cluster-replace'],
  ['azora/staging', 'replicaof "$POD_IP" 6379'],
])('in %s keys come back only when the drill is told to', (id, how) => {
  const script: string = real(id).object('ConfigMap', 'redis-jobs').data['restore.sh'];
  expect(script).toContain(how);
  expect(script).toContain('if [ "$MODE" = restore ]; then back; fi');
  const [load] = pod(id, 'redis-restore-drill').containers;
  expect(load.env).toContainEqual({ name: 'MODE', value: 'drill' });
});

test('every instance takes its renewed certificate within a week', () => {
  const script: string = real('educational-platform/production').object('ConfigMap', 'redis-jobs').data['reload.sh'];
  expect(script.match(/redis-(leader|follower)-\d\./g)).toHaveLength(6);
  expect(job('educational-platform/production', 'redis-certificate').schedule).toBe('20 1 * * 1');
});

test('C-04 the disk that a copy takes is asked for, and bounded', () => {
  const { initContainers, volumes } = pod('azora/production', 'redis-backup');
  const { sizeLimit } = volumes.find(({ name }: { name: string }) => name === 'copy').emptyDir;
  expect([sizeLimit, initContainers[0].resources.limits['ephemeral-storage']]).toEqual(['7435Mi', '7435Mi']);
});
