import { Cron } from 'croner';
import fc from 'fast-check';
import { timesOf } from '../../charts/model/cron';
import { longestGap } from '../../charts/model/stores/copies';

const field = (lowest: number, highest: number) => {
  const value = fc.integer({ min: lowest, max: highest });
  const range = fc.tuple(value, value).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
  const step = fc.integer({ min: 1, max: highest }).map((by) => `*/${by}`);
  const part = fc.oneof(value.map(String), range, step);
  return fc.oneof(
    fc.constant('*'),
    part,
    fc
      .array(
        part.filter((text) => !text.startsWith('*')),
        { minLength: 1, maxLength: 3 },
      )
      .map((parts) => parts.join(',')),
  );
};

/** Restricted days of both kinds with a step are read in several ways. */
const schedule = fc
  .tuple(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6))
  .map(([minute, hour, date, month, weekday]) => [minute, hour, date, month, date === '*' ? weekday : '*'].join(' '));

test('a schedule comes when the library that reads schedules says so', () => {
  fc.assert(
    fc.property(schedule, (text) => {
      const { minutes, isDay } = timesOf(text)!;
      const next = new Cron(text, { mode: '5-part', timezone: 'UTC' }).nextRun(new Date('2026-01-01T00:00:00Z'))!;
      expect(isDay(next)).toBe(true);
      expect(minutes).toContain(next.getUTCHours() * 60 + next.getUTCMinutes());
    }),
    { numRuns: 50 },
  );
});

test.each([
  '@daily',
  '0 2 * *',
  '60 2 * * *',
  '0 2 * * 7',
  '0 2 31 13 *',
  '0 5-1 * * *',
  '0 2 L * *',
  '',
  '*/0 * * * *',
])('"%s" cannot be read, and its gap has no end', (text) => {
  expect(timesOf(text)).toBeUndefined();
  expect(longestGap(text)).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  ['0 2 * * *', 24],
  ['*/20 * * * *', 1 / 3],
  ['0 */6 * * *', 6],
  ['*/5 8-20 * * *', 11 + 5 / 60],
  ['0 2 * * MON-FRI', 72],
  ['0 4 * * 0', 7 * 24],
  ['0 4 1 * *', 31 * 24],
  ['0 4 1 jan,jul *', 184 * 24],
  ['0 0 1 * 1', 7 * 24],
  ['5/20 23 * * *', 23 + 20 / 60],
])('the longest gap of "%s" is %d hours', (text, hours) => {
  expect(longestGap(text)).toBeCloseTo(hours * 3600);
});

test('a day that never comes has a gap without end', () => {
  expect(longestGap('0 2 30 2 *')).toBe(Number.POSITIVE_INFINITY);
});
