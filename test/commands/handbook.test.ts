import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handbook, runbookPage } from '../../charts/commands/handbook';
import { pagesOf } from '../../charts/handbook/pages';
import type { Platform } from '../../charts/model/platform';
import type { Part } from '../fixtures/merge';
import { smallPlatform } from '../fixtures/platform';

let output: string;
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'handbook-'));
});
afterEach(() => rmSync(output, { recursive: true }));

const run = ({ check = false, overrides = {} as Part<Platform> } = {}) =>
  handbook({ check, output, platforms: [smallPlatform(overrides)] });

/** The pages of the small platform. */
const ALL = pagesOf([smallPlatform()]).length;

const RECORDS = 'runbooks/campus/records.md';

test('writes the recovery table, a runbook for each datastore and their list', () => {
  expect(run()).toBe(`${ALL} written, 0 unchanged, 0 removed`);
  for (const path of ['recovery.md', 'runbooks/README.md', 'runbooks/campus/events.md', RECORDS])
    expect(existsSync(join(output, path))).toBe(true);
  expect(run()).toBe(`0 written, ${ALL} unchanged, 0 removed`);
});

test('removes the page of a datastore that is gone, and leaves what people wrote', () => {
  run();
  writeFileSync(join(output, 'operating.md'), '# By hand\n');
  writeFileSync(join(output, 'runbooks/campus/by-hand.md'), '# By hand\n');
  writeFileSync(join(output, 'runbooks/campus/old.md'), '<!-- Rendered long ago -->\n');
  expect(run()).toBe(`0 written, ${ALL} unchanged, 1 removed`);
  expect(existsSync(join(output, 'runbooks/campus/old.md'))).toBe(false);
  expect(readFileSync(join(output, 'operating.md'), 'utf8')).toBe('# By hand\n');
  expect(existsSync(join(output, 'runbooks/campus/by-hand.md'))).toBe(true);
});

test('does not write over a page of a person', () => {
  mkdirSync(join(output, 'runbooks/campus'), { recursive: true });
  writeFileSync(join(output, RECORDS), '# By hand\n');
  expect(() => run()).toThrow(`Cannot write ${join(output, RECORDS)}: it lacks the first line "<!-- Rendered ..."`);
  expect(readFileSync(join(output, RECORDS), 'utf8')).toBe('# By hand\n');
});

test('with --check it writes nothing and lists what differs and what is of nothing', () => {
  run();
  writeFileSync(join(output, RECORDS), '<!-- Rendered, then edited -->\n');
  writeFileSync(join(output, 'runbooks/campus/old.md'), '<!-- Rendered long ago -->\n');
  expect(() => run({ check: true })).toThrow(
    [
      `${output}/runbooks/campus/old.md: is of nothing that is defined; run "npm run handbook" and commit the result`,
      `${output}/${RECORDS}: differs from a fresh one; run "npm run handbook" and commit the result`,
    ].join('\n'),
  );
  expect(readFileSync(join(output, RECORDS), 'utf8')).toBe('<!-- Rendered, then edited -->\n');
});

test('with --check it is content when nothing differs', () => {
  run();
  expect(run({ check: true })).toBe(`0 written, ${ALL} unchanged, 0 removed`);
});

test('E-51 a changed backup changes the pages that tell of it', () => {
  run();
  const overrides = { datastores: { records: { backup: { drill: '0 4 * * 3' } } } };
  expect(() => run({ check: true, overrides })).toThrow(/recovery\.md.*\n.*records\.md/);
});

test('prints a runbook with commands for an environment of choice', () => {
  const text = runbookPage('campus/staging/records', [smallPlatform()]);
  expect(text).toContain('The commands below are for staging, in the cluster of `campus/staging`.');
});

test.each([
  [
    'campus',
    'campus/production/cluster, campus/production/events, campus/production/records, campus/staging/cluster, ',
  ],
  ['campus/staging/', 'campus/staging/cluster, campus/staging/events, campus/staging/records, '],
  ['campus/record', 'campus/production/records, campus/staging/records, '],
  ['records', 'campus/production/records, campus/staging/records, '],
])('"%s" may mean each page that it is a part of', (typed, known) => {
  expect(() => runbookPage(typed, [smallPlatform()])).toThrow(
    `"${typed}" has no runbook; did you mean "${known.split(', ')[0]}"? Known: ${known}`,
  );
});

test('says which runbook was meant', () => {
  expect(() => runbookPage('campus/staging/record', [smallPlatform()])).toThrow(
    '"campus/staging/record" has no runbook; did you mean "campus/staging/records"? Known: campus/staging/records, ',
  );
});
