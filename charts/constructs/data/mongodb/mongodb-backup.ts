import { Construct } from 'constructs';
import { type BackupSpec, PerconaServerMongoDBBackup, type S3Storage } from '../../../../imports/psmdb.percona.com';
import { backupKeyOf, storeFolderOf } from '../../../model/backup-storage';

import { awsOf } from '../../../model/cloud';
import type { MongoDb } from '../../../model/datastore';
import { instanceOf } from '../../../model/environment';
import { seconds } from '../../../model/quantity';
import { runsWithin } from '../../../model/stores/copies';
import { BACKUP_AGENT } from '../../../model/stores/mongodb-parts';
import { KEPT } from '../../metadata';
import type { StoreProps } from '../store-props';
import { MONGODB_IMAGES } from './images';
import { CONTAINER_SECURITY } from './pods';

/** Name of the place that copies go to, in the cluster and in each copy's object. */
const STORAGE = 'primary';

/** The agent beside each member, and where it finds copies; what it makes by itself is in `schedule`. */
export function agents(props: StoreProps<MongoDb>): BackupSpec {
  if (!props.store.backup) return { enabled: false, image: MONGODB_IMAGES.backup, pitr: { enabled: false } };
  return {
    enabled: true,
    image: MONGODB_IMAGES.backup,
    resources: BACKUP_AGENT,
    containerSecurityContext: CONTAINER_SECURITY,
    storages: { [STORAGE]: { type: 's3', main: true, s3: s3(props) } },
    pitr: { enabled: false },
  };
}

/** Complete copies on schedule, and the oplog between them while it is written. */
export function schedule(props: StoreProps<MongoDb>): BackupSpec {
  const { name, store } = props;
  const { backup } = store;
  if (!backup) return agents(props);
  const oplogSpanMin = backup.continuous && seconds(backup.continuous.every)! / 60;
  return {
    ...agents(props),
    // A member that restarts at that minute must not cost the day's copy.
    startingDeadlineSeconds: 3600,
    ...(oplogSpanMin && {
      configuration: {
        backupOptions: { oplogSpanMin, numParallelCollections: COLLECTIONS },
        restoreOptions: { numParallelCollections: COLLECTIONS },
      },
    }),
    pitr: oplogSpanMin ? { enabled: true, oplogSpanMin, compressionType: COMPRESSION } : { enabled: false },
    tasks: backup.full.map(({ method, schedule: times }, index) => ({
      name: `${name}-${method}${index > 0 ? `-${index + 1}` : ''}`,
      enabled: true,
      schedule: times,
      storageName: STORAGE,
      type: 'logical',
      compressionType: COMPRESSION,
      // The operator counts copies, and removes the oplog up to the oldest that is left.
      retention: { type: 'count', count: runsWithin(times, seconds(backup.keep)!), deleteFromStorage: true },
    })),
  };
}

/**
 * The first complete copy, made once, as soon as the cluster is there: the oplog is stored from a copy on, so without it
 * nothing could be restored until the first one on schedule.
 */
export class FirstCopy extends Construct {
  constructor(scope: Construct, id: string, { name }: StoreProps<MongoDb>) {
    super(scope, id);
    new PerconaServerMongoDBBackup(this, 'copy', {
      metadata: { name: `${name}-first`, annotations: { ...KEPT, 'argocd.argoproj.io/sync-wave': '2' } },
      spec: { clusterName: name, storageName: STORAGE, type: 'logical', compressionType: COMPRESSION },
    });
  }
}

/** Collections read or written side by side; by default half the node's processors, which are not the agent's. */
const COLLECTIONS = 2;

const COMPRESSION = 'zstd';

/** By the role of the pods' ServiceAccount: no credentials are named. */
export function s3({ environment, name }: StoreProps): S3Storage {
  const { bucket, region } = environment.backups.primary;
  return {
    bucket,
    region,
    prefix: storeFolderOf(name),
    serverSideEncryption: {
      sseAlgorithm: 'aws:kms',
      kmsKeyID: backupKeyOf(awsOf(environment.cloud), instanceOf(environment), environment.backups.primary),
    },
  };
}
