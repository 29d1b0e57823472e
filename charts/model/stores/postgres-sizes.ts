import type { Postgres } from '../datastore';
import { bytes, GIBIBYTE, MEBIBYTE } from '../quantity';
import type { Disk, Resources } from '../resources';

/** PgBouncer's pods at each end of a cluster, so that one may be away. */
export const POOLERS = 2;

/** Of one PgBouncer, which uses a single thread, and of the container that puts its manager in place. */
export const POOLER: Resources = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '500m', memory: '256Mi' },
};

/** Beside each instance: ships the log and makes base copies, with two uploads at a time of some 20 MB each. */
export const BACKUP_SIDECAR: Resources = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { cpu: '500m', memory: '512Mi' },
};

/** Of each instance and pooler: for the manager's program, and for what is on its way to or from the archive. */
export const POSTGRES_DISK: Disk = { request: '256Mi', limit: '2Gi' };

/** The copy that a restore drill makes: nobody works with it, so it holds little in memory. */
export const DRILL_COPY: Resources = {
  requests: { cpu: '250m', memory: '1Gi' },
  limits: { cpu: '1', memory: '1Gi' },
};

export const DUMP: Resources = { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } };

export const PARTITIONING: Resources = {
  requests: { cpu: '20m', memory: '64Mi' },
  limits: { cpu: '200m', memory: '128Mi' },
};

/**
 * Of all connections of an instance, those that no service gets: five for the superuser, six for jobs, the rest for
 * poolers that look up passwords. Replication and the instance manager's own have slots beside them.
 */
export const RESERVED_CONNECTIONS = 20;

/** Connections of each role that is no service's, within those reserved. */
export const JOB_CONNECTIONS = 3;

/** Server connections that one PgBouncer opens for a service: all together hold what is promised to it. */
export const poolSize = ({ pool }: Postgres): number => Math.max(1, Math.floor(pool.perService / POOLERS));

/** Bytes of the volume that holds the log alone: a full one stops writes, but leaves the data's volume in order. */
export const logVolume = ({ storage }: Postgres): number =>
  Math.max(2 * GIBIBYTE, Math.ceil((bytes(storage) ?? 0) / 5 / GIBIBYTE) * GIBIBYTE);

/** Least memory of an instance for each connection: an idle one takes some 1.5 MiB, and a quarter is shared buffers. */
export const MEMORY_OF_CONNECTION = 2 * MEBIBYTE;
