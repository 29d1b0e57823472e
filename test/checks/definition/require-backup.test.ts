import { requireBackup } from '../../../charts/checks/definition/require-backup';
import type { Datastore } from '../../../charts/model/datastore';
import { PLATFORMS } from '../../../charts/platforms/all';
import { elasticsearch, mongoDb, rabbitMq, rds, redis } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';
import { smallPlatform } from '../../fixtures/platform';

const BACKUP = { full: [{ method: 'rdb' as const, schedule: '0 2 * * *' }], keep: '30d', drill: '0 4 * * 0' };
const REASON = 'a cache, filled again from records';

const about = (store: Datastore, environment?: string): string[] =>
  findings(requireBackup, { datastores: { sessions: store } }, environment);

const CURE = "say why it may be lost (mayBeLost: 'a cache, filled again from postgres')";

test.each<[string, Datastore, string]>([
  ['a MongoDB', mongoDb(), `add a backup, or ${CURE}`],
  ['a Redis', redis, `add a backup, or ${CURE}`],
  ['a Redis with followers', { ...redis, instances: 6, leaders: 3 }, `add a backup, or ${CURE}`],
  ['an Elasticsearch with replicas', elasticsearch, CURE],
])('E-51 S-31 refuses %s that nothing copies, and names what would do', (_, store, cure) => {
  expect(about(store)).toEqual([
    `datastores.sessions.backup: "everything" may be lost by one mistake (nothing is copied); ${cure}`,
  ]);
});

test('E-51 refuses a PostgreSQL whose backup is taken away, in staging too', () => {
  const without = { datastores: { records: { backup: undefined } } };
  expect(findings(requireBackup, without)).toHaveLength(1);
  expect(findings(requireBackup, without, 'staging')).toHaveLength(1);
});

test.each<[string, Datastore]>([
  ['a Redis with a backup', { ...redis, backup: BACKUP }],
  ['a Redis that may be lost', { ...redis, mayBeLost: REASON }],
  ['an Elasticsearch that may be lost', { ...elasticsearch, mayBeLost: REASON }],
  ['a RabbitMQ, whose publishers keep what they tell of', rabbitMq],
  ['an RDS, which AWS copies', rds],
])('allows %s', (_, store) => {
  expect(about(store)).toEqual([]);
});

test('refuses a backup of what may be lost', () => {
  expect(about({ ...redis, backup: BACKUP, mayBeLost: REASON })).toEqual([
    `datastores.sessions.mayBeLost: "${REASON}" is why it may be lost, and a backup is there too; remove one of them`,
  ]);
});

test('refuses a reason that gives none', () => {
  expect(about({ ...redis, mayBeLost: ' ' })).toEqual([
    'datastores.sessions.mayBeLost: " " is no reason; say what makes up for the loss',
  ]);
});

test('an environment alone may lose what others copy', () => {
  const platform = smallPlatform({
    datastores: { sessions: { ...redis, backup: BACKUP, in: { staging: { backup: undefined, mayBeLost: REASON } } } },
  });
  expect(findings(requireBackup, { datastores: platform.datastores }, 'staging')).toEqual([]);
});

test('E-51 only logs may be lost of what the platforms keep', () => {
  const reasons = PLATFORMS.flatMap(({ name, datastores }) =>
    Object.entries(datastores).flatMap(([store, { ...it }]) => ('mayBeLost' in it ? [`${name} ${store}`] : [])),
  );
  expect(reasons).toEqual(['edtech-assistant elasticsearch']);
});
