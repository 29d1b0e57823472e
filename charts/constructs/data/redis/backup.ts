import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Backup, Redis } from '../../../model/datastore';
import { longestGap } from '../../../model/stores/copies';
import { copySize, REDIS_COPIES } from '../../../model/stores/redis-sizes';
import { toObjectStorage } from '../../network/grants';
import { ScheduledJob } from '../jobs/scheduled-job';
import { upload } from '../jobs/upload';
import type { StoreProps } from '../store-props';
import { redisImage } from './images';
import { CERTIFICATES, COPY, certificatesVolume, clientEnv, SCRIPTS, scriptsVolume, toRedis } from './job-parts';

/** `redis-backup`: the CronJob that copies all keys to object storage. */
export const backupOf = (name: string): string => `${name}-backup`;

/** Folder of its copies, below the datastore's. */
export const RDB = 'rdb';

export interface RedisBackupProps extends StoreProps<Redis> {
  readonly backup: Backup;
}

/** An RDB of each leader goes to object storage on schedule, in a folder with the time; those that are too old go. */
export class RedisBackup extends Construct {
  constructor(scope: Construct, id: string, props: RedisBackupProps) {
    super(scope, id);
    const { environment, name, store, backup } = props;
    const disk = copySize(store);
    new ScheduledJob(this, 'job', {
      ...props,
      job: backupOf(name),
      does: `copies an RDB of each leader of ${name} to object storage, and removes copies older than ${backup.keep}`,
      schedule: backup.full[0]!.schedule,
      // Some gigabytes take minutes.
      deadline: 3600,
      identity: backupOf(name),
      token: false,
      before: [
        {
          name: 'copy',
          image: redisImage(store.version),
          command: ['/bin/sh', '/scripts/copy.sh'],
          env: clientEnv(props),
          resources: REDIS_COPIES,
          disk,
          mounts: [SCRIPTS, CERTIFICATES, COPY],
        },
      ],
      last: upload({
        environment,
        name,
        from: { volume: COPY.name, path: COPY.mountPath },
        folder: RDB,
        afterwards: tidying(backup),
        disk,
      }),
      volumes: [
        scriptsVolume(name),
        certificatesVolume(name, 'ca.crt'),
        { name: COPY.name, emptyDir: { sizeLimit: k8s.Quantity.fromString(disk) } },
      ],
      reaches: [toRedis(props), ...toObjectStorage(environment.cloud)],
      labels: { backup: 'full' },
    });
  }
}

const HOUR = 3600;

const tidying = ({ full, keep }: Backup): string[] => [
  `rclone delete --use-server-modtime --min-age ${keep} "$copies"`,
  ...(longestGap(full[0]!.schedule) < HOUR
    ? [
        // Dozens a day are for the last hours; of older days the copies of two o'clock stay.
        `rclone delete --use-server-modtime --min-age 2d --exclude '/*T02-*/**' "$copies"`,
      ]
    : []),
];
