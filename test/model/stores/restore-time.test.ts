import type { Backup, Kafka, Postgres } from '../../../charts/model/datastore';
import { STORAGE_CLASS } from '../../../charts/model/storage-class';
import { restoreTimeOf, VOLUME_PER_SECOND } from '../../../charts/model/stores/restore-time';
import { mongoDb, rds, redis } from '../../fixtures/datastores';
import { smallEnvironment } from '../../fixtures/platform';
import { real } from '../../fixtures/rendered';

const { datastores } = smallEnvironment();
const postgres = datastores.get('records') as Postgres;
const kafka = datastores.get('events') as Kafka;

const backup = (method: Backup['full'][number]['method']): Backup => ({
  full: [{ method, schedule: '0 2 * * *' }],
  keep: '7d',
  drill: '0 4 * * 0',
});

test('E-51 base copies come back at the rate of the volume, documents at that of writing them', () => {
  expect(restoreTimeOf({ ...postgres, storage: '100Gi', backup: backup('base') })).toBe(600 + Math.ceil(102_400 / 250));
  expect(restoreTimeOf({ ...mongoDb(), storage: '100Gi', backup: backup('mongodump') })).toBe(600 + 102_400 / 50);
});

test('E-51 shards come back side by side, leaders of Redis one after the other', () => {
  const mongodb = { ...mongoDb(), storage: '100Gi', backup: backup('mongodump') };
  expect(restoreTimeOf({ ...mongodb, shards: 2 })).toBe(restoreTimeOf(mongodb));
  const standalone = { ...redis, instances: 1, leaders: 1, storage: '10Gi', backup: backup('rdb') };
  expect(restoreTimeOf(standalone)).toBe(600 + Math.ceil(10_240 / 50));
  expect(restoreTimeOf({ ...standalone, instances: 6, leaders: 3 })).toBe(600 + Math.ceil(30_720 / 50));
});

test('E-51 nothing is reckoned where nothing is copied, or where AWS restores', () => {
  expect([kafka, rds].map(restoreTimeOf)).toEqual([undefined, undefined]);
});

test('E-51 what is reckoned for a volume is what its class asks for', () => {
  const { parameters } = real('learning-platform/production').object('StorageClass', STORAGE_CLASS);
  expect(Number(parameters.throughput) * 1024 ** 2).toBe(VOLUME_PER_SECOND);
});
