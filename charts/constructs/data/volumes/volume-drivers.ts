/** Who makes volumes and their snapshots: the drivers of the providers' block storage. */
export const VOLUME_DRIVERS = { aws: 'ebs.csi.aws.com', google: 'pd.csi.storage.gke.io' } as const;
