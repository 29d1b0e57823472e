/** What is copied of a cluster beside the copies that datastores make of themselves. */
export interface ClusterBackups {
  /** Every object of Kubernetes, Secrets included; the database below them too where the control plane is the platform's own. */
  readonly state: Rhythm;
  /** Secrets by themselves, where they are to be kept at another pace or longer. */
  readonly secrets?: Rhythm;
  /** Snapshots of the datastores' volumes. */
  readonly volumes?: Rhythm;
}

export interface Rhythm {
  /** Cron expression in UTC. */
  readonly schedule: string;
  /** How long a copy stays, such as `30d`. */
  readonly keep: string;
}

/** When everything new goes to the other region: a lost region costs no more than this and what the datastore itself loses. */
export const OFFSITE_SCHEDULE = '*/30 * * * *';

/** When the newest copies are put away for compliance: on the first of each month, once the night's copies are there. */
export const ARCHIVE_SCHEDULE = '30 7 1 * *';

/** The job that copies off site, and the identity that it has in the cloud. */
export const OFFSITE_JOB = 'backup-copies';

/** The job that archives, under the same identity. */
export const ARCHIVE_JOB = 'backup-archive';

/** Namespace of Velero and of all that copies what is not one datastore's. */
export const RECOVERY_NAMESPACE = 'velero';

/** Namespace of the job that reads the database of a control plane, and its name. */
export const ETCD_BACKUP = 'etcd-backup';
