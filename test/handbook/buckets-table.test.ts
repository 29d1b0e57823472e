import { bucketsPage } from '../../charts/handbook/buckets-page';
import { bucketsOf } from '../../charts/model/buckets';
import { environmentsOf } from '../../charts/model/environment';
import { PLATFORMS } from '../../charts/platforms/all';

test('E-50 the documentation has the buckets that backups go to, with every rule', () => {
  const { path, text } = bucketsPage(PLATFORMS);
  expect(path).toBe('buckets.md');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  const buckets = PLATFORMS.flatMap(environmentsOf).flatMap(bucketsOf);
  expect(rows).toHaveLength(buckets.length);
  for (const [at, { bucket, region, expiry }] of buckets.entries()) {
    expect(rows[at]).toContain(`| \`${bucket}\` | ${region} |`);
    for (const { prefix, days } of expiry) expect(rows[at]).toContain(`\`${prefix}\` ${days}`);
  }
});
