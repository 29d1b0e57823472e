import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { archivedOf } from '../../model/archives';
import { RECOVERY_NAMESPACE } from '../../model/cluster-backups';
import type { Environment } from '../../model/environment';
import { environmentLabels } from '../metadata';
import { ArchiveJob } from './archive-job';
import { EtcdBackup } from './etcd-backup';
import { OffsiteCopies } from './offsite-copies';
import { RecoveryAlerts } from './recovery-alerts';
import { SnapshotClass } from './snapshot-class';
import { StateSchedules } from './state-schedules';

/**
 * What backs up everything that is not one datastore: the state of Kubernetes, volumes, and second copies elsewhere. Empty
 * where the cluster's provider has no object storage that we know.
 */
export class RecoveryChart extends Chart {
  constructor(scope: Construct, id: string, environment: Environment) {
    const labels = environmentLabels(environment, 'recovery');
    super(scope, id, { namespace: RECOVERY_NAMESPACE, labels, disableResourceNameHashes: true });
    const { cloud, controlPlane } = environment;
    if (cloud.provider === 'any') return;

    new SnapshotClass(this, 'snapshot-class', cloud.provider);
    new StateSchedules(this, 'schedules', environment);
    new OffsiteCopies(this, 'offsite', environment);
    if (archivedOf(environment).length > 0) new ArchiveJob(this, 'archive', environment);
    if (controlPlane === 'own') new EtcdBackup(this, 'etcd', environment);
    new RecoveryAlerts(this, 'alerts', environment);
  }
}
