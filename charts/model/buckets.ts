import { BACKUP_FOLDERS, type Bucket, backupKeyOf, storeFolderOf } from './backup-storage';
import type { Datastore } from './datastore';
import { daysKept, daysOf } from './days-kept';
import { type Environment, instanceOf } from './environment';
import { rhythmsOf } from './rhythms';

/** A bucket of backups as it has to be made, for whoever makes it and for whoever looks a rule up. */
export interface BucketPlan extends Bucket {
  readonly purpose: 'primary' | 'offsite';
  /** Key that its objects are encrypted with; absent where the provider's own encrypts everything. */
  readonly key?: string;
  /** Days for which nobody may remove a version, whatever rights they have; absent where the provider has no such lock. */
  readonly lock?: number;
  /** Days for which a version stays that was overwritten or removed. */
  readonly noncurrent: number;
  /** Days after which an upload that never ended is given up. */
  readonly unfinished: number;
  readonly expiry: readonly Expiry[];
}

/** Objects below a prefix go by themselves. */
export interface Expiry {
  readonly prefix: string;
  /** Days since they were written. */
  readonly days: number;
}

/** Long enough to notice that copies were removed, and to bring them back. */
const NONCURRENT = 14;

const UNFINISHED = 7;

/** The two buckets of an environment. */
export const bucketsOf = (environment: Environment): BucketPlan[] => {
  const { backups, cloud } = environment;
  const common = { noncurrent: NONCURRENT, unfinished: UNFINISHED };
  const encrypted = (bucket: Bucket) =>
    cloud.provider === 'aws' ? { key: backupKeyOf(cloud, instanceOf(environment), bucket) } : {};
  return [
    {
      ...backups.primary,
      purpose: 'primary',
      ...encrypted(backups.primary),
      ...common,
      expiry: [...storesExpire(environment), ...etcdExpires(environment)],
    },
    {
      ...backups.offsite,
      purpose: 'offsite',
      ...encrypted(backups.offsite),
      ...(cloud.provider === 'aws' && { lock: NONCURRENT }),
      ...common,
      expiry: [
        ...archivesExpire(environment),
        ...storesExpire(environment),
        ...etcdExpires(environment),
        // In the primary bucket Velero removes its backups itself; nothing is ever removed off site but by age.
        { prefix: `${BACKUP_FOLDERS.velero}/`, days: longestKept(environment) },
      ],
    },
  ];
};

/** Datastores whose copies are objects of the buckets; those of RDS are AWS's own. */
export const copiedStores = ({ datastores }: Environment): [name: string, store: Datastore][] =>
  [...datastores].filter(([, { engine, backup }]) => backup && engine !== 'rds');

function storesExpire(environment: Environment): Expiry[] {
  return copiedStores(environment).flatMap(([name, { engine, backup }]) =>
    // Snapshots of Elasticsearch share files, old ones too: only Elasticsearch itself knows which are of no use.
    backup && engine !== 'elasticsearch' ? [{ prefix: `${storeFolderOf(name)}/`, days: daysKept(backup) }] : [],
  );
}

const archivesExpire = (environment: Environment): Expiry[] =>
  copiedStores(environment).flatMap(([name, { backup }]) =>
    backup?.archive ? [{ prefix: `${BACKUP_FOLDERS.archive}/${name}/`, days: daysOf(backup.archive) }] : [],
  );

const etcdExpires = ({ controlPlane, platform: { clusterBackups } }: Environment): Expiry[] =>
  controlPlane === 'own' ? [{ prefix: `${BACKUP_FOLDERS.etcd}/`, days: daysOf(clusterBackups.state.keep) + 1 }] : [];

const longestKept = (environment: Environment): number =>
  Math.max(...rhythmsOf(environment).map(([, { keep }]) => daysOf(keep))) + 1;
