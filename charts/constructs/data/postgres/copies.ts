import { Construct } from 'constructs';
import { ObjectStore, type ObjectStoreProps } from '../../../../imports/barmancloud.cnpg.io';
import { ScheduledBackup } from '../../../../imports/postgresql.cnpg.io';
import { backupKeyOf, storeFolderOf } from '../../../model/backup-storage';
import type { Backup, Postgres } from '../../../model/datastore';
import { type Environment, instanceOf } from '../../../model/environment';
import { DAY, seconds } from '../../../model/quantity';
import { withDisk } from '../../../model/resources';
import { postgresClusters, schedulesOf } from '../../../model/stores/postgres';
import { BACKUP_SIDECAR, POSTGRES_DISK } from '../../../model/stores/postgres-sizes';
import { KEPT } from '../../metadata';
import type { StoreProps } from '../store-props';
import { BARMAN_PLUGIN } from './names';

export interface CopiesProps extends StoreProps<Postgres> {
  readonly backup: Backup;
}

/** Where the log and base copies of a datastore's clusters go, and when base copies are made. */
export class Copies extends Construct {
  constructor(scope: Construct, id: string, { environment, name, store, backup }: CopiesProps) {
    super(scope, id);
    new ObjectStore(this, 'store', {
      metadata: { name, annotations: KEPT },
      spec: {
        configuration: bucketOf(environment, name),
        // So long one may go back to any moment: what is needed for the oldest of them is kept as well.
        retentionPolicy: `${Math.ceil(seconds(backup.keep)! / DAY)}d`,
        instanceSidecarConfiguration: { resources: withDisk(BACKUP_SIDECAR, POSTGRES_DISK) },
      },
    });
    for (const cluster of postgresClusters(name, store)) {
      for (const [index, schedule] of schedulesOf(store, 'base').entries()) {
        const object = index === 0 ? cluster : `${cluster}-${index + 1}`;
        new ScheduledBackup(this, `base-${object}`, {
          metadata: { name: object },
          spec: {
            cluster: { name: cluster },
            // Seconds come first.
            schedule: `0 ${schedule}`,
            // A new cluster has nothing to come back from until its first copy.
            immediate: true,
            backupOwnerReference: 'self',
            method: 'plugin',
            pluginConfiguration: { name: BARMAN_PLUGIN },
            target: 'prefer-standby',
          },
        });
      }
    }
  }
}

/** The bucket by the identity of the pod; each cluster has a folder of its own below the datastore's. */
function bucketOf(environment: Environment, name: string): ObjectStoreProps['spec']['configuration'] {
  const { cloud, backups } = environment;
  const path = `${backups.primary.bucket}/${storeFolderOf(name)}`;
  const data = { compression: 'lz4', jobs: 2 } as const;
  const wal = { compression: 'lz4', maxParallel: 4 } as const;
  if (cloud.provider !== 'aws') {
    return { destinationPath: `gs://${path}`, googleCredentials: { gkeEnvironment: true }, data, wal };
  }
  const key = [`--sse-kms-key-id=${backupKeyOf(cloud, instanceOf(environment), backups.primary)}`];
  return {
    destinationPath: `s3://${path}`,
    s3Credentials: { inheritFromIAMRole: true },
    data: { ...data, encryption: 'aws:kms', additionalCommandArgs: key },
    wal: { ...wal, encryption: 'aws:kms', archiveAdditionalCommandArgs: key },
  };
}
