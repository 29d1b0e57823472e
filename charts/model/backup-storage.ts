import type { Cloud } from './cloud';

/** Object storage that copies of an environment's datastores go to; each environment has buckets of its own. */
export interface BackupStorage {
  /** Near the cluster, for a quick recovery. */
  readonly primary: Bucket;
  /** In another region: what is left when the first region is not. */
  readonly offsite: Bucket;
}

export interface Bucket {
  /** Its name, unique in all of the provider. */
  readonly bucket: string;
  readonly region: string;
}

/** Folders of the buckets: each has its own writer, and its own rules of lifecycle. */
export const BACKUP_FOLDERS = {
  /** `datastores/postgres/...`: what the copies of a datastore are. */
  datastores: 'datastores',
  /** Kubernetes state and volumes, written by Velero. */
  velero: 'velero',
  /** Off site: what is kept for compliance. */
  archive: 'archive',
  /** The database of a control plane that is the platform's own. */
  etcd: 'etcd',
} as const;

/** `datastores/postgres`: the folder of a datastore's copies. */
export const storeFolderOf = (store: string): string => `${BACKUP_FOLDERS.datastores}/${store}`;

/** `arn:aws:kms:us-east-1:123456789012:alias/azora-production-backups`: the key that AWS encrypts a bucket's objects with. */
export const backupKeyOf = (
  { account }: Extract<Cloud, { provider: 'aws' }>,
  instance: string,
  { region }: Bucket,
): string => `arn:aws:kms:${region}:${account}:alias/${instance}-backups`;
