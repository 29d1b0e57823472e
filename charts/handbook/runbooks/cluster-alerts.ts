import { archivedOf } from '../../model/archives';
import { BACKUP_FOLDERS } from '../../model/backup-storage';
import {
  ARCHIVE_JOB,
  type ClusterBackups,
  ETCD_BACKUP,
  OFFSITE_JOB,
  RECOVERY_NAMESPACE,
} from '../../model/cluster-backups';
import type { Environment } from '../../model/environment';
import { instanceOf } from '../../model/environment';
import { rhythmsOf } from '../../model/rhythms';
import type { Section } from '../section';
import { sh, VELERO } from './cluster-commands';

const K = `kubectl -n ${RECOVERY_NAMESPACE}`;

/** A section for each alert about copies of the cluster. */
export const clusterAlerts = (environment: Environment): Section[] => [
  {
    title: 'VeleroUnavailable',
    body: `Velero has not run for 15 minutes. Datastores copy themselves all the same; the state of Kubernetes and volumes are not copied.

${sh(`
${K} get pods -l app.kubernetes.io/name=velero
${K} describe pods -l app.kubernetes.io/name=velero | tail -20
${K} logs deploy/velero -c velero --tail=50
`)}

\`Init\`: the plugin's image cannot be fetched. \`exceeded quota\`: jobs of the namespace fill it, \`${K} get pods\`. It ends at once: it cannot read its
bucket, as under BackupStorageUnavailable. One replica is all there is, so for a few minutes after a node was drained this is nothing.`,
  },
  { title: 'BackupStorageUnavailable', body: storageBody(environment) },
  {
    title: 'VeleroBackupFailed',
    body: `The newest backup of a schedule is \`Failed\`, or \`PartiallyFailed\`: some objects or snapshots are missing in it. Backups before it are as they were.

${sh(`
${VELERO} backup get
${environment.cloud.provider === 'aws' ? `${VELERO} backup describe <backup> --details` : `${K} get backup <backup> -o jsonpath='{.status}'`}
${logsOf(environment)}
`)}

1. \`forbidden\`: a kind of object that Velero may not read, or not write when it takes a snapshot; its rights are the ClusterRole \`velero-backup\`, in \`charts/constructs/controllers/releases/velero.ts\`.
2. A snapshot that does not become ready: \`kubectl get volumesnapshotcontents\`, then the log of the driver of volumes. ${driverOf(environment)}
3. A webhook or an aggregated API that does not answer: it is named; Velero goes on once it is back.
4. Then make up for it: \`${VELERO} backup create --from-schedule <schedule> --wait\`. The alert ends with the next one that is complete.`,
  },
  ...rhythmsOf(environment).map(([of, { schedule }]) => tooOldSection(of, schedule)),
  ...jobSections(environment),
];

const storageBody = ({
  backups: { primary },
  cloud,
  ...environment
}: Environment): string => `Velero looks every 5 minutes whether it reaches \`${primary.bucket}\`, and does not. Backups fail until it does, and those of datastores probably too.

${sh(`
${VELERO} backup-location get
${K} get backupstoragelocation primary -o jsonpath='{.status.message}{"\\n"}'
`)}

${
  cloud.provider === 'aws'
    ? `1. \`AccessDenied\`, \`AssumeRoleWithWebIdentity\`: the role \`${instanceOf(environment as Environment)}-velero\`, its trust policy or its right to the key; [what it needs](../../backups.md#rights).
2. \`NoSuchBucket\`, another region: \`aws s3api head-bucket --bucket ${primary.bucket}\`.`
    : `1. \`403\`, \`storage.objects\`: the grant to the ServiceAccount \`velero-server\`; [what it needs](../../backups.md#rights).
2. \`404\`: \`gcloud storage buckets describe gs://${primary.bucket}\`.`
}
3. A time-out: the way out to port 443 of the internet, \`${K} get networkpolicy velero -o yaml\`.`;

/** Where the log of a backup is read: Google's plugin can sign no address that the command could fetch it from. */
const logsOf = ({ cloud, backups: { primary } }: Environment): string =>
  cloud.provider === 'aws'
    ? `${VELERO} backup logs <backup> | grep -E '"level":"(error|warning)"'`
    : `gcloud storage cat gs://${primary.bucket}/${BACKUP_FOLDERS.velero}/backups/<backup>/<backup>-logs.gz | gunzip | grep -E '"level":"(error|warning)"'`;

