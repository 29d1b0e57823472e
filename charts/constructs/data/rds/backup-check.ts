import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Rds } from '../../../model/datastore';
import { DAY, seconds } from '../../../model/quantity';
import { BACKUP_CHECK } from '../../../model/stores/rds';
import { TO_HTTPS } from '../../network/grants';
import type { Alert } from '../alerts/alert-rule';
import { type JobAlertProps, jobFailed, jobTooOld } from '../alerts/job-alerts';
import { IMAGES } from '../images';
import { ScheduledJob } from '../jobs/scheduled-job';
import type { StoreProps } from '../store-props';
import { awsSettings } from './aws-settings';

/** `postgres-backup-check`: name of the job, and of its role at AWS. */
export const backupCheckOf = (name: string): string => `${name}-backup-check`;

/**
 * Asks AWS every quarter of an hour up to which moment it could restore, and whether it does what a recovery rests on.
 * Prometheus sees nothing of that: AWS has no figure for it in CloudWatch either.
 */
export class BackupCheck extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Rds>) {
    super(scope, id);
    const { environment, name, store } = props;
    const job = backupCheckOf(name);
    const { rpo } = environment.platform.recovery[store.tier];

    new k8s.KubeConfigMap(this, 'script', { metadata: { name: job }, data: { 'check.sh': SCRIPT } });
    new ScheduledJob(this, 'job', {
      ...props,
      job,
      does: `asks AWS whether ${name} could be restored to a moment ago`,
      schedule: BACKUP_CHECK.schedule,
      deadline: BACKUP_CHECK.deadline,
      identity: job,
      token: false,
      last: {
        name: 'check',
        image: IMAGES.kubectl,
        command: ['/bin/bash', '/check/check.sh'],
        env: [
          ...awsSettings(props),
          { name: 'RECOVERY_POINT_SECONDS', value: String(seconds(rpo)!) },
          { name: 'KEEP_DAYS', value: String(seconds(store.backup.keep)! / DAY) },
          { name: 'MULTI_ZONE', value: String(store.multiZone) },
        ],
        resources: BACKUP_CHECK.resources,
        mounts: [{ name: 'check', mountPath: '/check', readOnly: true }],
      },
      volumes: [{ name: 'check', configMap: { name: job } }],
      reaches: [TO_HTTPS],
    });
  }
}

/** Told of when the check failed and both its retries did, or when none has come to a good end for three turns. */
export function backupAlerts({ environment, name }: StoreProps<Rds>): Alert[] {
  const job: JobAlertProps = {
    namespace: environment.namespaces.datastores,
    job: backupCheckOf(name),
    what: `The check of the backups of ${name}`,
    alert: 'RdsBackupCheck',
  };
  return [jobFailed(job), jobTooOld(job, 3 * 15 * 60)];
}

const SCRIPT = `#!/bin/bash
set -euo pipefail

instance=$(aws rds describe-db-instances --db-instance-identifier "$INSTANCE" --query 'DBInstances[0]' --output json)
of() { jq -r "$1" <<<"$instance"; }

restorable=$(of '.LatestRestorableTime[:19] + "Z" | fromdate')
age=$(( $(date +%s) - restorable ))
echo "could be restored to $age s ago"

failed=0
complain() { echo "$1" >&2; failed=1; }
(( age <= RECOVERY_POINT_SECONDS )) || complain "that is more than the $RECOVERY_POINT_SECONDS s that may be lost"
(( $(of .BackupRetentionPeriod) >= KEEP_DAYS )) || complain "backups are kept for $(of .BackupRetentionPeriod) days, not $KEEP_DAYS"
[[ $MULTI_ZONE == false || $(of .MultiAZ) == true ]] || complain "it has no standby in another zone"
[[ $(of .StorageEncrypted) == true ]] || complain "its storage is not encrypted"
[[ $(of .PubliclyAccessible) == false ]] || complain "it has a public address"
exit "$failed"
`;
