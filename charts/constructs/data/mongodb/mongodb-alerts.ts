import type { MongoDb } from '../../../model/datastore';
import { seconds } from '../../../model/quantity';
import { CONFIG_SERVER, replsetsOf } from '../../../model/stores/mongodb-parts';
import type { Alert } from '../alerts/alert-rule';
import { overdue } from '../alerts/job-alerts';
import { drillAlerts } from '../drill/restore-drill';
import type { StoreProps } from '../store-props';

/** Members, their primaries and their lag by the exporters; copies by the objects that the operator keeps of them. */
export const mongodbAlerts = (props: StoreProps<MongoDb>): Alert[] => [
  ...memberAlerts(props),
  ...copyAlerts(props),
  ...drillAlerts(props, 'Mongodb'),
];

function memberAlerts({ environment, name, store }: StoreProps<MongoDb>): Alert[] {
  const sets = replsetsOf(store).length + (store.shards ? 1 : 0);
  const members = replsetsOf(store).length * store.instances + (store.shards ? CONFIG_SERVER.instances : 0);
  const of = (...more: string[]) =>
    `{${[`namespace="${environment.namespaces.datastores}"`, `pod=~"${name}-(rs[0-9]+|cfg)-[0-9]+"`, ...more].join(',')}}`;
  const connections = (type: string) => `mongodb_ss_connections${of(`conn_type="${type}"`)}`;
  return [
    {
      alert: 'MongodbMemberDown',
      expr: `(count(mongodb_up${of()} == 1) or vector(0)) < ${members}`,
      // Longer than a member takes to start again.
      for: '10m',
      summary: `Fewer than the ${members} members of ${name} answer`,
    },
    {
      alert: 'MongodbNoPrimary',
      expr: `(count(mongodb_mongod_replset_my_state${of()} == 1) or vector(0)) < ${sets}`,
      // An election takes seconds.
      for: '2m',
      summary: `A replica set of ${name} has no primary, so nothing can be written`,
    },
    {
      alert: 'MongodbNotReady',
      expr: `max(psmdb_state{namespace="${environment.namespaces.datastores}",cluster="${name}",state="ready"}) == 0`,
      for: '30m',
      severity: 'ticket',
      summary: `The operator has not brought ${name} to what Git says`,
    },
    {
      alert: 'MongodbReplicationLag',
      expr: `max by (pod) (mongodb_mongod_replset_member_replication_lag${of('self="1"')}) > ${LAG}`,
      for: '10m',
      severity: 'ticket',
      summary: `A member of ${name} is more than ${LAG} s behind its primary`,
    },
    {
      alert: 'MongodbConnectionsNearLimit',
      expr: `max by (pod) (${connections('current')} / ignoring (conn_type) (${connections('current')} + ignoring (conn_type) ${connections('available')})) > 0.8`,
      for: '10m',
      summary: `More than 80 % of the connections that a member of ${name} takes are open`,
    },
  ];
}

/** In seconds: clients that read from replicas see what is that old. */
const LAG = 60;

function copyAlerts({ environment, name, store }: StoreProps<MongoDb>): Alert[] {
  const { backup, tier } = store;
  if (!backup) return [];
  const of = `namespace="${environment.namespaces.datastores}",cluster="${name}"`;
  // Until there is a copy, what counts is how long there has been something to copy.
  const begun = `max(kube_statefulset_created{namespace="${environment.namespaces.datastores}",statefulset=~"${name}-rs[0-9]+"})`;
  const newest = Math.min(...backup.full.map(({ schedule }) => overdue(schedule)));
  const copies: Alert[] = [
    {
      alert: 'MongodbBackupTooOld',
      expr: `time() - (max(psmdb_backup_completed_timestamp_seconds{${of},state="ready"}) or ${begun} or vector(0)) > ${newest}`,
      for: '5m',
      severity: 'ticket',
      summary: `No complete copy of ${name} has been made for too long`,
    },
  ];
  if (!backup.continuous) return copies;
  const rpo = seconds(environment.platform.recovery[tier].rpo)!;
  const age = Math.min(rpo, MISSED * seconds(backup.continuous.every)!);
  return [
    ...copies,
    {
      alert: 'MongodbOplogTooOld',
      // While a complete copy is made, the agents store no oplog; what they missed follows at its end.
      expr: `time() - (max(psmdb_backup_latest_restorable_timestamp_seconds{${of}}) or ${begun} or vector(0)) > ${age} unless on () count(psmdb_backup_created_timestamp_seconds{${of},state=~"waiting|requested|running"}) > 0`,
      for: '1m',
      summary: `The oplog of ${name} has not been stored for ${age} s`,
    },
  ];
}

/** Turns of storing the oplog that may be missed before anybody is told, where the recovery point allows for as many. */
const MISSED = 6;
