import { archiveOf } from '../../constructs/data/postgres/names';
import type { Postgres } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { schedulesOf } from '../../model/stores/postgres';
import { primaryFolder } from '../primary-folder';
import { newestLog, runNow } from '../run-now';
import type { Section } from '../section';
import { baseCopy, chosen, kubectlIn, paragraphs, primaryOf, psql, shell } from './postgres-commands';

/** What to do when the log or a copy does not get to where it should be. */
export function copySections(environment: Environment, name: string, store: Postgres): Section[] {
  const kubectl = kubectlIn(environment);
  const { cluster, choose } = chosen(name, store);
  const { bucket } = environment.backups.primary;
  const folder = primaryFolder(environment, name, archiveOf(cluster, (store.restores ?? []).length));
  return [
    {
      title: 'PostgresLogNotArchived',
      body: paragraphs(
        'Files of the write-ahead log wait to be shipped. What is not shipped is lost when all instances are; and when the volume of the log is full, the cluster stops. Why it is not shipped, and how much room is left:',
        shell(
          ...choose,
          `${kubectl} logs -l cnpg.io/cluster=${cluster},cnpg.io/instanceRole=primary -c plugin-barman-cloud --tail=50`,
          psql(environment, cluster, 'select * from pg_stat_archiver'),
          `${kubectl} exec ${primaryOf(environment, cluster)} -c postgres -- df -h /var/lib/postgresql/wal`,
          `${kubectl} get objectstores.barmancloud.cnpg.io ${name} -o yaml`,
        ),
        `- Access denied: the role of its ServiceAccount may not write to ${bucket} below datastores/${name}, or not use the key: [rights](../../backups.md#rights).`,
        '- No connection: a NetworkPolicy, or the network of the cluster.',
        '- Little room, and the cause is not found yet: "Grow its volumes".',
        `- "Expected empty archive": the cluster is new, and its folder has the log of another. If anybody may want the data of that one, bring them back as under "Restore to a moment", with \`to: 'newest'\`: the log goes to another folder then, and this one stays. If it is left by a restore that was begun before and failed, empty it:`,
        shell(folder.list, `# only if nobody needs what is there: ${folder.empty}`),
        'It is over when no file waits any longer, and the newest one was shipped after the newest failure:',
        shell(
          psql(environment, cluster, "select count(*) from pg_ls_archive_statusdir() where name like '%.ready'"),
          psql(environment, cluster, 'select last_archived_time > last_failed_time as over from pg_stat_archiver'),
        ),
      ),
    },
    {
      title: 'PostgresBackupTooOld',
      body: paragraphs(
        'The newest base copy is older than its schedule allows. Everything can be restored still, from an older copy and the log since, but it takes longer.',
        shell(
          `${kubectl} get scheduledbackups.postgresql.cnpg.io`,
          `${kubectl} get backups.postgresql.cnpg.io --sort-by=.metadata.creationTimestamp | tail -5`,
          `${kubectl} describe "$(${kubectl} get backups.postgresql.cnpg.io --sort-by=.metadata.creationTimestamp -o name | tail -1)"`,
        ),
        'Once the cause is gone, make one now:',
        shell(...choose, ...baseCopy(environment, cluster)),
      ),
    },
    ...(schedulesOf(store, 'pg_dump').length > 0
      ? jobSections(environment, 'PostgresDump', `${name}-dump`, 'The dump of every database to the bucket')
      : []),
  ];
}

export const partitionSections = (environment: Environment, name: string): Section[] =>
  jobSections(
    environment,
    'PostgresPartitions',
    `${name}-partitions`,
    'Making the parts of tables ahead',
    'When none is left, rows of that time are refused.',
  );

/** Of the alerts that every job of a datastore has. */
function jobSections(environment: Environment, alert: string, job: string, does: string, otherwise = ''): Section[] {
  const kubectl = kubectlIn(environment);
  const look = shell(...newestLog(kubectl, job));
  const again = shell(...runNow(kubectl, job));
  return [
    {
      title: `${alert}Failed`,
      body: paragraphs(
        `${does} failed. ${otherwise}`.trim(),
        look,
        'The log says why. Put it right, then run it again:',
        again,
      ),
    },
    {
      title: `${alert}TooOld`,
      body: paragraphs(
        `${does} has not succeeded for longer than its schedule allows: it failed, or it was never begun. ${otherwise}`.trim(),
        shell(`${kubectl} describe cronjob ${job}`),
        look,
        again,
      ),
    },
  ];
}
