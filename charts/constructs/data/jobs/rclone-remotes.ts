import type { k8s } from 'cdk8s-plus-27';
import { type Bucket, backupKeyOf, storeFolderOf } from '../../../model/backup-storage';
import { type Environment, instanceOf } from '../../../model/environment';

/** `backups:azora-production-backups/datastores/redis`: as rclone knows it. */
export const folderOf = ({ backups }: Environment, name: string): string =>
  `backups:${backups.primary.bucket}/${storeFolderOf(name)}`;

/** The same as `rcloneSettings`, as a container has it. */
export const rcloneEnv = (environment: Environment): k8s.EnvVar[] =>
  Object.entries(rcloneSettings(environment)).map(([name, value]) => ({ name, value }));

/** How rclone reaches the buckets: as `backups:` and `offsite:`, by the identity of the pod, encrypted with the environment's key. */
export function rcloneSettings(environment: Environment): Record<string, string> {
  const { backups } = environment;
  return {
    ...remote(environment, 'BACKUPS', backups.primary),
    ...remote(environment, 'OFFSITE', backups.offsite),
  };
}

function remote(environment: Environment, name: string, bucket: Bucket) {
  const { cloud } = environment;
  const prefix = `RCLONE_CONFIG_${name}`;
  if (cloud.provider !== 'aws') {
    return {
      [`${prefix}_TYPE`]: 'google cloud storage',
      [`${prefix}_ENV_AUTH`]: 'true',
      [`${prefix}_BUCKET_POLICY_ONLY`]: 'true',
      [`${prefix}_NO_CHECK_BUCKET`]: 'true',
    };
  }
  return {
    [`${prefix}_TYPE`]: 's3',
    [`${prefix}_PROVIDER`]: 'AWS',
    [`${prefix}_ENV_AUTH`]: 'true',
    [`${prefix}_REGION`]: bucket.region,
    [`${prefix}_NO_CHECK_BUCKET`]: 'true',
    [`${prefix}_SERVER_SIDE_ENCRYPTION`]: 'aws:kms',
    [`${prefix}_SSE_KMS_KEY_ID`]: backupKeyOf(cloud, instanceOf(environment), bucket),
  };
}
