import { type BucketPlan, bucketsOf } from '../../charts/model/buckets';
import { daysKept } from '../../charts/model/days-kept';
import { elasticsearch } from '../fixtures/datastores';
import { smallEnvironment } from '../fixtures/platform';
import { ENVIRONMENTS, real } from '../fixtures/rendered';

const rulesOf = (id: string, purpose: BucketPlan['purpose']) =>
  Object.fromEntries(
    bucketsOf(real(id).environment)
      .find((bucket) => bucket.purpose === purpose)!
      .expiry.map(({ prefix, days }) => [prefix, days]),
  );

test.each([
  ['a copy a day: the one before is needed to go back that far', '30d', ['0 2 * * *'], 32],
  ['a copy a week', '30d', ['0 2 * * 0'], 38],
  ['copies of two kinds: the rarer counts', '7d', ['0 2 * * *', '0 2 * * 0'], 15],
])('E-50 keeps objects longer than copies, for %s', (_, keep, schedules, days) => {
  expect(daysKept({ keep, full: schedules.map((schedule) => ({ method: 'base', schedule })) })).toBe(days);
});

test('E-50 keeps databases 30 days at hand and a year off site, and Redis 7 days', () => {
  expect(rulesOf('educational-platform/production', 'primary')).toEqual({
    'datastores/mongodb/': 32,
    'datastores/postgres/': 32,
    'datastores/redis/': 9,
  });
  expect(rulesOf('educational-platform/production', 'offsite')).toEqual({
    'archive/mongodb/': 365,
    'archive/postgres/': 365,
    'datastores/mongodb/': 32,
    'datastores/postgres/': 32,
    'datastores/redis/': 9,
    'velero/': 31,
  });
});

test('L-50 keeps databases 30 days', () => {
  for (const [prefix, days] of Object.entries(rulesOf('learning-platform/production', 'primary')))
    expect([prefix, days]).toEqual([prefix, 32]);
});

test('A-40 keeps what Velero wrote off site as long as the secrets, its longest', () => {
  expect(rulesOf('azora/production', 'offsite')['velero/']).toBe(91);
});

test('S-31 has no rule for RDS, which keeps its backups itself', () => {
  expect(Object.keys(rulesOf('scalable-aws/prod', 'primary'))).toEqual(['datastores/redis/']);
});

test('removes nothing of Elasticsearch by age: old files belong to new snapshots too', () => {
  const backup = { full: [{ method: 'snapshot', schedule: '0 3 * * *' }], keep: '7d', drill: '0 5 * * 0' } as const;
  const environment = smallEnvironment({ datastores: { search: { ...elasticsearch, backup } } });
  expect(bucketsOf(environment).flatMap(({ expiry }) => expiry.map(({ prefix }) => prefix))).not.toContain(
    'datastores/search/',
  );
});

test.each(ENVIRONMENTS)('S-40 in %s every bucket keeps versions, and on AWS has a key of its region', (id) => {
  const { cloud } = real(id).environment;
  for (const { noncurrent, key, region, lock, purpose } of bucketsOf(real(id).environment)) {
    expect(noncurrent).toBe(14);
    expect(key?.split(':')[3]).toBe(cloud.provider === 'aws' ? region : undefined);
    expect(lock).toBe(cloud.provider === 'aws' && purpose === 'offsite' ? 14 : undefined);
  }
});
