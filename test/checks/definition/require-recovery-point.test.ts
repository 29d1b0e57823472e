import { requireRecoveryPoint } from '../../../charts/checks/definition/require-recovery-point';
import type { Datastore, Redis } from '../../../charts/model/datastore';
import { environmentsOf } from '../../../charts/model/environment';
import { PLATFORMS } from '../../../charts/platforms/all';
import { elasticsearch, mongoDb, rabbitMq, rds, redis } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';

const DAILY = { full: [{ method: 'base' as const, schedule: '0 2 * * *' }], keep: '30d', drill: '0 4 * * 0' };

const DAILY_RDB = { ...DAILY, full: [{ method: 'rdb' as const, schedule: '0 2 * * *' }] };

/** Findings about a datastore that is added to the small platform, whose "standard" may lose 15m. */
const about = (store: Datastore, environment?: string): string[] =>
  findings(requireRecoveryPoint, { datastores: { sessions: store } }, environment);

const clustered = (difference: Partial<Redis>): Redis => ({ ...redis, instances: 6, leaders: 3, ...difference });

test('E-51 refuses copies further apart than the recovery point, and shows how long each part takes', () => {
  const backup = { continuous: undefined };
  expect(findings(requireRecoveryPoint, { datastores: { records: { backup } } })).toEqual([
    `datastores.records.backup: "24h" between copies (copies are made at "0 2 * * *", and one of 20Gi takes 6m50s) is more than the "5m" that campus may lose of tier "critical"; archive the log continuously (continuous: { log: 'wal', every: '5m' }), or copy more often`,
  ]);
});

test('E-51 A-40 the time that a copy takes comes on top of the time between two', () => {
  const every15m = { ...DAILY, full: [{ method: 'rdb' as const, schedule: '*/15 * * * *' }] };
  expect(about({ ...redis, backup: every15m })).toEqual([
    expect.stringMatching(
      /^datastores\.sessions\.backup: "15m" between copies \(.*, and one of 5Gi takes 1m43s\) is more/,
    ),
  ]);
  const every10m = { ...DAILY, full: [{ method: 'rdb' as const, schedule: '*/10 * * * *' }] };
  expect(about({ ...redis, backup: every10m })).toEqual([]);
});

test('E-51 the longest time between two copies counts, whatever the schedule looks like', () => {
  const byDay = { ...DAILY, full: [{ method: 'rdb' as const, schedule: '*/5 8-20 * * *' }] };
  expect(about({ ...redis, backup: byDay })).toEqual([expect.stringContaining('"11h5m" between copies')]);
});

test('E-51 of several schedules the closest counts', () => {
  const often = { method: 'rdb' as const, schedule: '*/5 * * * *' };
  expect(about({ ...redis, backup: { ...DAILY, full: [...DAILY.full, often] } })).toEqual([]);
});

test('E-51 a log that is shipped too rarely is refused', () => {
  const backup = { continuous: { log: 'wal', every: '10m' } } as const;
  expect(findings(requireRecoveryPoint, { datastores: { records: { backup } } })).toEqual([
    'datastores.records.backup.continuous.every: "10m" may be lost (the write-ahead log is archived every 10m), which is more than the "5m" that campus may lose of tier "critical"; lower it',
  ]);
});

test.each<[string, Datastore, string]>([
  [
    'a RabbitMQ of one node',
    { ...rabbitMq, instances: 1 },
    'instances: "everything" may be lost (one node alone may have a message), which is more than the "15m" that campus may lose of tier "standard"; use 3 instances',
  ],
])('E-51 S-31 refuses %s that nothing copies', (_, store, finding) => {
  expect(about(store)).toEqual([`datastores.sessions.${finding}`]);
});

test('E-51 refuses a Kafka of which one broker alone may have a message', () => {
  expect(
    findings(requireRecoveryPoint, { datastores: { events: { replication: { factor: 2, minInSync: 1 } } } }),
  ).toEqual([
    'datastores.events.replication.minInSync: "everything" may be lost (one broker alone may have a message), which is more than the "15m" that campus may lose of tier "standard"; have two brokers confirm each message (minInSync: 2)',
  ]);
});

test.each<[string, Datastore]>([
  ['a RabbitMQ of three nodes', rabbitMq],
  ['a Redis whose leaders have followers and write a log', clustered({ persistence: ['aof'], backup: DAILY_RDB })],
  ['a log that is shipped', { ...rds, backup: { ...DAILY, continuous: { log: 'wal', every: '5m' } } }],
])('E-51 allows %s', (_, store) => {
  expect(about(store)).toEqual([]);
});

test('E-51 followers of a Redis without a log promise nothing', () => {
  expect(about(clustered({ persistence: ['rdb'], backup: DAILY_RDB }))).toHaveLength(1);
});

test.each<[string, Datastore]>([
  ['a Redis', { ...redis, persistence: [], mayBeLost: 'filled again from records' }],
  ['a MongoDB', { ...mongoDb(), mayBeLost: 'filled again from records' }],
  ['an Elasticsearch of one node', { ...elasticsearch, instances: 1, mayBeLost: 'logs of a day' }],
])('asks nothing of %s that may be lost', (_, store) => {
  expect(about({ ...store, tier: 'critical' })).toEqual([]);
});

test('E-51 each store is held against its own tier', () => {
  const backup = { ...DAILY, full: [{ method: 'rdb' as const, schedule: '*/30 * * * *' }] };
  expect(about({ ...redis, backup })).toHaveLength(1);
  expect(about({ ...redis, backup, tier: 'batch' })).toEqual([]);
});

test('an environment that only rehearses promises nothing', () => {
  expect(about({ ...redis, backup: DAILY_RDB })).toHaveLength(1);
  expect(about({ ...redis, backup: DAILY_RDB }, 'staging')).toEqual([]);
});

test.each([
  ['a schedule', { ...redis, backup: { ...DAILY, full: [{ method: 'rdb' as const, schedule: 'often' }] } }],
  ['a duration', { ...rds, backup: { ...DAILY, continuous: { log: 'wal' as const, every: 'soon' } } }],
])('%s that cannot be read is another rule’s', (_, store) => {
  expect(about(store)).toEqual([]);
});

test('E-51 A-40 L-50 S-31 every production keeps what its document promises', () => {
  const promised = PLATFORMS.flatMap(environmentsOf).filter(({ profile }) => profile.recovery === 'promised');
  expect(promised.map(({ id }) => id)).toEqual([
    'azora/production',
    'edtech-assistant/production',
    'educational-platform/production',
    'learning-platform/production',
    'scalable-aws/prod',
  ]);
  expect(promised.flatMap(requireRecoveryPoint)).toEqual([]);
});

test.each([
  [
    'azora',
    { critical: { rto: '4h', rpo: '1h' }, standard: { rto: '4h', rpo: '1h' }, batch: { rto: '4h', rpo: '1h' } },
  ],
  [
    'educational-platform',
    { critical: { rto: '15m', rpo: '5m' }, standard: { rto: '1h', rpo: '15m' }, batch: { rto: '4h', rpo: '1h' } },
  ],
  [
    'learning-platform',
    { critical: { rto: '4h', rpo: '24h' }, standard: { rto: '4h', rpo: '24h' }, batch: { rto: '4h', rpo: '24h' } },
  ],
])('E-51 A-40 L-50 the targets of %s are its document’s', (name, recovery) => {
  expect(PLATFORMS.find((platform) => platform.name === name)!.recovery).toEqual(recovery);
});
