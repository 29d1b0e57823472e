import { directives } from '../../../../charts/constructs/data/redis/configuration';
import { redis } from '../../../fixtures/datastores';
import { real } from '../../../fixtures/rendered';

const file = (id: string): string => real(id).object('ConfigMap', 'redis-configuration').data['redis-additional.conf'];

test('E-12 A-11 memory is bounded, and what goes first is said; the log is on disk every second, and there are snapshots', () => {
  expect(file('educational-platform/production')).toMatchInlineSnapshot(`
"maxmemory 1287651328
maxmemory-policy volatile-lru
maxmemory-clients 10%
appendonly yes
appendfsync everysec
no-appendfsync-on-rewrite no
aof-use-rdb-preamble yes
save ""
save 3600 1 300 100 60 10000
stop-writes-on-bgsave-error no
lazyfree-lazy-eviction yes
lazyfree-lazy-expire yes
lazyfree-lazy-server-del yes
lazyfree-lazy-user-del yes
timeout 0
tcp-keepalive 60
slowlog-log-slower-than 10000
latency-monitor-threshold 100
cluster-node-timeout 15000
cluster-require-full-coverage no
cluster-allow-replica-migration no
repl-backlog-size 64382566
client-output-buffer-limit replica 214748364 107374182 60
"
`);
});

test.each([
  ['E-12', 'educational-platform/production', 1228],
  ['A-11', 'azora/production', 2457],
  ['A-11', 'azora/staging', 1228],
  ['S-04', 'scalable-aws/prod', 204],
])('%s %s holds at most %i MiB of keys', (_, id, mebibytes) => {
  expect(file(id)).toContain(`maxmemory ${mebibytes * 1024 ** 2}\n`);
  expect(file(id)).toContain('maxmemory-policy volatile-lru\n');
});

test.each([
  [['aof' as const], ['appendonly yes', 'save ""']],
  [['rdb' as const], ['appendonly no', 'save ""', 'save 3600 1 300 100 60 10000']],
])('with %j it keeps that and nothing else', (persistence, expected) => {
  const lines = directives({ ...redis, persistence }).filter((line) => /^(appendonly|save)/.test(line));
  expect(lines).toEqual(expected);
});

test('without a log, a snapshot that fails stops writes, as Redis has it', () => {
  expect(directives({ ...redis, persistence: ['rdb'] }).join()).not.toContain('stop-writes-on-bgsave-error');
});

test('a leader keeps for a slow follower no more than a tenth of its memory', () => {
  expect(directives({ ...redis, instances: 6, leaders: 3 })).toContain(
    `client-output-buffer-limit replica ${Math.floor(1024 ** 3 / 10)} ${Math.floor(1024 ** 3 / 10 / 2)} 60`,
  );
});

test('what a pod was configured with is on it, so that the operator starts it anew when that changes', () => {
  const { annotations } = real('azora/production').object('RedisCluster', 'redis').metadata;
  expect(annotations['redis-configuration'].split('; ').join('\n')).toBe(file('azora/production').trim());
});
