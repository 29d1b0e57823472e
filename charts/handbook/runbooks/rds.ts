import { IMAGES } from '../../constructs/data/images';
import { JOB_LABEL } from '../../constructs/data/jobs/job-pod';
import { backupCheckOf } from '../../constructs/data/rds/backup-check';
import { clientsOf } from '../../model/clients';
import { awsOf } from '../../model/cloud';
import type { Rds } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { drillOf, throwAwayOf } from '../../model/stores/drill';
import { databaseOf } from '../../model/stores/postgres';
import { rdsSecretOf } from '../../model/stores/rds';
import type { Section } from '../section';

/** What to do with a PostgreSQL that AWS runs, by exact commands. */
export function rdsRunbook(environment: Environment, name: string, store: Rds): Section[] {
  const { platform, namespaces, cloud } = environment;
  const { instance, host, backup, storage } = store;
  const { rto, rpo } = platform.recovery[store.tier];
  const { region } = awsOf(cloud);
  const k = `kubectl -n ${namespaces.datastores}`;
  const aws = (command: string) => `aws --region ${region} rds ${command}`;
  const [drill, check, copy] = [drillOf(name), backupCheckOf(name), throwAwayOf(instance)];
  const clients = clientsOf(environment, name).map(({ service }) => service.name);
  const definition = `charts/platforms/${platform.name}/datastores.ts`;

  return [
    {
      title: 'Look at it',
      body: `
${block(`
${aws(`describe-db-instances --db-instance-identifier ${instance} --query 'DBInstances[0].[DBInstanceStatus,EngineVersion,DBInstanceClass,AllocatedStorage,MultiAZ,LatestRestorableTime,Endpoint.Address]'`)}
${aws(`describe-events --source-type db-instance --source-identifier ${instance} --duration 1440`)}
${k} get cronjobs,jobs,pods -l ${JOB_LABEL}
nslookup ${host}
`)}

\`${host}\` must lead to the endpoint that the first command ends with. Connections, waits and slow queries are in Performance Insights and CloudWatch (\`DatabaseConnections\`, \`FreeStorageSpace\`, \`CPUUtilization\`) of the instance.

To ask the database itself, as the role of the drill, which reads and nothing else:

${block(`
kubectl apply -f - <<'END'
${lookOf({ name, namespace: namespaces.datastores, drill, host })}
END
${k} exec -it ${name}-look -- psql postgres
${k} delete pod ${name}-look
`)}`,
    },
    {
      title: 'Before it serves: roles and secrets',
      body: `
The master user's password is AWS's to keep and to rotate (\`--manage-master-user-password\`); nothing in the cluster knows it, so its rotation touches nothing here. As that user, once, and \`\\password <role>\` after each so that no password is in a history:

\`\`\`sql
CREATE ROLE restore_drill LOGIN;
GRANT pg_read_all_data TO restore_drill;
${clients
  .map(databaseOf)
  .map(
    (role) => `CREATE ROLE ${role} LOGIN;
GRANT ${role} TO CURRENT_USER;
CREATE DATABASE ${role} OWNER ${role};
REVOKE CONNECT ON DATABASE ${role} FROM PUBLIC;
GRANT CONNECT ON DATABASE ${role} TO restore_drill;`,
  )
  .join('\n')}
\`\`\`

The same names and passwords go to AWS Secrets Manager, under the names that \`npm run secrets -- ${environment.id}\` lists: ${clients.map((client) => `\`${rdsSecretOf(name, client).secret}\``).join(', ')} and \`${drill}\`.

To change one, \`\\password\` again, then \`put-secret-value\`, then start the pods anew, as under Restore to a moment; between the first and the last of these only open connections work, so do it in a quiet hour. Without any such moment: a second role that is a member of the first, and its name with its password in the secret.`,
    },
    {
      title: 'RdsBackupCheckFailed',
      body: `
AWS could not restore to the last ${rpo}, or does not keep what a recovery rests on. Nobody's request fails yet; a loss now would cost more than was promised.

1. \`${k} logs -l ${JOB_LABEL}=${check} --tail=20\` says what is wrong.
2. \`could be restored to ... s ago\` is too old: the instance is not \`available\`, or AWS ships no log. \`${aws(`describe-events --source-type db-instance --source-identifier ${instance} --duration 1440`)}\`. Storage that is full stops the log too: see Grow its volumes. Otherwise take a copy by hand, \`${aws(`create-db-snapshot --db-instance-identifier ${instance} --db-snapshot-identifier ${instance}-by-hand-$(date +%Y%m%d%H%M)`)}\`, and open a case at AWS.
3. Days, zones, encryption or address are not as defined: somebody changed the instance. \`${aws(`modify-db-instance --db-instance-identifier ${instance} --backup-retention-period ${Number.parseInt(backup.keep, 10)} ${store.multiZone ? '--multi-az ' : ''}--no-publicly-accessible --apply-immediately`)}\`. Encryption cannot be switched on: copy a snapshot with a key, restore that, and switch as under Restore to a moment.
4. \`AccessDenied\` or \`InvalidIdentityToken\`: the role \`${platform.name}-${environment.name}-${check}\` or its trust; it needs \`rds:DescribeDBInstances\`.`,
    },
    {
      title: 'RdsBackupCheckTooOld',
      body: `
The check has not come to a good end for three quarters of an hour, so nobody knows.

\`${k} describe cronjob ${check}\` and \`${k} get events --sort-by=.lastTimestamp | grep ${check}\`: suspended, no room in the quota or on nodes, an image that cannot be pulled. Then once by hand: \`${k} create job --from=cronjob/${check} ${check}-by-hand\`.`,
    },
    {
      title: 'RdsRestoreDrillFailed',
      body: `
The newest moment could not be restored, or the copy is not what is live.

1. \`${k} logs job/$(${k} get jobs -o name -l drill=restore --sort-by=.metadata.creationTimestamp | grep ${drill} | tail -1 | cut -d/ -f2) --all-containers\`
2. First make sure that no copy is left, for it costs as much as the instance: \`${aws(`delete-db-instance --db-instance-identifier ${copy} --skip-final-snapshot --delete-automated-backups`)}\`.
3. AWS refused: what its role may is in \`docs/certificates.md\`; the account's quota of instances and of storage is in Service Quotas.
4. The container \`count\` was refused: the secret \`${drill}\` against the role \`restore_drill\`, and \`GRANT CONNECT\` on a new database.
5. Tables are missing or have lost rows: a table made in the five minutes before the drill is no loss; run it again. Anything else is: take a snapshot by hand now, and restore to earlier moments until one is whole.`,
    },
    {
      title: 'RdsRestoreDrillTooOld',
      body: `
No drill has ended well for more than its turn (\`${backup.drill}\`): the last one failed, see above, or none began. \`${k} describe cronjob ${drill}\`; then Run the restore drill now.`,
    },
    {
      title: 'RdsRestoreDrillTooSlow',
      body: `
The copy was there later than the ${rto} of recovery. The log says after how many seconds AWS had it \`available\`, and the rest is counting, which a recovery does not need.

If AWS was slow, the log that has to be replayed since the last snapshot is long, or the class is small: a recovery may take a larger one (\`--db-instance-class\`). Otherwise the objective in \`charts/platforms/${platform.name}/platform.ts\` promises too much.`,
    },
    {
      title: 'Restore to a moment',
      body: `
At most ${rpo} are lost, and it is to be back within ${rto}. AWS restores beside what is there and never over it.

1. Which moments there are, in UTC; then choose, just before the damage:

${block(`
${aws(`describe-db-instance-automated-backups --db-instance-identifier ${instance} --query 'DBInstanceAutomatedBackups[].RestoreWindow'`)}
moment=2026-01-31T12:34:56Z
`)}

2. Restore under another identifier, in the same subnets, behind the same security groups:

${block(`
facts() { ${aws(`describe-db-instances --db-instance-identifier ${instance} --query "DBInstances[0].$1" --output text`)}; }
${aws(`restore-db-instance-to-point-in-time \\
  --source-db-instance-identifier ${instance} --target-db-instance-identifier ${instance}-restored \\
  --restore-time "$moment" --db-instance-class ${store.instanceClass} \\
  --db-subnet-group-name "$(facts DBSubnetGroup.DBSubnetGroupName)" \\
  --vpc-security-group-ids $(facts 'VpcSecurityGroups[].VpcSecurityGroupId') \\
  --db-parameter-group-name "$(facts 'DBParameterGroups[0].DBParameterGroupName')" \\
  ${store.multiZone ? '--multi-az' : '--no-multi-az'} --no-publicly-accessible --deletion-protection`)}
${aws(`wait db-instance-available --db-instance-identifier ${instance}-restored`)}
endpoint=$(${aws(`describe-db-instances --db-instance-identifier ${instance}-restored --query 'DBInstances[0].Endpoint.Address' --output text`)})
`)}

   The instance itself is gone: its backups are not, where they were kept; \`--source-dbi-resource-id\` in place of the identifier, from \`${aws("describe-db-instance-automated-backups --query 'DBInstanceAutomatedBackups[].[DBInstanceIdentifier,DbiResourceId,Status]' --output table")}\`, and the facts by hand. Else the newest snapshot: \`restore-db-instance-from-db-snapshot\`.

3. Look whether it has what you need and not the damage: the pod under Look at it, with \`PGHOST\` set to \`$endpoint\`. Roles and passwords are those of that moment.
4. Keep what was written to the damaged instance since then out of the way: \`${aws(`create-db-snapshot --db-instance-identifier ${instance} --db-snapshot-identifier ${instance}-damaged`)}\`.
5. Switch: the record leads to the new endpoint, and clients start anew, since they hold on to connections.

${block(`
zone=$(aws route53 list-hosted-zones --query "HostedZones[?Config.PrivateZone && ends_with('${host}.', Name)].Id" --output text)
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch \\
  '{"Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"${host}","Type":"CNAME","TTL":60,"ResourceRecords":[{"Value":"'"$endpoint"'"}]}}]}'
nslookup ${host}
sleep 60
${clients
  .map(
    (client) =>
      `for pod in $(kubectl -n ${namespaces.services} get pods -l app=${client} -o name); do kubectl -n ${namespaces.services} delete "$pod" && kubectl -n ${namespaces.services} rollout status deployment/${client}; done`,
  )
  .join('\n')}
`)}

6. Verify: the services are ready, and the database of each has the connections of its own role:

${block(`
kubectl -n ${namespaces.services} get pods
${k} exec ${name}-look -- psql postgres -c 'SELECT datname, usename, count(*) FROM pg_stat_activity GROUP BY 1, 2'
`)}

7. Give both their names, or change \`instance\` in \`${definition}\`: the check of backups and the drill look at \`${instance}\`. \`${aws(`modify-db-instance --db-instance-identifier ${instance} --new-db-instance-identifier ${instance}-damaged --apply-immediately`)}\`, the same from \`${instance}-restored\` to \`${instance}\`; the endpoint changes with the name, so the record again as in step 5. Then Run the restore drill now.
8. A week later, delete the damaged one, with a last snapshot.`,
    },
    {
      title: 'Run the restore drill now',
      body: `
${block(`
${k} create job --from=cronjob/${drill} ${drill}-by-hand
${k} logs -f job/${drill}-by-hand -c drill
${k} logs job/${drill}-by-hand -c count
${aws(`describe-db-instances --db-instance-identifier ${copy}`)}
${k} delete job ${drill}-by-hand
`)}

It ends with \`restored and whole\`; the last but one then answers \`DBInstanceNotFound\` or the status \`deleting\`.`,
    },
    {
      title: 'Grow its volumes',
      body: `
${block(aws(`modify-db-instance --db-instance-identifier ${instance} --allocated-storage <GiB> --apply-immediately`))}

It goes on serving meanwhile. AWS takes at least 10 % more, nothing less ever, and the next change six hours later. Then \`storage\` (now \`${storage}\`) in \`${definition}\`, so that the next one is made as large.`,
    },
  ].map(({ title, body }) => ({ title, body: body.trim() }));
}

interface Look {
  readonly name: string;
  readonly namespace: string;
  readonly drill: string;
  readonly host: string;
}

/** A client of the database that the namespace lets run and its firewall lets out. */
const lookOf = ({ name, namespace, drill, host }: Look): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}-look
  namespace: ${namespace}
  labels: { ${JOB_LABEL}: ${drill}, sidecar.istio.io/inject: "false" }
spec:
  automountServiceAccountToken: false
  activeDeadlineSeconds: 14400
  securityContext: { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, seccompProfile: { type: RuntimeDefault } }
  containers:
    - name: psql
      image: ${IMAGES.postgres}
      command: [sleep, infinity]
      envFrom: [{ secretRef: { name: ${drill} } }]
      env: [{ name: PGHOST, value: ${host} }, { name: PGSSLMODE, value: require }]
      resources: { requests: { cpu: 20m, memory: 32Mi }, limits: { cpu: 200m, memory: 128Mi } }
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] }, readOnlyRootFilesystem: true }`;

const block = (commands: string): string => `\`\`\`sh\n${commands.trim()}\n\`\`\``;
