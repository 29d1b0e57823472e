import type { Resources } from './resources';
import type { Tier } from './tier';

/** A stateful thing that services use, with its engine. */
export type Datastore = InClusterDatastore | Rds;

/** Runs in the cluster, under the operator of its engine. */
export type InClusterDatastore = Postgres | MongoDb | Redis | Kafka | RabbitMq | Elasticsearch;

/** Runs in the cluster under its operator. */
interface InCluster {
  /** What it holds, in a few words. */
  readonly holds: string;
  readonly version: string;
  readonly tier: Tier;
  readonly instances: number;
  /** Of each instance. */
  readonly resources: Resources;
  /** Volume of each instance, such as `100Gi`. */
  readonly storage: string;
  /** Brokers have none: each message is on several of their instances, and its publisher keeps what it tells of. */
  readonly backup?: Backup;
}

/** Keeps what nobody else may have: it is copied, or its definition says why it may be lost. */
interface KeepsData extends InCluster {
  /** Why losing everything costs nothing but time, in words, in place of a backup: `a cache, filled again from postgres`. */
  readonly mayBeLost?: string;
}

export interface Backup {
  /** The engine's log of changes, shipped while it is written: at most this much is lost. */
  readonly continuous?: { readonly log: 'wal' | 'oplog' | 'aof'; readonly every: string };
  /** Complete copies, by cron schedule in UTC. */
  readonly full: readonly {
    readonly method: 'base' | 'pg_dump' | 'mongodump' | 'rdb' | 'snapshot';
    readonly schedule: string;
  }[];
  /** How long copies stay at hand, such as `30d`. */
  readonly keep: string;
  /** How long a copy is kept for compliance, such as `365d`. */
  readonly archive?: string;
  /** When the newest copy is restored beside the datastore, counted and thrown away, by cron schedule in UTC. */
  readonly drill: string;
}

export interface Postgres extends KeepsData {
  readonly engine: 'postgres';
  /** Replicas that have a commit on disk before the client hears of it. */
  readonly synchronous?: number;
  /** Clusters that the rows are spread over. */
  readonly shards?: number;
  /** Server connections: of each service through PgBouncer, and all that each instance takes. */
  readonly pool: { readonly perService: number; readonly total: number };
  /** Tables that grow for ever, cut by time. Their services make them, partitioned; their parts come and go by schedule. */
  readonly partitions?: readonly Partition[];
  /**
   * Each time that everything was taken back to an earlier moment, in order: the last is where a cluster begins that is
   * made anew, and each begins a folder of copies of its own, since two histories cannot share one.
   */
  readonly restores?: readonly Restore[];
}

/** A table of a service's database, in parts by time: PostgreSQL's range partitions. */
export interface Partition {
  /** Service whose database it is in. */
  readonly database: string;
  readonly table: string;
  /** Of a date or a time with its zone, by which rows find their part. */
  readonly column: string;
  /** The time that each part holds, from midnight UTC, Monday or the first of the month. */
  readonly every: 'day' | 'week' | 'month';
  /** Parts that are there before their time comes. */
  readonly ahead: number;
  /** How long a part stays after its time, such as `365d`; for ever where nothing is said. */
  readonly keep?: string;
}

export interface Restore {
  /** `newest`, or a moment as `2026-01-31T12:00:00Z`: a past one, which synth has no clock to see. */
  readonly to: string;
}

export interface MongoDb extends KeepsData {
  readonly engine: 'mongodb';
  readonly shards?: number;
}

export interface Redis extends KeepsData {
  readonly engine: 'redis';
  readonly mode: 'cluster' | 'standalone';
  /** Of `instances`, in cluster mode: how many own a part of the keys; the rest follow. */
  readonly leaders?: number;
  readonly persistence: readonly ('rdb' | 'aof')[];
  /** What goes first when memory is full, in the words of `maxmemory-policy`. */
  readonly eviction: 'allkeys-lru' | 'volatile-lru' | 'volatile-ttl' | 'noeviction';
}

export interface Kafka extends InCluster {
  readonly engine: 'kafka';
  readonly backup?: undefined;
  /** Copies of each message, and how many must have it before the producer hears of it. */
  readonly replication: { readonly factor: number; readonly minInSync: number };
}

export interface RabbitMq extends InCluster {
  readonly engine: 'rabbitmq';
  readonly backup?: undefined;
}

export interface Elasticsearch extends KeepsData {
  readonly engine: 'elasticsearch';
}

/** PostgreSQL run by AWS, outside the cluster. */
export interface Rds {
  readonly engine: 'rds';
  readonly holds: string;
  readonly version: string;
  readonly tier: Tier;
  /** Its identifier at AWS, in the region of the cluster. */
  readonly instance: string;
  readonly instanceClass: string;
  readonly storage: string;
  readonly multiZone: boolean;
  readonly backup: Backup;
  /** Name that clients connect to: a record of a private zone, which leads to another instance after a recovery. */
  readonly host: string;
  /** Its subnets: a NetworkPolicy cannot hold a host name. */
  readonly cidrs: readonly string[];
}

/** Of PostgreSQL, on which RDS serves as well. */
export const RDS_PORT = 5432;

/** Why a datastore needs no copy of what it keeps; undefined where it does, and of brokers, which keep nothing for good. */
export const reasonToLose = (store: Datastore): string | undefined =>
  'mayBeLost' in store ? store.mayBeLost : undefined;

/** What may differ in one environment. */
export type DatastoreVariant = {
  readonly instances?: number;
  readonly resources?: Resources;
  readonly storage?: string;
  readonly backup?: Backup;
  readonly mayBeLost?: string;
  readonly synchronous?: number;
  readonly shards?: number;
  readonly restores?: readonly Restore[];
  readonly mode?: Redis['mode'];
  readonly leaders?: number;
  readonly replication?: Kafka['replication'];
  readonly instance?: string;
  readonly instanceClass?: string;
  readonly multiZone?: boolean;
  readonly host?: string;
};
