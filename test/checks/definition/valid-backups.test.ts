import { validBackups } from '../../../charts/checks/definition/valid-backups';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';

const primary = (part: object) => findings(validBackups, inProduction({ backups: { primary: part } }));

const offsite = (part: object) => findings(validBackups, inProduction({ backups: { offsite: part } }));

test.each(ENVIRONMENTS)('finds nothing in %s', (id) => {
  expect(validBackups(real(id).environment)).toEqual([]);
});

test('refuses a cloud without object storage', () => {
  expect(findings(validBackups, inProduction({ cloud: { provider: 'any' } }))).toEqual([
    'cloud.provider: "any" has no object storage that copies could go to; give the cloud as "aws" or "google"',
  ]);
});

test.each(['ab', 'Campus-backups', 'campus_backups', 'campus.backups', '-campus', 'campus-', 'c'.repeat(64)])(
  'refuses the bucket "%s"',
  (bucket) => {
    expect(primary({ bucket })).toEqual([
      `backups.primary.bucket: "${bucket}" is no name of a bucket; use 3 to 63 lower-case letters, digits and "-", with a letter or digit at both ends`,
    ]);
  },
);

test.each(['xn--campus', 'sthree-campus', 'campus-s3alias', 'campus--ol-s3'])(
  'refuses the bucket "%s" on AWS',
  (bucket) => {
    expect(offsite({ bucket })).toEqual([
      `backups.offsite.bucket: "${bucket}" has a beginning or an end that the provider keeps to itself; choose another name`,
    ]);
  },
);

test.each(['goog-campus', 'my-google-backups'])('refuses the bucket "%s" on Google', (bucket) => {
  const found = findings(
    validBackups,
    inProduction({ cloud: { provider: 'google' }, backups: { primary: { bucket } } }),
  );
  expect(found).toHaveLength(1);
  expect(primary({ bucket })).toEqual([]);
});

test('refuses a second copy in the same bucket, or the same region', () => {
  expect(offsite({ bucket: 'campus-backups' })).toEqual([
    'backups.offsite.bucket: "campus-backups" is the primary bucket too; name a second one',
  ]);
  expect(offsite({ region: 'eu-central-1' })).toEqual([
    'backups.offsite.region: "eu-central-1" is the region of the primary bucket too, and both would be lost with it; choose another',
  ]);
});

test('refuses a bucket of another environment', () => {
  expect(primary({ bucket: 'campus-staging-backups' })).toEqual([
    'backups.primary.bucket: "campus-staging-backups" is a bucket of "staging" too; give each environment buckets of its own',
  ]);
});

test('refuses a time that cannot be read, or never comes', () => {
  expect(findings(validBackups, { clusterBackups: { state: { schedule: 'hourly' } } })).toEqual([
    'clusterBackups.state.schedule: "hourly" has 1 field; use the five fields minute, hour, day, month and weekday',
  ]);
  expect(findings(validBackups, { clusterBackups: { volumes: { schedule: '0 5 30 2 *' } } })).toEqual([
    'clusterBackups.volumes.schedule: "0 5 30 2 *" never comes; choose a day that its month has',
  ]);
});

describe('an archive', () => {
  const DUMPS = [{ method: 'pg_dump', schedule: '0 3 * * *' }] as const;

  const archived = (backup: object) => findings(validBackups, { datastores: { records: { backup } } });

  test('E-50 of copies that are whole by themselves is allowed', () => {
    expect(archived({ archive: '365d', full: DUMPS })).toEqual([]);
  });

  test.each(['30d', '7d'])('is refused where it is kept for "%s", no longer than what is at hand', (archive) => {
    expect(archived({ archive, full: DUMPS })).toEqual([
      `datastores.records.backup.archive: "${archive}" is no longer than copies are kept at hand, "30d"; raise it, or leave it out`,
    ]);
  });

  test('is refused where no copy is whole by itself', () => {
    expect(archived({ archive: '365d' })).toEqual([
      'datastores.records.backup.archive: "365d" needs a copy that is whole by itself, and "base" is not; add "pg_dump", "mongodump" or "rdb"',
    ]);
  });
});
