import type { Postgres } from '../../../model/datastore';
import { seconds } from '../../../model/quantity';
import { PARTITIONS_SCHEDULE, postgresClusters, schedulesOf } from '../../../model/stores/postgres';
import type { Alert } from '../alerts/alert-rule';
import { type JobAlertProps, jobFailed, jobTooOld, overdue } from '../alerts/job-alerts';
import { drillAlerts } from '../drill/restore-drill';
import type { StoreProps } from '../store-props';
import { dumpOf } from './dump';
import { partitionsOf } from './partitions';

/** What somebody has to know of a PostgreSQL. */
export const postgresAlerts = (props: StoreProps<Postgres>): Alert[] => [
  ...healthAlerts(props),
  ...connectionAlerts(props),
  ...copyAlerts(props),
  ...jobAlerts(props),
  ...drillAlerts(props, 'Postgres', postgresClusters(props.name, props.store).length),
];

function healthAlerts(props: StoreProps<Postgres>): Alert[] {
  const { name, store } = props;
  const all = metricsOf(props);
  const clusters = postgresClusters(name, store).map((cluster) => metricsOf(props, cluster));
  return [
    {
      alert: 'PostgresWithoutPrimary',
      expr: clusters.map((of) => `absent(${of('cnpg_pg_replication_in_recovery')} == 0)`).join(' or '),
      for: '1m',
      summary: `Nobody can write to ${name}`,
    },
    {
      alert: 'PostgresInstanceMissing',
      expr: `count by (cnpg_io_cluster) (${all('cnpg_collector_up')} == 1) < ${store.instances}`,
      for: '10m',
      severity: 'ticket',
      summary: `${name} has fewer than ${store.instances} instances that are up`,
    },
    ...(store.instances > 1
      ? [
          {
            alert: 'PostgresReplicaBehind',
            // The lag of a replica that has lost its primary is none: it has everything that it received.
            expr: `${all('cnpg_pg_replication_lag')} > 60 or ${all('cnpg_pg_replication_in_recovery')} > ${all('cnpg_pg_replication_is_wal_receiver_up')}`,
            for: '5m',
            summary: `A replica of ${name} is more than a minute behind, or follows nobody`,
          },
        ]
      : []),
    {
      alert: 'PostgresTransactionIdsRunOut',
      // Autovacuum begins at 200 million in earnest; at 2.1 thousand million PostgreSQL stops writing.
      expr: `max by (cnpg_io_cluster, datname) (${all('cnpg_pg_database_xid_age')}) > 500000000`,
      for: '1h',
      severity: 'ticket',
      summary: `Old rows of ${name} are not frozen`,
    },
  ];
}

function connectionAlerts(props: StoreProps<Postgres>): Alert[] {
  const { name, store } = props;
  const all = metricsOf(props);
  return [
    {
      alert: 'PostgresConnectionsNearLimit',
      expr: `sum by (cnpg_io_cluster, pod) (${all('cnpg_backends_total')}) > ${Math.floor(0.9 * store.pool.total)}`,
      for: '5m',
      summary: `An instance of ${name} has more than 90 % of its ${store.pool.total} connections in use`,
    },
    {
      alert: 'PostgresPoolExhausted',
      expr: `max by (cnpg_io_cluster, pod, user) (${all('cnpg_pgbouncer_pools_maxwait')}) > 2`,
      for: '2m',
      summary: `Clients of ${name} wait more than 2 s for a connection of their pool`,
    },
  ];
}

function copyAlerts(props: StoreProps<Postgres>): Alert[] {
  const { environment, name, store } = props;
  const { backup, tier } = store;
  if (!backup) return [];
  const all = metricsOf(props);
  const every = seconds(backup.continuous?.every ?? '5m')!;
  const late = Math.min(3 * every, Math.max(seconds(environment.platform.recovery[tier].rpo)!, 2 * every));
  const due = Math.min(...schedulesOf(store, 'base').map(overdue));
  const archived = all('cnpg_pg_stat_archiver_seconds_since_last_archival');
  return [
    {
      alert: 'PostgresLogNotArchived',
      // Without writes nothing waits, however long ago the last file was archived; -1 is never.
      expr: `(${archived} > ${late} or ${archived} < 0) and on (namespace, pod) ${all('cnpg_collector_pg_wal_archive_status', ',value="ready"')} > 0`,
      for: '1m',
      summary: `The log of ${name} has not been archived for ${late} s: so much would be lost`,
    },
    {
      alert: 'PostgresBackupTooOld',
      // The plugin tells nothing where it cannot read the bucket; before the first copy, which a new cluster makes at once, it tells 0.
      expr: [
        `time() - max by (cnpg_io_cluster) (${all(NEWEST_COPY)}) > ${due}`,
        ...postgresClusters(name, store).map((cluster) => `absent(${metricsOf(props, cluster)(NEWEST_COPY)})`),
      ].join(' or '),
      for: '1h',
      summary: `The newest base copy of ${name} is older than its schedule allows`,
    },
  ];
}

const NEWEST_COPY = 'barman_cloud_cloudnative_pg_io_last_available_backup_timestamp';

function jobAlerts({ environment, name, store }: StoreProps<Postgres>): Alert[] {
  const namespace = environment.namespaces.datastores;
  const dump: JobAlertProps = { namespace, job: dumpOf(name), what: `The dump of ${name}`, alert: 'PostgresDump' };
  const partitions: JobAlertProps = {
    namespace,
    job: partitionsOf(name),
    what: `Making the parts of tables of ${name}`,
    alert: 'PostgresPartitions',
  };
  const [schedule] = schedulesOf(store, 'pg_dump');
  return [
    ...(schedule ? [jobFailed(dump), jobTooOld(dump, overdue(schedule))] : []),
    ...(store.partitions
      ? [jobFailed(partitions, 'ticket'), jobTooOld(partitions, overdue(PARTITIONS_SCHEDULE), 'ticket')]
      : []),
  ];
}

/** A metric of all clusters of a datastore, or of one: `cnpg_collector_up{namespace="azora-production",...}`. */
const metricsOf =
  ({ environment, name, store }: StoreProps<Postgres>, ...only: readonly string[]) =>
  (metric: string, further = ''): string => {
    const clusters = only.length > 0 ? only : postgresClusters(name, store);
    return `${metric}{namespace="${environment.namespaces.datastores}",cnpg_io_cluster=~"${clusters.join('|')}"${further}}`;
  };
