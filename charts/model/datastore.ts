import type { Resources } from './resources';
import type { Tier } from './tier';

/** A stateful thing that services use, with its engine. */
export type Datastore = Postgres | MongoDb | Redis | Kafka | RabbitMq | Elasticsearch | Rds;

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
  /** Absent where losing everything costs nothing but time; the definition says why. */
  readonly backup?: Backup;
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
}

export interface Postgres extends InCluster {
  readonly engine: 'postgres';
  /** Replicas that have a commit on disk before the client hears of it. */
  readonly synchronous?: number;
  /** Clusters that the rows are spread over. */
  readonly shards?: number;
  /** Server connections through PgBouncer. */
  readonly pool: { readonly perService: number; readonly total: number };
}

export interface MongoDb extends InCluster {
  readonly engine: 'mongodb';
  readonly shards?: number;
}

export interface Redis extends InCluster {
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
  /** Copies of each message, and how many must have it before the producer hears of it. */
  readonly replication: { readonly factor: number; readonly minInSync: number };
}

export interface RabbitMq extends InCluster {
  readonly engine: 'rabbitmq';
}

export interface Elasticsearch extends InCluster {
  readonly engine: 'elasticsearch';
}

/** PostgreSQL run by AWS, outside the cluster. */
export interface Rds {
  readonly engine: 'rds';
  readonly holds: string;
  readonly version: string;
  readonly tier: Tier;
  readonly instanceClass: string;
  readonly storage: string;
  readonly multiZone: boolean;
  readonly backup: Backup;
  /** Private name that clients connect to. */
  readonly host: string;
  /** Its subnets: a NetworkPolicy cannot hold a host name. */
  readonly cidrs: readonly string[];
}

/** Of PostgreSQL, on which RDS serves as well. */
export const RDS_PORT = 5432;

/** What may differ in one environment. */
export type DatastoreVariant = {
  readonly instances?: number;
  readonly resources?: Resources;
  readonly storage?: string;
  readonly synchronous?: number;
  readonly shards?: number;
  readonly mode?: Redis['mode'];
  readonly leaders?: number;
  readonly replication?: Kafka['replication'];
  readonly instanceClass?: string;
  readonly multiZone?: boolean;
  readonly host?: string;
};

/** Where clients find a datastore that runs in the cluster: pods by label, and the port that they serve. */
export interface StorePods {
  readonly port: number;
  /** Labels of each kind of its pods; a client talks to all kinds. */
  readonly pods: readonly Readonly<Record<string, string>>[];
  /** Names of Services in the datastore's namespace. */
  readonly hosts: readonly string[];
}

/**
 * The pods that clients talk to, by the labels and Services that each operator makes:
 * CloudNativePG's PgBouncer Poolers, Percona's mongod, OT-Container-Kit's Redis, Strimzi's
 * brokers behind their TLS listener, RabbitMQ over AMQPS, ECK's HTTP endpoint.
 */
export function podsOf(name: string, store: Exclude<Datastore, Rds>): StorePods {
  switch (store.engine) {
    case 'postgres':
      return {
        port: 5432,
        pods: [{ 'app.kubernetes.io/part-of': name, 'cnpg.io/podRole': 'pooler' }],
        hosts: [`${name}-pooler-rw`, `${name}-pooler-ro`],
      };
    case 'mongodb':
      return store.shards
        ? { port: 27017, pods: [percona(name, 'mongos')], hosts: [`${name}-mongos`] }
        : { port: 27017, pods: [percona(name, 'mongod')], hosts: [`${name}-rs0`] };
    case 'redis':
      return store.mode === 'cluster'
        ? redisCluster(name, store)
        : { port: 6379, pods: [{ app: name, redis_setup_type: 'standalone' }], hosts: [name] };
    case 'kafka':
      return {
        port: 9093,
        pods: [{ 'strimzi.io/cluster': name, 'strimzi.io/broker-role': 'true' }],
        hosts: [`${name}-kafka-bootstrap`, `${name}-kafka-brokers`],
      };
    case 'rabbitmq':
      return { port: 5671, pods: [{ 'app.kubernetes.io/name': name }], hosts: [name] };
    case 'elasticsearch':
      return {
        port: 9200,
        pods: [{ 'elasticsearch.k8s.elastic.co/cluster-name': name }],
        hosts: [`${name}-es-http`],
      };
  }
}

function redisCluster(name: string, { instances, leaders = instances }: Redis): StorePods {
  const roles = instances > leaders ? ['leader', 'follower'] : ['leader'];
  return {
    port: 6379,
    // The operator copies the labels of its RedisCluster to the pods: one called `app` there would replace these.
    pods: roles.map((role) => ({ app: `${name}-${role}`, redis_setup_type: 'cluster' })),
    // Clients learn the addresses of the pods, which the mesh knows by the headless Services only.
    hosts: roles.flatMap((role) => [`${name}-${role}`, `${name}-${role}-headless`]),
  };
}

const percona = (name: string, component: string) => ({
  'app.kubernetes.io/instance': name,
  'app.kubernetes.io/component': component,
});