const driverOf = ({ cloud }: Environment): string =>
  cloud.provider === 'aws'
    ? 'On EKS: `kubectl -n kube-system logs deploy/ebs-csi-controller -c csi-snapshotter`, and `kubectl -n snapshot-controller logs deploy/snapshot-controller`.'
    : 'On GKE both run in the control plane: `kubectl describe volumesnapshotcontent <name>` shows what they say.';

const TITLE: Readonly<Record<keyof ClusterBackups, string>> = {
  state: 'KubernetesStateTooOld',
  secrets: 'SecretsBackupTooOld',
  volumes: 'VolumeSnapshotsTooOld',
};

const tooOldSection = (of: keyof ClusterBackups, schedule: string): Section => ({
  title: TITLE[of],
  body: `No backup of the schedule \`${of}\` (\`${schedule}\`, UTC) has been complete for a whole turn and an hour.

${sh(`
${VELERO} schedule get
${VELERO} backup get --selector velero.io/schedule-name=${of}
`)}

Paused: \`${VELERO} schedule unpause ${of}\`. Failed: VeleroBackupFailed. \`InProgress\` for hours: Velero was stopped in the middle and marks it
failed when it starts, \`${K} rollout restart deploy/velero\`. \`New\` for long: another backup is still going on, one at a time.
Make one now: \`${VELERO} backup create --from-schedule ${of} --wait\`.`,
});

function jobSections(environment: Environment): Section[] {
  const { backups } = environment;
  const sections = [
    ...pair(
      'OffsiteCopy',
      RECOVERY_NAMESPACE,
      OFFSITE_JOB,
      `Copies that were made since are in \`${backups.primary.bucket}\` only: nothing is lost, unless ${backups.primary.region} is.`,
    ),
  ];
  if (archivedOf(environment).length > 0) {
    const stores = archivedOf(environment)
      .map(({ name }) => `\`${name}\``)
      .join(', ');
    sections.push(
      ...pair(
        'ArchiveCopy',
        RECOVERY_NAMESPACE,
        ARCHIVE_JOB,
        `This month's copy for compliance, of ${stores}, is not put away in \`${backups.offsite.bucket}/${BACKUP_FOLDERS.archive}\`, or not of all of them; the log says of which. \`There is no copy\`: the backup of that datastore itself does not run.`,
      ),
    );
  }
  if (environment.controlPlane === 'own') {
    sections.push(
      ...pair(
        'EtcdBackup',
        ETCD_BACKUP,
        ETCD_BACKUP,
        'The database of the control plane is not copied. What is in it Velero copies as well, object by object.',
      ),
    );
  }
  return sections;
}

const pair = (alert: string, namespace: string, job: string, meaning: string): Section[] => {
  const k = `kubectl -n ${namespace}`;
  return [
    {
      title: `${alert}Failed`,
      body: `${meaning}

${sh(`
${k} get jobs --sort-by=.status.startTime
${k} logs job/<newest> --all-containers --tail=50
`)}

\`AccessDenied\` or \`403\`: [the rights of its identity](../../backups.md#rights). \`DeadlineExceeded\`: there was too much for one run; the next goes on where it
stopped. Exit code 137: the memory of \`charts/constructs/recovery/rclone.ts\`. Run it at once: \`${k} create job --from=cronjob/${job} ${job}-$(date +%s)\`.
The alert ends when a run on schedule succeeds.`,
    },
    {
      title: `${alert}TooOld`,
      body: `No run has succeeded for a whole turn and an hour: it fails, as under ${alert}Failed, or does not start.

${sh(`
${k} get cronjob ${job}
${k} describe cronjob ${job} | tail -20
`)}

\`SUSPEND True\`: somebody stopped it by hand, \`${k} patch cronjob ${job} -p '{"spec":{"suspend":false}}'\`. \`exceeded quota\`: \`${k} describe quota\`. One is still
running: the first copy of everything may take hours.`,
    },
  ];
};
