import { runsWithin } from '../../../charts/model/stores/copies';

const DAY = 24 * 3600;

test.each([
  ['0 2 * * *', 30 * DAY, 30],
  ['0 */6 * * *', 7 * DAY, 28],
  ['0 4 * * 0', 30 * DAY, 4],
  ['0 2 1 * *', DAY, 1],
])('E-50 of copies made at "%s" and kept for %d s there are %d', (schedule, span, runs) => {
  expect(runsWithin(schedule, span)).toBe(runs);
});

test('E-50 of copies whose schedule cannot be read one is kept', () => {
  expect(runsWithin('whenever', DAY)).toBe(1);
});
