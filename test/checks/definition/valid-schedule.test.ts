import { validSchedule } from '../../../charts/checks/definition/valid-schedule';
import { findings } from '../../fixtures/findings';

const exams = { name: 'exams', timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', pods: 4 };

const scheduled = (difference: Partial<typeof exams>) => ({
  services: { users: { scale: { schedule: [{ ...exams, ...difference }] } } },
});

const backedUp = (schedule: string) => ({
  datastores: { records: { backup: { full: [{ method: 'base', schedule }] } } },
});

test.each(['Europe/Berlin', 'UTC', 'Asia/Kolkata'])('allows a scheduled load in "%s"', (timezone) => {
  expect(findings(validSchedule, scheduled({ timezone }))).toEqual([]);
});

test.each(['0 2 * * *', '*/15 0-6 1,15 * *', '0 */6 * * *', '30 3 * JAN-JUN MON', '0 0 29 2 *'])(
  'allows a backup at "%s"',
  (schedule) => {
    expect(findings(validSchedule, backedUp(schedule))).toEqual([]);
  },
);

const FIELDS = 'use the five fields minute, hour, day, month and weekday';
const SIGNS = 'use numbers, "*", lists such as "1,15", ranges such as "1-5" and steps such as "*/10"';
const VALUES =
  'use minutes 0 to 59, hours 0 to 23, days 1 to 31, months 1 to 12 and weekdays 0 to 6, ranges from low to high';

test.each([
  ['@daily', `has 1 field; ${FIELDS}`],
  ['0 0 2 * * *', `has 6 fields; ${FIELDS}`],
  ['0 2 L * *', `has a field "L" that cron does not know; ${SIGNS}`],
  ['0 2 * * 1#2', `has a field "1#2" that cron does not know; ${SIGNS}`],
  ['0 2 * * 7', 'calls Sunday "7", where Kubernetes knows "0" only; use "0"'],
  ['60 2 * * *', `cannot be read (Invalid value for minute: 60); ${VALUES}`],
  ['0 2 * * 5-1', `cannot be read (From value is larger than to value: '5-1'); ${VALUES}`],
])('refuses a backup at "%s"', (schedule, why) => {
  expect(findings(validSchedule, backedUp(schedule))).toEqual([
    `datastores.records.backup.full[0].schedule: "${schedule}" ${why}`,
  ]);
});

test('refuses a day that never comes', () => {
  expect(findings(validSchedule, backedUp('0 2 31 2 *'))).toEqual([
    'datastores.records.backup.full[0].schedule: "0 2 31 2 *" never comes; choose a day that its month has',
  ]);
});

test('E-51 refuses a restore drill that cannot be read, or never comes', () => {
  const drilled = (drill: string) => findings(validSchedule, { datastores: { records: { backup: { drill } } } });
  expect(drilled('weekly')).toEqual([
    'datastores.records.backup.drill: "weekly" has 1 field; use the five fields minute, hour, day, month and weekday',
  ]);
  expect(drilled('0 4 30 2 *')).toEqual([
    'datastores.records.backup.drill: "0 4 30 2 *" never comes; choose a day that its month has',
  ]);
});

test.each(['Europe/Berln', 'CEST+2', '+02:00', ''])('refuses the time zone "%s"', (timezone) => {
  expect(findings(validSchedule, scheduled({ timezone }))).toEqual([
    `services.users.scale.schedule.exams.timezone: "${timezone}" is no time zone; name one of the IANA database, such as "Europe/Berlin"`,
  ]);
});

test('refuses a start that cannot be read', () => {
  expect(findings(validSchedule, scheduled({ start: '0 25 * * *' }))).toEqual([
    `services.users.scale.schedule.exams.start: "0 25 * * *" cannot be read (Invalid value for hour: 25); ${VALUES}`,
  ]);
});

test('refuses an end that cannot be read', () => {
  expect(findings(validSchedule, scheduled({ end: 'evening' }))).toEqual([
    'services.users.scale.schedule.exams.end: "evening" has 1 field; use the five fields minute, hour, day, month and weekday',
  ]);
});

test('refuses a load that ends as it starts', () => {
  expect(findings(validSchedule, scheduled({ end: exams.start }))).toEqual([
    'services.users.scale.schedule.exams: "0 8 * * 1-5" is both start and end; let it end later than it starts',
  ]);
});

test('S-31 refuses a drill that cannot be read', () => {
  expect(findings(validSchedule, { datastores: { records: { backup: { drill: 'sundays' } } } })).toEqual([
    'datastores.records.backup.drill: "sundays" has 1 field; use the five fields minute, hour, day, month and weekday',
  ]);
});
