import type { Redis } from '../../../model/datastore';
import { longestGap } from '../../../model/stores/copies';
import { redisRoles } from '../../../model/stores/redis';
import type { Alert } from '../alerts/alert-rule';
import { jobFailed, jobTooOld, overdue } from '../alerts/job-alerts';
import { drillAlerts } from '../drill/restore-drill';
import type { StoreProps } from '../store-props';
import { backupOf } from './backup';
import { RELOAD_SCHEDULE, reloadOf } from './certificate-reload';

/** What about a Redis somebody has to know, by the metrics of its exporter and of its jobs. */
export const redisAlerts = (props: StoreProps<Redis>): Alert[] => {
  const { environment, name, store } = props;
  const metric = metricsOf(props);
  return [
    {
      alert: 'RedisInstanceMissing',
      expr: `(count(${metric('redis_up')} == 1) or vector(0)) < ${store.instances}`,
      for: '3m',
      summary: `Fewer than the ${store.instances} instances of ${name} answer`,
    },
    ...(store.mode === 'cluster' ? clusterAlerts(props) : []),
    ...memoryAlerts(props),
    ...diskAlerts(props),
    {
      alert: 'RedisClientsNearLimit',
      expr: `max(${metric('redis_connected_clients')} / ${metric('redis_max_clients')}) > 0.8`,
      for: '10m',
      severity: 'ticket',
      summary: `An instance of ${name} has more than 80 % of the connections that it takes`,
    },
    jobTooOld(
      {
        namespace: environment.namespaces.datastores,
        job: reloadOf(name),
        what: `Reading the renewed certificate of ${name}`,
        alert: 'RedisCertificateReload',
      },
      overdue(RELOAD_SCHEDULE),
      'ticket',
    ),
    ...backupAlerts(props),
    ...drillAlerts(props, 'Redis'),
  ];
};

function clusterAlerts(props: StoreProps<Redis>): Alert[] {
  const { name, store } = props;
  const metric = metricsOf(props);
  const followers = store.instances - (store.leaders ?? store.instances);
  return [
    {
      alert: 'RedisKeysUnserved',
      // The state stays ok while a part of the keys is away, since the rest is served.
      expr: `max(${metric('redis_cluster_slots_fail')}) > 0 or min(${metric('redis_cluster_slots_ok')}) < 16384 or min(${metric('redis_cluster_state')}) == 0`,
      for: '1m',
      summary: `Some keys of ${name} have no leader`,
    },
    ...(redisRoles(store).includes('follower')
      ? [
          {
            alert: 'RedisFollowerBehind',
            expr: `(count(${metric('redis_master_link_up')} == 1) or vector(0)) < ${followers}`,
            for: '5m',
            summary: `Fewer than ${followers} followers of ${name} get what their leaders write`,
          },
        ]
      : []),
  ];
}

function memoryAlerts(props: StoreProps<Redis>): Alert[] {
  const { name, store } = props;
  const metric = metricsOf(props);
  return [
    store.eviction === 'noeviction'
      ? {
          alert: 'RedisMemoryNearlyFull',
          expr: `max(${metric('redis_memory_used_bytes')} / ${metric('redis_memory_max_bytes')}) > 0.85`,
          for: '10m',
          summary: `An instance of ${name} has filled 85 % of its memory, and refuses writes once it is full`,
        }
      : {
          alert: 'RedisEvictsKeys',
          // A key now and then is what the policy is for; one a second for half an hour is a working set that does not fit.
          expr: `sum(rate(${metric('redis_evicted_keys_total')}[30m])) > 1`,
          for: '30m',
          severity: 'ticket' as const,
          summary: `${name} drops keys before they expire, as memory is full`,
        },
    ...(store.eviction.startsWith('allkeys')
      ? []
      : [
          {
            alert: 'RedisRefusesWrites',
            expr: `sum(increase(${metric('redis_errors_total', 'err="OOM"')}[5m])) > 0`,
            for: '2m',
            summary: `${name} refuses writes: memory is full, and no key in it may go`,
          },
        ]),
  ];
}

function diskAlerts(props: StoreProps<Redis>): Alert[] {
  const { name, store } = props;
  const metric = metricsOf(props);
  return [
    ...(store.persistence.includes('aof')
      ? [
          {
            alert: 'RedisLogNotWritten',
            expr: `min(${metric('redis_aof_last_write_status')}) == 0 or min(${metric('redis_aof_last_bgrewrite_status')}) == 0`,
            for: '2m',
            summary: `An instance of ${name} cannot write its append-only file`,
          },
        ]
      : []),
    ...(store.persistence.includes('rdb')
      ? [
          {
            alert: 'RedisSnapshotFailing',
            expr: `min(${metric('redis_rdb_last_bgsave_status')}) == 0`,
            for: '10m',
            severity: 'ticket' as const,
            summary: `An instance of ${name} cannot write its RDB`,
          },
        ]
      : []),
  ];
}

function backupAlerts({ environment, name, store: { backup } }: StoreProps<Redis>): Alert[] {
  if (!backup) return [];
  const job = {
    namespace: environment.namespaces.datastores,
    job: backupOf(name),
    what: `The backup of ${name}`,
    alert: 'RedisBackup',
  };
  const { schedule } = backup.full[0]!;
  // Copies that come by the minute are what is left of a lost volume: the second that is missing is told of.
  return [jobFailed(job, 'ticket'), jobTooOld(job, Math.min(overdue(schedule), 2 * longestGap(schedule)))];
}

/** A metric of all instances of the datastore, and of no other. */
const metricsOf =
  ({ environment, name, store }: StoreProps<Redis>) =>
  (metric: string, ...matchers: readonly string[]): string => {
    const pods = store.mode === 'cluster' ? `${name}-(${redisRoles(store).join('|')})-[0-9]+` : `${name}-0`;
    const all = [`namespace="${environment.namespaces.datastores}"`, `pod=~"${pods}"`, ...matchers];
    return `${metric}{${all.join(',')}}`;
  };
