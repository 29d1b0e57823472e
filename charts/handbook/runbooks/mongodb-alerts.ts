import { drillOf } from '../../model/stores/drill';
import { resumeDrill } from '../hold';
import { newestLog } from '../run-now';
import type { Section } from '../section';
import { copyNow, type Place, shell } from './mongodb-commands';

/** What each alert means and what to do, one section for each, titled as it is. */
export const mongodbAlertSections = (place: Place): Section[] => [
  ...memberSections(place),
  ...(place.store.backup ? copySections(place) : []),
];

const memberSections = ({ k, name, store, environment }: Place): Section[] => [
  {
    title: 'MongodbMemberDown',
    body: `A member has not answered its exporter for ten minutes. With one of ${store.instances} away the others go on; with one more away nobody can be elected.

1. \`${k} get pods -o wide -l app.kubernetes.io/instance=${name}\`
2. \`Pending\`: \`${k} describe pod <pod>\` says what is lacking. Its volume is in one zone, so a node must be there.
3. \`CrashLoopBackOff\`: \`${k} logs <pod> -c mongod --previous | tail -50\`. Killed for memory (137): fewer connections, or more memory in \`datastores.${name}.resources\`.
4. Running but not \`SECONDARY\` or \`PRIMARY\` in \`rs.status()\`: \`STARTUP2\` and \`RECOVERING\` copy from another member and take hours for a full volume. Wait.
5. The volume is broken or the member too far behind: delete claim and pod, and it copies everything from another member. Only while all others are there: \`${k} delete pvc mongod-data-<pod> --wait=false && ${k} delete pod <pod>\``,
  },
  {
    title: 'MongodbNoPrimary',
    body: `Nothing can be written, and services that read from the primary read nothing.

1. \`mongo ${name} 'rs.status().members.forEach(m => print(m.name, m.stateStr, m.lastHeartbeatMessage))'\` on a member that runs.
2. Fewer than a majority run: bring members back as under MongodbMemberDown; an election follows by itself within seconds.
3. All run and do not see each other: certificates (\`${k} get certificate\`), names (\`${k} get service\`), and \`${k} get networkpolicy ${name}\`.
4. A majority is lost for good, with its zones: restore, as below, rather than force a minority.`,
  },
  {
    title: 'MongodbNotReady',
    body: `MongoDB may well serve; the operator has not brought it to what Git says for half an hour. No copies are started meanwhile.

1. \`${k} get perconaservermongodb ${name} -o jsonpath='{.status.state}: {.status.message}{"\\n"}'\`
2. \`kubectl -n percona-mongodb logs -l app.kubernetes.io/name=psmdb-operator --tail=100 | grep -i error\`
3. A value that it refuses: undo the last change of \`charts/platforms/${environment.platform.name}/datastores.ts\`.
4. \`initializing\` while members restart one after the other: wait, the primary is the last.`,
  },
  {
    title: 'MongodbReplicationLag',
    body: `Who reads from replicas sees old data, and writes that wait for a majority take longer.

1. \`mongo ${name} 'rs.printSecondaryReplicationInfo()'\` says which member.
2. Its cpu or disk is at its limit: \`${k} top pod --containers -l app.kubernetes.io/instance=${name}\`. A complete copy is read from a replica: is one running (\`${k} get perconaservermongodbbackup\`)?
3. A burst of writes passes. If it lasts, raise \`resources\` of \`datastores.${name}\`, or add shards.
4. Lag larger than the oplog (\`mongo ${name} 'rs.printReplicationInfo()'\`): the member will copy everything; see MongodbMemberDown, step 5.`,
  },
  {
    title: 'MongodbConnectionsNearLimit',
    body: `A member refuses new connections at its limit, a quarter of its memory in MiB; services then fail.

1. Who holds them: \`mongo ${name} 'db.getSiblingDB("admin").aggregate([{$currentOp: {allUsers: true, idleConnections: true}}, {$group: {_id: "$appName", n: {$sum: 1}}}]).forEach(printjson)'\`
2. A service that opens more than the \`maxPoolSize\` of its URI does not use the URI: set it.
3. More replicas than reckoned with: raise memory of \`datastores.${name}.resources\`; the limit and each share follow.`,
  },
];

const copySections = (place: Place): Section[] => {
  const { environment, k, name, store } = place;
  return [
    {
      title: 'MongodbBackupTooOld',
      body: `No complete copy has been finished since the last one was due. The oplog that is stored reaches further, as long as the copy that it follows is there.

1. \`${k} get perconaservermongodbbackup --sort-by=.metadata.creationTimestamp\`: \`error\` has its reason in \`.status.error\`; \`waiting\` waits for another copy, a restore or a ready cluster.
2. None was started: the operator starts them; see MongodbNotReady.
3. \`${k} logs <member> -c backup-agent --tail=100\`: \`AccessDenied\` is the role of ServiceAccount ${name}-backup, or the key of the bucket: [rights](../../backups.md#rights).
4. Take one now:

${shell(copyNow(place))}`,
    },
    ...(store.backup?.continuous
      ? [
          {
            title: 'MongodbOplogTooOld',
            body: `What was written since the oplog was last stored is lost if all members are. It is stored every ${store.backup.continuous.every}, but not while a complete copy is made, and not before the first one.

1. A new cluster has no copy yet: take one now, as under MongodbBackupTooOld; the oplog follows within minutes.
2. \`${k} exec ${name}-rs0-0 -c backup-agent -- pbm status\` says whether PITR runs, which agents answer and what ranges are stored.
3. \`${k} logs <member> -c backup-agent --tail=100\` of the member that stores it, for errors of the bucket.
4. A gap, after an election or a long outage: take a complete copy; a new range begins with it.`,
          },
        ]
      : []),
    {
      title: 'MongodbRestoreDrillFailed',
      body: `The newest copy could not be restored beside ${name}, or a database lacked documents. The copy is gone already; the Job's log says which database, or what was waited for, and ends with the copy's state, events and last words:

${shell(newestLog(k, drillOf(name)).join('\n'))}

1. The copy did not become ready: its events name the quota (\`${k} describe quota\`), a volume or an image.
2. The restore ended in \`error\`: its text is in the log. Take a fresh copy and run the drill again; if that fails too, there is no backup: tell whoever decides about releases.`,
    },
    {
      title: 'MongodbRestoreDrillTooOld',
      body: `No drill has succeeded since the last one was due. See MongodbRestoreDrillFailed for one that fails; for one that is not started, \`${k} describe cronjob ${drillOf(name)}\`. \`Suspend: true\`: somebody restores, or forgot to let it go on: \`${resumeDrill(environment, name)}\`.`,
    },
    {
      title: 'MongodbRestoreDrillTooSlow',
      body: `The drill succeeded, but took longer than the recovery time of its tier. A restore would as well. More cpu for the agents (\`BACKUP_AGENT\` in charts/model/stores/mongodb-parts.ts) and members, faster volumes, or shards that are restored side by side shorten it; otherwise the promise has to change.`,
    },
  ];
};
