import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Backup, Redis } from '../../../model/datastore';
import { DRILL, drillOf, UPLOAD } from '../../../model/stores/drill';
import { REDIS_PORT, redisPods } from '../../../model/stores/redis';
import { copySize, redisLoads } from '../../../model/stores/redis-sizes';
import { pods, tcp, toObjectStorage } from '../../network/grants';
import { IMAGES } from '../images';
import { folderOf, rcloneEnv } from '../jobs/rclone-remotes';
import { ScheduledJob } from '../jobs/scheduled-job';
import type { StoreProps } from '../store-props';
import { backupOf, RDB } from './backup';
import { redisImage } from './images';
import { CERTIFICATES, COPY, certificatesVolume, clientEnv, SCRIPTS, scriptsVolume, toRedis } from './job-parts';

export interface RedisDrillProps extends StoreProps<Redis> {
  readonly backup: Backup;
}

/**
 * Loads the newest copy on schedule into a Redis inside its own pod and holds it against what is live: nothing is made
 * beside it, so it asks the Kubernetes API for nothing. Run by hand with MODE=restore, it brings the keys back.
 */
export class RedisDrill extends Construct {
  constructor(scope: Construct, id: string, props: RedisDrillProps) {
    super(scope, id);
    const { environment, name, store, backup } = props;
    const disk = copySize(store);
    new ScheduledJob(this, 'job', {
      ...props,
      job: drillOf(name),
      does: `loads the newest copy of ${name} into a throw-away Redis, and holds it against what is live`,
      schedule: backup.drill,
      deadline: DRILL.deadline,
      identity: backupOf(name),
      token: false,
      before: [
        {
          name: 'download',
          image: IMAGES.rclone,
          command: ['/bin/sh', '-ec', download(`${folderOf(environment, name)}/${RDB}`)],
          env: [...rcloneEnv(environment), { name: 'COPY', value: 'newest' }],
          resources: UPLOAD,
          disk,
          mounts: [COPY],
        },
      ],
      last: {
        name: 'load',
        image: redisImage(store.version),
        command: ['/bin/sh', '/scripts/restore.sh'],
        env: [
          ...clientEnv(props),
          { name: 'MODE', value: 'drill' },
          { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        ],
        resources: redisLoads(store),
        disk,
        mounts: [SCRIPTS, CERTIFICATES, COPY],
      },
      volumes: [
        scriptsVolume(name),
        certificatesVolume(name, 'ca.crt', 'tls.crt', 'tls.key'),
        { name: COPY.name, emptyDir: { sizeLimit: k8s.Quantity.fromString(disk) } },
      ],
      reaches: [toRedis(props), ...toObjectStorage(environment.cloud)],
      // A single Redis gets its keys back by following the throw-away one.
      ...(store.mode === 'standalone' && {
        admits: [{ from: redisPods(name, store).pods.map(pods), ports: [tcp(REDIS_PORT)] }],
      }),
      labels: { drill: 'restore' },
    });
  }
}

/** COPY is `newest`, or the time in the name of a folder: `2026-03-01T02-00-12Z`. */
const download = (copies: string): string => `copies="${copies}"
if [ "$COPY" = newest ]; then
  COPY="$(rclone lsf --recursive --files-only --include '/*/complete' "$copies" | sort | tail -n 1 | cut -d / -f 1)"
fi
test -n "$COPY"
rclone copy --verbose "$copies/$COPY" /copy
echo "$COPY" > /copy/name`;
