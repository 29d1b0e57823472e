import { redisAlerts } from '../../../../charts/constructs/data/redis/alerts';
import type { Redis } from '../../../../charts/model/datastore';
import { redis } from '../../../fixtures/datastores';
import { real } from '../../../fixtures/rendered';

const rules = (id: string) => real(id).object('PrometheusRule', 'redis').spec.groups[0].rules;

const names = (id: string): string[] => rules(id).map(({ alert }: { alert: string }) => alert);

const rule = (id: string, name: string) => rules(id).find(({ alert }: { alert: string }) => alert === name);

test('E-12 somebody hears of what a cluster can suffer', () => {
  expect(names('educational-platform/production')).toMatchInlineSnapshot(`
- RedisInstanceMissing
- RedisKeysUnserved
- RedisFollowerBehind
- RedisEvictsKeys
- RedisRefusesWrites
- RedisLogNotWritten
- RedisSnapshotFailing
- RedisClientsNearLimit
- RedisCertificateReloadTooOld
- RedisBackupFailed
- RedisBackupTooOld
- RedisRestoreDrillFailed
- RedisRestoreDrillTooOld
- RedisRestoreDrillTooSlow
`);
});

test('S-04 a single Redis has no alerts about nodes', () => {
  expect(names('scalable-aws/prod').filter((name) => /Keys|Follower/.test(name))).toEqual(['RedisEvictsKeys']);
});

test('A-11 without followers nobody hears of any', () => {
  expect(names('azora/production')).not.toContain('RedisFollowerBehind');
});

test.each([
  ['azora/production', 40 * 60],
  ['educational-platform/production', 7 * 3600],
  ['learning-platform/production', 25 * 3600],
])('A-40 E-50 L-50 in %s a copy is too old after %i s', (id, age) => {
  expect(rule(id, 'RedisBackupTooOld').expr).toContain(`> ${age}`);
});

test('only the instances of the datastore count', () => {
  expect(rule('azora/production', 'RedisInstanceMissing').expr).toBe(
    '(count(redis_up{namespace="azora-production",pod=~"redis-(leader)-[0-9]+"} == 1) or vector(0)) < 3',
  );
  expect(rule('scalable-aws/prod', 'RedisInstanceMissing').expr).toContain('pod=~"redis-0"');
});

const of = (difference: Partial<Redis>) =>
  redisAlerts({
    environment: real('azora/production').environment,
    name: 'redis',
    store: { ...redis, ...difference },
  }).map(({ alert }) => alert);

test.each([
  ['noeviction' as const, ['RedisMemoryNearlyFull', 'RedisRefusesWrites']],
  ['volatile-lru' as const, ['RedisEvictsKeys', 'RedisRefusesWrites']],
  ['allkeys-lru' as const, ['RedisEvictsKeys']],
])('with %s, memory that is full shows as %j', (eviction, expected) => {
  expect(of({ eviction }).filter((name) => /Memory|Evicts|Refuses/.test(name))).toEqual(expected);
});

test('what is not kept cannot fail to be written', () => {
  expect(of({ persistence: ['aof'] })).not.toContain('RedisSnapshotFailing');
  expect(of({ persistence: ['rdb'] })).not.toContain('RedisLogNotWritten');
});

test('each alert leads to its section of the runbook', () => {
  expect(rule('azora/production', 'RedisKeysUnserved').annotations.runbook_url).toMatch(
    /docs\/runbooks\/azora\/redis\.md#rediskeysunserved$/,
  );
});
