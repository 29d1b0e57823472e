import { redis as engine, redisNodes } from '../../../charts/model/stores/redis';
import { copySize, maxMemory } from '../../../charts/model/stores/redis-sizes';
import { redis } from '../../fixtures/datastores';

const sized = (request: string, limit: string) => ({
  ...redis,
  resources: { requests: { cpu: '1', memory: request }, limits: { cpu: '1', memory: limit } },
});

const MEBIBYTE = 1024 ** 2;

test.each([
  ['A-11', '4Gi', '4Gi', 2457],
  ['E-12', '2Gi', '2Gi', 1228],
  ['S-04', '256Mi', '512Mi', 204],
])('%s of %s requested and %s at most, keys get %i MiB', (_, request, limit, mebibytes) => {
  expect(maxMemory(sized(request, limit)) / MEBIBYTE).toBe(mebibytes);
});

const followed = { ...redis, instances: 6, leaders: 3 };

const backup = { full: [{ method: 'rdb' as const, schedule: '0 */6 * * *' }], keep: '7d', drill: '0 5 * * 0' };

test('E-12 with followers and a log, what is lost is what a leader takes until it knows that it is cut off', () => {
  expect(engine.loss({ ...followed, backup })).toEqual({
    seconds: 15,
    because: 'a follower takes over, and a leader that is cut off stops after 15s; the log is on disk every 1s',
  });
});

test.each([
  ['without followers', { ...redis, backup }],
  ['without a log', { ...followed, persistence: ['rdb' as const], backup }],
  ['alone', { ...redis, mode: 'standalone' as const, instances: 1, backup }],
])('E-50 %s, what is lost is what came since the newest copy', (_, store) => {
  expect(engine.loss(store).seconds).toBe(6 * 3600);
});

test('without followers or copies, everything is lost', () => {
  expect(engine.loss(redis).seconds).toBe(Number.POSITIVE_INFINITY);
});

test('every instance has a name of its own', () => {
  expect(redisNodes('sessions', followed)).toEqual([
    'sessions-leader-0.sessions-leader-headless',
    'sessions-leader-1.sessions-leader-headless',
    'sessions-leader-2.sessions-leader-headless',
    'sessions-follower-0.sessions-follower-headless',
    'sessions-follower-1.sessions-follower-headless',
    'sessions-follower-2.sessions-follower-headless',
  ]);
});

test('C-21 it claims what its operator makes, and what its jobs take', () => {
  const claims = engine.claims('sessions', { ...followed, backup }, []);
  expect(
    claims.map(({ name, pods, services, persistentVolumeClaims }) => [name, pods, services, persistentVolumeClaims]),
  ).toEqual([
    ['sessions', 6, 7, 6],
    ['sessions-certificate', 1, 0, 0],
    ['sessions-backup', 1, 0, 0],
    ['sessions-restore-drill', 1, 0, 0],
  ]);
  expect(engine.claims('sessions', redis, []).map(({ name }) => name)).toEqual(['sessions', 'sessions-certificate']);
});

test('a copy of all leaders fits the disk that is asked for', () => {
  expect(copySize(sized('1Gi', '1Gi'))).toBe(`${3 * 614 + 64}Mi`);
});
