import { backupOf } from '../../constructs/data/redis/backup';
import { reloadOf } from '../../constructs/data/redis/certificate-reload';
import type { Redis } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { drillOf } from '../../model/stores/drill';
import { redisRoles } from '../../model/stores/redis';
import { newestLog, runNow } from '../run-now';
import { redisCommands } from './redis-commands';

/** What to do about each alert of a Redis, by its name; which of them there are depends on the store. */
export function redisAlertSections(environment: Environment, name: string, store: Redis): Record<string, string> {
  const { kubectl, ask, first } = redisCommands(environment, name, store);
  const follows = redisRoles(store).includes('follower');
  const job = (cronJob: string) => `\`\`\`sh
${newestLog(kubectl, cronJob).join('\n')}
\`\`\``;

  return {
    RedisInstanceMissing: `See which one, and what keeps it: a node that is gone, a volume in another zone, memory (\`OOMKilled\`).

\`\`\`sh
${kubectl} get pods -l redis_setup_type=${store.mode} -o wide
${kubectl} describe pod ${first}
\`\`\`

One that loads its log is not ready and comes by itself. ${
      follows
        ? `Its keys are served by the other of its pair meanwhile. If its volume is lost, it comes back empty and as a stranger; have it follow
the one that leads now, and the lost node forgotten (\`cluster nodes\` has the ids):

\`\`\`sh
${ask(`${name}-leader-1`, 'cluster meet ADDRESS-OF-THE-POD 6379')}
${ask('THE-POD-0', 'cluster replicate ID-OF-THE-LEADER')}
${ask(`${name}-leader-1`, `--cluster call ${name}-leader:6379 cluster forget ID-OF-THE-LOST-NODE`)}
\`\`\``
        : `Its keys are away meanwhile; if its volume is lost, go on with ${store.mode === 'cluster' ? '"RedisKeysUnserved"' : '"Restore to a moment"'}.`
    }`,
    RedisKeysUnserved: `A leader is away and nobody took its place.

\`\`\`sh
${ask(first, 'cluster info')}
${ask(first, 'cluster nodes')}
\`\`\`

${
  follows
    ? `Both of a pair are away: bring either back. If its leader is lost for good while the follower is there, have the follower lead:

\`\`\`sh
${ask(`${name}-follower-0`, 'cluster failover takeover')}
\`\`\``
    : `Bring its pod back with its volume. If the volume is lost, the pod comes back empty and as a stranger: have it join, its slots
covered again and the lost node forgotten, from a leader that is left; then "Restore to a moment".

\`\`\`sh
${ask(`${name}-leader-1`, 'cluster meet ADDRESS-OF-THE-POD 6379')}
${ask(`${name}-leader-1`, `--cluster fix ${name}-leader:6379 --cluster-fix-with-unreachable-masters`)}
${ask(`${name}-leader-1`, `--cluster call ${name}-leader:6379 cluster forget ID-OF-THE-LOST-NODE`)}
${ask(`${name}-leader-1`, `--cluster rebalance ${name}-leader:6379 --cluster-use-empty-masters`)}
\`\`\``
}`,
    RedisFollowerBehind: `A follower cannot reach its leader, or fetches all keys anew over and over because the leader cut it off.

\`\`\`sh
${ask(`${name}-follower-0`, 'info replication')}
${kubectl} logs ${name}-leader-0 -c ${name}-leader --tail=50 | grep -i -e replica -e buffer
\`\`\`

Until it is back, a lost leader takes its newest writes with it. Names of buffers in the log say that memory is too small for what is written.`,
    RedisMemoryNearlyFull: `Find what grew (\`--bigkeys\` reads all keys, slowly), delete or expire it, or raise \`resources\` in the definition.

\`\`\`sh
${ask(first, '--bigkeys')}
\`\`\``,
    RedisEvictsKeys: `The working set does not fit: people are signed out, caches are of little use. See who writes, and how long keys live; then raise \`resources\` (keys get 60 % of the limit), or shorten lifetimes.

\`\`\`sh
${ask(first, 'info keyspace')}
${ask(first, '--memkeys')}
\`\`\``,
    RedisRefusesWrites: `Memory is full of keys that the policy \`${store.eviction}\` may not evict: those without an expiry. Find what put them there, give them one, or raise \`resources\` in the definition.

\`\`\`sh
${ask(first, '--bigkeys')}
\`\`\``,
    RedisLogNotWritten: `What is written now is lost with the pod. Look for a full or broken volume first.

\`\`\`sh
${kubectl} exec ${first} -c ${first.replace(/-0$/, '')} -- df -h /data
${ask(first, 'info persistence')}
\`\`\`

Full: "Grow its volumes". Broken: delete claim and pod of that instance${
      follows ? ', after its follower leads' : ', then restore'
    }.`,
    RedisSnapshotFailing: `The log still has every write. The last lines of the pod's log say why: no room on the volume, or no memory for the fork.

\`\`\`sh
${kubectl} logs ${first} -c ${first.replace(/-0$/, '')} --tail=50
${ask(first, 'bgsave')}
\`\`\``,
    RedisClientsNearLimit: `A service opens connections and does not close them.

\`\`\`sh
${ask(first, 'client list')} | grep -o 'addr=[0-9.]*' | sort | uniq -c | sort -n | tail
\`\`\`

Start the service of that address anew; bound its pool.`,
    RedisCertificateReloadTooOld: `Instances go on with the certificate that they started with, which ends at last a year after it was made. Run it by hand and read what it says:

\`\`\`sh
${runNow(kubectl, reloadOf(name)).join('\n')}
\`\`\`

Restarting the pods one by one does the same.`,
    RedisBackupFailed: `The next run tries again; see why this one did not.

${job(backupOf(name))}

"cluster_slots_ok" that is not 16384: a leader is away, mend that first. 403 of the storage: the role of \`${backupOf(name)}\`, [rights](../../backups.md#rights).`,
    RedisBackupTooOld: `${
      follows
        ? 'A lost instance costs nothing, a mistake would cost more than it should.'
        : 'What a lost volume costs grows by the minute.'
    } Run it by hand:

\`\`\`sh
${runNow(kubectl, backupOf(name)).join('\n')}
\`\`\``,
    RedisRestoreDrillFailed: `The newest copy did not load, or is not whole. The log names the leader whose copy it is, and both counts. Make a copy by hand, and run the drill again; if it fails once more, no copy can be relied on: tell whoever owns the platform.

${job(drillOf(name))}`,
    RedisRestoreDrillTooOld: `Nobody knows whether copies come back. See why it did not run (\`kubectl describe cronjob\`), then "Run the restore drill now".`,
    RedisRestoreDrillTooSlow: `Bringing it back would take longer than its recovery time. See in the log what took long: the download, or loading; then raise the cpu of the drill, or keep less.

${job(drillOf(name))}`,
  };
}
