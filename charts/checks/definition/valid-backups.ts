import { archivedMethod } from '../../model/archives';
import type { Bucket } from '../../model/backup-storage';
import type { Cloud } from '../../model/cloud';
import type { Backup } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { quoted } from '../../model/names';
import { seconds } from '../../model/quantity';
import { rhythmsOf } from '../../model/rhythms';
import type { Check } from '../check';
import { cron } from '../cron';

/** Copies have a place to go to, a second one that does not share its fate, and stay for as long as they are promised. */
export const validBackups: Check = (environment) => [
  ...storage(environment.cloud),
  ...(['primary', 'offsite'] as const).flatMap((which) => [
    ...name(`backups.${which}.bucket`, environment.backups[which], environment.cloud),
    ...shared(`backups.${which}.bucket`, environment.backups[which], environment),
  ]),
  ...apart(environment),
  ...rhythmsOf(environment).flatMap(([of, { schedule }]) => cron(`clusterBackups.${of}.schedule`, schedule)),
  ...[...environment.datastores].flatMap(([store, { backup }]) =>
    backup?.archive ? archive(`datastores.${store}.backup.archive`, backup.archive, backup) : [],
  ),
];

const storage = ({ provider }: Cloud): Finding[] =>
  provider === 'any'
    ? [
        {
          at: 'cloud.provider',
          message: `"${provider}" has no object storage that copies could go to; give the cloud as "aws" or "google"`,
        },
      ]
    : [];

/** A certificate of the provider covers one label, so dots are out although the rules allow them. */
const NAME = /^[a-z0-9](?:[a-z0-9-]{1,61})[a-z0-9]$/;

const RESERVED: Readonly<Record<Cloud['provider'], RegExp>> = {
  aws: /^(?:xn--|sthree-|amzn-s3-demo-)|(?:-s3alias|--ol-s3|--x-s3|--table-s3)$/,
  google: /^goog|google|g00gle/,
  any: /^$/,
};

function name(at: string, { bucket }: Bucket, { provider }: Cloud): Finding[] {
  if (!NAME.test(bucket)) {
    return [
      {
        at,
        message: `"${bucket}" is no name of a bucket; use 3 to 63 lower-case letters, digits and "-", with a letter or digit at both ends`,
      },
    ];
  }
  return RESERVED[provider].test(bucket)
    ? [{ at, message: `"${bucket}" has a beginning or an end that the provider keeps to itself; choose another name` }]
    : [];
}

/** Velero would take the backups of another cluster for its own. */
function shared(at: string, { bucket }: Bucket, { name: own, platform }: Environment): Finding[] {
  const others = Object.entries(platform.environments)
    .filter(
      ([other, { backups }]) => other !== own && [backups.primary, backups.offsite].some((it) => it.bucket === bucket),
    )
    .map(([other]) => other);
  return others.length > 0
    ? [{ at, message: `"${bucket}" is a bucket of ${quoted(others)} too; give each environment buckets of its own` }]
    : [];
}

const apart = ({ backups: { primary, offsite } }: Environment): Finding[] => [
  ...(primary.bucket === offsite.bucket
    ? [{ at: 'backups.offsite.bucket', message: `"${offsite.bucket}" is the primary bucket too; name a second one` }]
    : []),
  ...(primary.region === offsite.region
    ? [
        {
          at: 'backups.offsite.region',
          message: `"${offsite.region}" is the region of the primary bucket too, and both would be lost with it; choose another`,
        },
      ]
    : []),
];

function archive(at: string, kept: string, backup: Backup): Finding[] {
  const method = archivedMethod(backup);
  return [
    // What cannot be read is a finding of `valid-durations`.
    ...(seconds(kept)! <= seconds(backup.keep)!
      ? [
          {
            at,
            message: `"${kept}" is no longer than copies are kept at hand, "${backup.keep}"; raise it, or leave it out`,
          },
        ]
      : []),
    ...(method
      ? []
      : [
          {
            at,
            message: `"${kept}" needs a copy that is whole by itself, and ${quoted(backup.full.map((full) => full.method))} is not; add "pg_dump", "mongodump" or "rdb"`,
          },
        ]),
  ];
}
