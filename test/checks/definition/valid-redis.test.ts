import { validRedis } from '../../../charts/checks/definition/valid-redis';
import { redis } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';

test('allows three leaders without followers, and a standalone one', () => {
  const alone = { ...redis, mode: 'standalone' as const, instances: 1 };
  expect(findings(validRedis, { datastores: { sessions: redis, alone } })).toEqual([]);
});

const sized = (request: string, limit: string) => ({
  requests: { cpu: '250m', memory: request },
  limits: { cpu: '500m', memory: limit },
});

test('the memory that it names suffices', () => {
  const resources = sized('125Mi', '167Mi');
  expect(findings(validRedis, { datastores: { sessions: { ...redis, resources } } })).toEqual([]);
});

test('a cache that keeps nothing on disk has a small volume', () => {
  const cache = { ...redis, persistence: [], storage: '409Mi', mayBeLost: 'filled again from records' };
  expect(findings(validRedis, { datastores: { cache } })).toEqual([]);
});

const backup = { full: [{ method: 'rdb' as const, schedule: '0 2 * * *' }], keep: '7d', drill: '0 5 * * 0' };

test.each([
  [{ version: '6' }, 'version: "6" has no image here; use "7"'],
  [{ leaders: 2 }, 'leaders: "2" leaders cannot outvote a lost one; use 3 or more'],
  [{ instances: 2 }, 'leaders: "2" leaders cannot outvote a lost one; use 3 or more'],
  [{ leaders: 4 }, 'leaders: "4" leaders are more than the "3" instances; lower leaders or raise instances'],
  [{ leaders: 3, instances: 5 }, 'instances: "5" instances leave "2" followers for "3" leaders; use a multiple of 3'],
  [
    { mode: 'standalone' as const },
    `instances: "3" instances cannot share one standalone Redis; use 1, or mode: 'cluster'`,
  ],
  [
    { resources: sized('128Mi', '128Mi') },
    'resources: "128Mi" requested and "128Mi" at most leave 76Mi for keys (80 % and 60 %), of at least 100Mi; use a limit of 167Mi or more',
  ],
  [
    { resources: sized('64Mi', '1Gi') },
    'resources: "64Mi" requested and "1Gi" at most leave 51Mi for keys (80 % and 60 %), of at least 100Mi; use a request of 125Mi or more',
  ],
  [
    { resources: sized('64Mi', '64Mi') },
    'resources: "64Mi" requested and "64Mi" at most leave 38Mi for keys (80 % and 60 %), of at least 100Mi; use a request of 125Mi or more and a limit of 167Mi or more',
  ],
  [
    { storage: '500Mi', persistence: ['rdb' as const] },
    'storage: "500Mi" does not hold two snapshots of 409Mi of keys; use 818Mi or more',
  ],
  [
    { storage: '100Mi', persistence: [] },
    'storage: "100Mi" does not hold what a follower begins with, a snapshot of 409Mi of keys; use 409Mi or more',
  ],
  [
    { storage: '1Gi' },
    'storage: "1Gi" does not hold the log, its rewrite and two snapshots of 409Mi of keys; use 2045Mi or more',
  ],
  [
    { backup: { ...backup, full: [{ method: 'snapshot' as const, schedule: '0 2 * * *' }] } },
    'backup.full[0].method: "snapshot" is no copy of a Redis; use "rdb"',
  ],
  [
    { backup: { ...backup, full: [...backup.full, ...backup.full] } },
    'backup.full: "2" schedules of the same copy; use one, as often as is needed',
  ],
  [
    { resources: sized('8Gi', '8Gi'), storage: '100Gi', backup },
    'resources: "8Gi" of memory and "3" leaders make copies of 14809Mi, and a job has 8Gi of disk at most; lower either',
  ],
  [
    { backup: { ...backup, continuous: { log: 'aof' as const, every: '5m' } } },
    'backup.continuous: "aof" every "5m" is nothing that a Redis does; use its "aof", which it writes to disk every "1s"',
  ],
  [
    { persistence: ['rdb' as const], backup: { ...backup, continuous: { log: 'aof' as const, every: '1s' } } },
    'persistence: has no "aof" while backup.continuous counts on it; add it, or remove that',
  ],
])('refuses a Redis with %j', (difference, finding) => {
  expect(findings(validRedis, { datastores: { sessions: { ...redis, ...difference } } })).toEqual([
    `datastores.sessions.${finding}`,
  ]);
});

test.each([sized('lots', '1Gi'), sized('1Gi', 'lots')])('leaves what is no size to another rule: %j', (resources) => {
  expect(findings(validRedis, { datastores: { sessions: { ...redis, resources } } })).toEqual([]);
});
