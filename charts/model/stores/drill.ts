import type { Resources } from '../resources';

/** `postgres-restore-drill`: the job that restores the newest copy on schedule. */
export const drillOf = (name: string): string => `${name}-restore-drill`;

/** Prefix of names of all that a drill makes beside the datastore: `postgres-drill`. */
export const throwAwayOf = (name: string): string => `${name}-drill`;

/** The Job that a restore drill is: it gives orders and waits. */
export const DRILL: { readonly resources: Resources; readonly deadline: number } = {
  resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
  /** In seconds, after which it is stopped: longer than any recovery time, so that a slow one is seen as slow. */
  deadline: 6 * 3600,
};

/** Of a container that moves copies between a volume and object storage. */
export const UPLOAD: Resources = {
  requests: { cpu: '50m', memory: '128Mi' },
  limits: { cpu: '500m', memory: '256Mi' },
};
