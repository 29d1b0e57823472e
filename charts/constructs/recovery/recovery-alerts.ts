import { Construct } from 'constructs';
import { PrometheusRule } from '../../../imports/monitoring.coreos.com';
import { archivedOf } from '../../model/archives';
import {
  ARCHIVE_JOB,
  ARCHIVE_SCHEDULE,
  type ClusterBackups,
  ETCD_BACKUP,
  OFFSITE_JOB,
  OFFSITE_SCHEDULE,
  RECOVERY_NAMESPACE,
  type Rhythm,
} from '../../model/cluster-backups';
import type { Environment } from '../../model/environment';
import { rhythmsOf } from '../../model/rhythms';
import { type Alert, alertRule } from '../data/alerts/alert-rule';
import { jobFailed, jobTooOld, overdue } from '../data/alerts/job-alerts';

const VELERO = `namespace="${RECOVERY_NAMESPACE}",deployment="velero"`;

/** Page of the runbook about the cluster as a whole. */
const CLUSTER_PAGE = 'cluster';

/** Tells when something of a cluster is no longer copied. Nobody is woken up: what is lost meanwhile is a copy, not the thing. */
export class RecoveryAlerts extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const common = { environment, page: CLUSTER_PAGE, severity: 'ticket' } as const;
    new PrometheusRule(this, 'rules', {
      metadata: { name: 'recovery' },
      spec: {
        groups: [{ name: 'recovery', rules: recoveryAlerts(environment).map((each) => alertRule(each, common)) }],
      },
    });
  }
}

/** Each has a section of its name in the runbook. */
export const recoveryAlerts = (environment: Environment): Alert[] => [
  {
    alert: 'VeleroUnavailable',
    expr: `absent(kube_deployment_status_replicas_available{${VELERO}} > 0)`,
    for: '15m',
    summary: 'Velero does not run, so nothing of the cluster is copied',
  },
  {
    alert: 'BackupStorageUnavailable',
    expr: 'velero_backup_location_status_gauge == 0',
    for: '15m',
    summary: 'Velero cannot read or write the bucket of backups',
  },
  {
    alert: 'VeleroBackupFailed',
    // 0 also where some objects of many could not be copied.
    expr: 'velero_backup_last_status{schedule!=""} == 0',
    for: '15m',
    summary: 'The newest backup of a schedule of Velero failed, or is not complete',
  },
  ...rhythmsOf(environment).map(tooOld),
  ...jobAlerts(OFFSITE, OFFSITE_SCHEDULE),
  ...(archivedOf(environment).length > 0 ? jobAlerts(ARCHIVE, ARCHIVE_SCHEDULE) : []),
  ...(environment.controlPlane === 'own' ? jobAlerts(ETCD, environment.platform.clusterBackups.state.schedule) : []),
];

const tooOld = ([of, { schedule }]: [keyof ClusterBackups, Rhythm]): Alert => ({
  alert: ALERT_OF[of],
  // Before the first success, the day counts on which Velero was installed.
  expr: `time() - max(velero_backup_last_successful_timestamp{schedule="${of}"} or kube_deployment_created{${VELERO}}) > ${overdue(schedule)}`,
  for: '5m',
  summary: `The newest complete backup of ${WHAT[of]} is older than the schedule has it`,
});

const ALERT_OF: Readonly<Record<keyof ClusterBackups, string>> = {
  state: 'KubernetesStateTooOld',
  secrets: 'SecretsBackupTooOld',
  volumes: 'VolumeSnapshotsTooOld',
};

const WHAT: Readonly<Record<keyof ClusterBackups, string>> = {
  state: "Kubernetes' state",
  secrets: 'the Secrets',
  volumes: 'the volumes',
};

const OFFSITE = {
  namespace: RECOVERY_NAMESPACE,
  job: OFFSITE_JOB,
  what: 'The copy of backups to another region',
  alert: 'OffsiteCopy',
};

const ARCHIVE = {
  namespace: RECOVERY_NAMESPACE,
  job: ARCHIVE_JOB,
  what: 'The archive of copies for compliance',
  alert: 'ArchiveCopy',
};

const ETCD = {
  namespace: ETCD_BACKUP,
  job: ETCD_BACKUP,
  what: "The copy of the control plane's database",
  alert: 'EtcdBackup',
};

const jobAlerts = (job: typeof OFFSITE, schedule: string): Alert[] => [
  jobFailed(job),
  jobTooOld(job, overdue(schedule)),
];
