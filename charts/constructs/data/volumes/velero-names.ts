/** Where Velero's copies go: below its folder of the environment's primary bucket. */
export const STORAGE_LOCATION = 'primary';

/** What Velero may do in the cluster, day by day. */
export const VELERO_ROLE = 'velero-backup';
