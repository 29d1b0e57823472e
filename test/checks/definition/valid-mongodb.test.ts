import { validMongodb } from '../../../charts/checks/definition/valid-mongodb';
import type { Backup, MongoDb } from '../../../charts/model/datastore';
import { mongoDb } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';

const BACKUP: Backup = {
  continuous: { log: 'oplog', every: '10m' },
  full: [{ method: 'mongodump', schedule: '0 3 * * *' }],
  keep: '30d',
  drill: '0 5 * * 0',
};

const found = (part: Partial<MongoDb>) => findings(validMongodb, { datastores: { texts: { ...mongoDb(), ...part } } });

test('allows a set of replicas, and several of them, with a backup', () => {
  expect(findings(validMongodb, { datastores: { texts: mongoDb(), parts: mongoDb(2) } })).toEqual([]);
  expect(found({ backup: BACKUP })).toEqual([]);
});

test('refuses half a shard', () => {
  expect(found({ shards: 1.5 })).toEqual([
    'datastores.texts.shards: "1.5" is out of bounds; use a whole number from 1',
  ]);
});

test.each([
  [1, 'member has none that takes over from it'],
  [2, 'members have no majority more than "1" would'],
  [4, 'members have no majority more than "3" would'],
  [9, 'members are more than the "7" that may vote'],
])('E-11 refuses %d members, which cannot vote as they should', (instances, why) => {
  expect(found({ instances })).toEqual([
    `datastores.texts.instances: "${instances}" ${why}; use 3, 5 or 7 of each shard`,
  ]);
});

test('refuses a version that the operator does not run', () => {
  expect(found({ version: '4.4' })).toEqual([
    'datastores.texts.version: "4.4" is not what the operator runs; use "7.0" and "8.0"',
  ]);
});

test('refuses memory that its cache would fill', () => {
  const resources = { requests: { cpu: '1', memory: '512Mi' }, limits: { cpu: '1', memory: '512Mi' } };
  expect(found({ resources })).toEqual([
    'datastores.texts.resources.limits.memory: "512Mi" leaves next to nothing beside a cache of 256Mi and its connections; use 1Gi or more',
  ]);
});

test('refuses copies of another engine, and an oplog that follows none', () => {
  expect(found({ backup: { ...BACKUP, full: [{ method: 'rdb', schedule: '0 3 * * *' }] } })).toEqual([
    'datastores.texts.backup.full: "rdb" is no copy of a MongoDB; use "mongodump"',
  ]);
  expect(found({ backup: { ...BACKUP, full: [] } })).toEqual([
    'datastores.texts.backup.full: "" is no copy that an oplog could follow; add a "mongodump"',
  ]);
  expect(found({ backup: { ...BACKUP, continuous: { log: 'wal', every: '1m' } } })).toEqual([
    'datastores.texts.backup.continuous.log: "wal" is no log of a MongoDB; use "oplog"',
  ]);
});

test('refuses copies where no role of a cloud reaches object storage', () => {
  expect(
    findings(validMongodb, {
      datastores: { texts: { ...mongoDb(), backup: BACKUP } },
      environments: { production: { cloud: { provider: 'google' } } },
    }),
  ).toEqual([
    'datastores.texts.backup: copies go to object storage by a role on AWS, and the cloud is "google", where the agent asks for a key; remove it or run this datastore on AWS',
  ]);
});

test('refuses a name that leaves no room for a replica set and a drill', () => {
  const name = 'a'.repeat(42);
  expect(findings(validMongodb, { datastores: { [name]: mongoDb() } })).toEqual([
    `datastores.${name}: "${name}" has 42 characters, of at most 41 that the operator takes with those of a replica set and a drill; shorten it`,
  ]);
});
