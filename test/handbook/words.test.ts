import {
  backupInWords,
  engineInWords,
  instancesInWords,
  lossInWords,
  scheduleInWords,
} from '../../charts/handbook/words';
import { worstLoss } from '../../charts/model/stores/worst-loss';
import { mongoDb, rabbitMq, rds, redis } from '../fixtures/datastores';
import { smallEnvironment } from '../fixtures/platform';

const records = smallEnvironment().datastores.get('records')!;

test.each([
  ['0 2 * * *', 'daily at 02:00'],
  ['30 4 * * 0', 'Sundays at 04:30'],
  ['0 5 * * 6', 'Saturdays at 05:00'],
  ['*/20 * * * *', 'every 20 minutes'],
  ['0 */6 * * *', 'every 6 hours from 00:00'],
  ['15 */6 * * *', 'every 6 hours from 00:15'],
  ['0 2 1 * *', 'at "0 2 1 * *"'],
  ['0 2 * * 1-5', 'at "0 2 * * 1-5"'],
  ['0 2,14 * * *', 'at "0 2,14 * * *"'],
])('"%s" is %s', (schedule, words) => {
  expect(scheduleInWords(schedule)).toBe(words);
});

test('engines have the names that their makers give them', () => {
  expect([records, rds, redis].map(engineInWords)).toEqual(['PostgreSQL 15', 'PostgreSQL on RDS 15.4', 'Redis 7']);
});

test('instances are told by what they do', () => {
  expect([records, mongoDb(2), rds, redis, { ...redis, instances: 6, leaders: 3 }].map(instancesInWords)).toEqual([
    '3',
    '2 shards of 3',
    'db.t3.small in two zones',
    '3 that lead',
    '3 that lead and 3 that follow',
  ]);
});

test('E-51 a loss is told with how it comes about', () => {
  const backup = { full: [{ method: 'rdb' as const, schedule: '*/20 * * * *' }], keep: '7d', drill: '0 4 * * 0' };
  expect([records, rabbitMq, mongoDb(), { ...redis, backup }].map((store) => lossInWords(worstLoss(store)))).toEqual([
    '5m: the write-ahead log is archived every 5m',
    'nothing: most nodes have a message on disk before its publisher hears of it',
    'everything: nothing is copied',
    '21m43s: copies are made at "*/20 * * * *", and one takes up to 1m43s',
  ]);
});

test('a backup is told by its log and its copies', () => {
  expect(backupInWords(records.backup!)).toBe('log (wal) every 5m; base daily at 02:00');
});

test('the append-only file of Redis is no backup', () => {
  const full = [{ method: 'rdb' as const, schedule: '0 3 * * *' }];
  expect(backupInWords({ continuous: { log: 'aof', every: '1s' }, full, keep: '7d', drill: '0 4 * * 0' })).toBe(
    'rdb daily at 03:00',
  );
});
