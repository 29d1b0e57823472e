import { BACKUP_FOLDERS } from '../../model/backup-storage';
import { RECOVERY_NAMESPACE } from '../../model/cluster-backups';
import { type Environment, instanceOf } from '../../model/environment';

/** Lines of a shell, as a block of Markdown. */
export const sh = (lines: string): string => `\`\`\`sh\n${lines.trim()}\n\`\`\``;

/** Velero's command is in its own pod, and acts with what that pod may do. */
export const VELERO = `kubectl -n ${RECOVERY_NAMESPACE} exec deploy/velero -c velero -- /velero`;

/** Gives Velero the rights of a restore for as long as `lines` take: day by day it may write snapshots only. */
export const withRestoreRights = (lines: string): string =>
  sh(`
kubectl create clusterrolebinding velero-restore --clusterrole=cluster-admin --serviceaccount=${RECOVERY_NAMESPACE}:velero-server
${lines.trim()}
kubectl delete clusterrolebinding velero-restore
`);

/**
 * Copies a folder of the bucket off site back into the primary one, as whoever types it: no identity of the cluster may
 * write that way.
 * @param folder as `datastores/postgres`
 */
export function bringBack({ backups, cloud }: Environment, folder: string): string {
  const [from, to] = [backups.offsite, backups.primary];
  return cloud.provider === 'aws'
    ? `aws s3 sync s3://${from.bucket}/${folder}/ s3://${to.bucket}/${folder}/ --source-region ${from.region} --region ${to.region}`
    : `gcloud storage rsync --recursive gs://${from.bucket}/${folder} gs://${to.bucket}/${folder}`;
}

/** A place of Velero that reads the bucket off site, where the primary one is gone or its contents are. */
export function offsiteLocation({ backups, cloud, platform }: Environment): string {
  const aws = cloud.provider === 'aws';
  return sh(`
kubectl apply -f - <<'EOF'
apiVersion: velero.io/v1
kind: BackupStorageLocation
metadata:
  name: offsite
  namespace: ${RECOVERY_NAMESPACE}
  labels:
    app.kubernetes.io/part-of: ${platform.name}
spec:
  provider: ${aws ? 'aws' : 'gcp'}
  accessMode: ReadOnly
  objectStorage:
    bucket: ${backups.offsite.bucket}
    prefix: ${BACKUP_FOLDERS.velero}
  config:
    ${aws ? `region: ${backups.offsite.region}` : 'serviceAccount: none'}
EOF
${VELERO} backup-location get
`);
}

/** `argocd app get azora-production-postgres`: what Argo CD knows of one component. */
export const argo = (environment: Environment, verb: string, component: string, flags = ''): string =>
  `argocd app ${verb} ${instanceOf(environment)}-${component}${flags && ` ${flags}`}`;
