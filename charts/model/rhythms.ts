import type { ClusterBackups, Rhythm } from './cluster-backups';
import type { Environment } from './environment';

/** The copies that an environment makes of its cluster, by what they are of. */
export const rhythmsOf = ({ platform: { clusterBackups } }: Environment): [of: keyof ClusterBackups, Rhythm][] =>
  (['state', 'secrets', 'volumes'] as const).flatMap((of) => {
    const rhythm = clusterBackups[of];
    return rhythm ? [[of, rhythm] as [keyof ClusterBackups, Rhythm]] : [];
  });
