import { requireKeptUntilDrill } from '../../../charts/checks/definition/require-kept-until-drill';
import { findings } from '../../fixtures/findings';

const backup = (keep: string, drill: string) =>
  findings(requireKeptUntilDrill, { datastores: { records: { backup: { keep, drill } } } });

test('E-51 refuses copies that are gone before the next drill', () => {
  expect(backup('3d', '0 4 * * 0')).toEqual([
    'datastores.records.backup.keep: "3d" is less than the "7d" between restore drills ("0 4 * * 0"), so that copies come and go untried; keep them longer, or drill more often',
  ]);
});

test('E-51 the longest time between two drills counts', () => {
  expect(backup('30d', '0 4 1 * *')).toEqual([expect.stringContaining('"31d" between restore drills')]);
});

test.each([
  ['7d', '0 4 * * 0'],
  ['31d', '0 4 1 * *'],
  ['24h', '0 4 * * *'],
])('E-51 allows copies kept for %s and a drill at "%s"', (keep, drill) => {
  expect(backup(keep, drill)).toEqual([]);
});

test.each([
  ['soon', '0 4 * * 0'],
  ['30d', 'weekly'],
])('what cannot be read is another rule’s: %s, %s', (keep, drill) => {
  expect(backup(keep, drill)).toEqual([]);
});
