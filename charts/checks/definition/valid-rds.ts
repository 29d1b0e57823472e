import type { Rds } from '../../model/datastore';
import type { Finding } from '../../model/finding';
import { bytes, DAY, seconds } from '../../model/quantity';
import type { Check } from '../check';
import { type Around, ofEngine } from '../of-engine';
import { unless } from '../unless';

/** What AWS is asked for in an RDS instance is what AWS has, and what drills and recoveries make of it. */
export const validRds: Check = (environment) => ofEngine(environment, 'rds', rds);

/** AWS keeps what is needed to restore for so many days at most; for none it makes no copies at all. */
const LONGEST_KEEP = 35;

/** Characters of an identifier, less the end of the copy's that a drill makes: `-drill`. */
const LONGEST_INSTANCE = 57;

/** The smallest volume that AWS makes of its general purpose storage. */
const LEAST_STORAGE = '20Gi';

const rds = ({ version, instance, instanceClass, storage, backup }: Rds, { environment }: Around): Finding[] => [
  ...unless(
    environment.cloud.provider === 'aws',
    'engine',
    `"rds" is AWS's, and the cloud is "${environment.cloud.provider}"; name account and region of AWS, or take another engine`,
  ),
  ...unless(
    /^\d+\.\d+$/.test(version),
    'version',
    `"${version}" is no version of PostgreSQL as AWS writes them; write it like "15.4"`,
  ),
  ...unless(
    /^[a-z](?:-?[a-z0-9])*$/.test(instance) && instance.length <= LONGEST_INSTANCE,
    'instance',
    `"${instance}" is no identifier of an instance; use lower-case letters, digits and single "-", a letter first, at most ${LONGEST_INSTANCE} in all`,
  ),
  ...unless(
    /^db\.[a-z][a-z0-9-]*\.(?:micro|small|medium|large|\d*xlarge)$/.test(instanceClass),
    'instanceClass',
    `"${instanceClass}" is no class of AWS; write it like "db.t3.small"`,
  ),
  ...unless(
    /^\d+Gi$/.test(storage) && bytes(storage)! >= bytes(LEAST_STORAGE)!,
    'storage',
    `"${storage}" is no size that AWS gives; use whole "Gi", ${LEAST_STORAGE} or more`,
  ),
  ...unless(
    seconds(backup.keep) === undefined || isDays(seconds(backup.keep)!),
    'backup.keep',
    `"${backup.keep}" is no time that AWS keeps backups for; use 1d to ${LONGEST_KEEP}d`,
  ),
];

const isDays = (duration: number): boolean => duration % DAY === 0 && duration >= DAY && duration <= LONGEST_KEEP * DAY;
