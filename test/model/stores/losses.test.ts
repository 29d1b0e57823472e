import type { Backup, Kafka, Postgres } from '../../../charts/model/datastore';
import { lossesOf } from '../../../charts/model/stores/losses';
import { mongoDb, rabbitMq, rds, redis } from '../../fixtures/datastores';
import { smallEnvironment } from '../../fixtures/platform';

const { datastores } = smallEnvironment();
const postgres = datastores.get('records') as Postgres;
const kafka = datastores.get('events') as Kafka;

const HOUR = 3600;
const EVERYTHING = Number.POSITIVE_INFINITY;

const secondsOf = (store: Parameters<typeof lossesOf>[0]) => {
  const { instance, mistake, region } = lossesOf(store);
  return [instance, mistake, region].map(({ seconds }) => seconds);
};

const backup = (continuous: Backup['continuous'], method: Backup['full'][number]['method']): Backup => ({
  ...(continuous && { continuous }),
  full: [{ method, schedule: '0 */6 * * *' }],
  keep: '7d',
  drill: '0 4 * * 0',
});

test('E-51 PostgreSQL loses nothing with an instance that a replica stands in for, and its log since the last part by a restore', () => {
  const store = { ...postgres, instances: 3, synchronous: 1, backup: backup({ log: 'wal', every: '5m' }, 'base') };
  expect(secondsOf(store)).toEqual([0, 300, 2100]);
  expect(secondsOf({ ...store, synchronous: 0 })).toEqual([300, 300, 2100]);
  expect(secondsOf({ ...store, instances: 1, synchronous: 0 })).toEqual([300, 300, 2100]);
});

test('E-51 MongoDB stores no log while a dump is made: a full volume tells how long that is', () => {
  const store = { ...mongoDb(), storage: '100Gi', backup: backup({ log: 'oplog', every: '1m' }, 'mongodump') };
  const dump = (100 * 1024) / 50;
  expect(secondsOf(store)).toEqual([0, dump, dump + 1800]);
  expect(secondsOf({ ...store, storage: '1Gi' })).toEqual([0, 60, 1860]);
});

test('E-51 the log of Redis lies beside its data: a restore has the copies only', () => {
  const store = {
    ...redis,
    instances: 6,
    leaders: 3,
    persistence: ['aof' as const],
    storage: '5Gi',
    backup: backup({ log: 'aof', every: '1s' }, 'rdb'),
  };
  const copying = Math.ceil((5 * 1024) / 50);
  expect(secondsOf(store)).toEqual([15, 6 * HOUR + copying, 6 * HOUR + copying + 1800]);
});

test.each([kafka, rabbitMq])(
  'E-51 messages of $engine are copied nowhere: a mistake and a lost region take all',
  (store) => {
    const { instance, mistake, region } = lossesOf(store);
    expect([instance.seconds, mistake.seconds, region.seconds]).toEqual([0, EVERYTHING, EVERYTHING]);
    expect(
      [mistake.because, region.because].every((because) => because.startsWith('messages are copied nowhere')),
    ).toBe(true);
  },
);

test('E-51 copies of RDS are in its region, and are lost with it', () => {
  expect(secondsOf({ ...rds, multiZone: true, backup: backup({ log: 'wal', every: '5m' }, 'snapshot') })).toEqual([
    0,
    300,
    EVERYTHING,
  ]);
});
