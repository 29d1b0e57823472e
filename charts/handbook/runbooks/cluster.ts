import { ETCD_BACKUP, RECOVERY_NAMESPACE } from '../../model/cluster-backups';
import type { Environment } from '../../model/environment';
import type { Section } from '../section';
import { clusterAlerts } from './cluster-alerts';
import { sh, VELERO } from './cluster-commands';
import { clusterRestores } from './cluster-restores';
import { etcdRestore, lostCluster, moveOfTheEdge } from './lost-cluster';

/** What to do about the cluster as a whole: its copies, and how it comes back from them. */
export const clusterRunbook = (environment: Environment): Section[] => [
  {
    title: 'Look at it',
    body: `${sh(`
${VELERO} backup-location get
${VELERO} schedule get
${VELERO} backup get
kubectl -n ${RECOVERY_NAMESPACE} get cronjobs,jobs
${environment.controlPlane === 'own' ? `kubectl -n ${ETCD_BACKUP} get cronjobs,jobs\n` : ''}kubectl get volumesnapshotclass,storageclass
`)}

What is copied where, for how long and with which rights: [backups](../../backups.md).`,
  },
  ...clusterAlerts(environment),
  ...clusterRestores(environment),
  moveOfTheEdge(environment),
  lostCluster(environment),
  ...(environment.controlPlane === 'own' ? [etcdRestore(environment)] : []),
];
