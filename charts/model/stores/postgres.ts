import { claimOf } from '../claim';
import { clientsOf } from '../clients';
import { CONNECTION_FILES } from '../connection';
import type { Postgres } from '../datastore';
import type { Environment } from '../environment';
import { seconds } from '../quantity';
import { hostIn, prefixOf } from './addresses';
import { gapOf } from './copies';
import { DRILL, drillOf, throwAwayOf } from './drill';
import type { Engine, StorePods } from './engine';
import { BACKUP_SIDECAR, DRILL_COPY, DUMP, PARTITIONING, POOLER, POOLERS } from './postgres-sizes';
import { signIn } from './sign-in';

export const POSTGRES_PORT = 5432;

/** Of the manager in each instance, by which the operator and other instances see how it is. */
export const POSTGRES_STATUS_PORT = 8000;

/** The operator. */
export const CLOUDNATIVE_PG = {
  namespace: 'cnpg-system',
  podLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' },
} as const;

/** Of the exporters in instances and poolers. */
export const POSTGRES_METRICS = { instance: 9187, pooler: 9127 } as const;

/** Names of the clusters that the rows of a datastore are spread over: its own, or one with a number for each shard. */
export const postgresClusters = (name: string, { shards = 1 }: Postgres): string[] =>
  shards === 1 ? [name] : Array.from({ length: shards }, (_, shard) => `${name}-${shard}`);

/** Where clients come in: to write, and to read from replicas, where there are any. */
export const postgresEnds = ({ instances }: Postgres): ('rw' | 'ro')[] => (instances > 1 ? ['rw', 'ro'] : ['rw']);

/** `postgres-pooler-rw`: of the PgBouncers at one end of a cluster, and of their Service. */
export const poolerOf = (cluster: string, end: 'rw' | 'ro'): string => `${cluster}-pooler-${end}`;

/** Of the Secret with the certificate of a cluster's instances and poolers. All clusters of a datastore have one authority. */
export const serverSecretOf = (cluster: string): string => `${cluster}-tls`;

/** The pods that keep the data of a cluster. */
export const instancePods = (cluster: string) => ({ 'cnpg.io/cluster': cluster, 'cnpg.io/podRole': 'instance' });

/** The PgBouncers of a datastore. */
export const poolerPods = (name: string) => ({ 'app.kubernetes.io/part-of': name, 'cnpg.io/podRole': 'pooler' });

/** Clients talk to PgBouncer, which the label `app.kubernetes.io/part-of` of its Poolers tells from other datastores'. */
export const postgresPods = (name: string, store: Postgres): StorePods => ({
  port: POSTGRES_PORT,
  pods: [poolerPods(name)],
  hosts: postgresClusters(name, store).flatMap((cluster) => postgresEnds(store).map((end) => poolerOf(cluster, end))),
});

/** Name of the database, and of the role, of a service. */
export const databaseOf = (service: string): string => service.replaceAll('-', '_');

/** The databases that services write to, each named as its service. */
export const databasesOf = (environment: Environment, name: string): string[] =>
  clientsOf(environment, name)
    .filter(({ access }) => access === 'writes')
    .map(({ service }) => databaseOf(service.name));

/** The time of day at which parts of tables are made and dropped. */
export const PARTITIONS_SCHEDULE = '30 0 * * *';

/** The schedule of complete copies of one kind, where there are any. */
export const schedulesOf = ({ backup }: Postgres, method: 'base' | 'pg_dump'): string[] =>
  (backup?.full ?? []).filter((full) => full.method === method).map(({ schedule }) => schedule);

export const postgres: Engine<Postgres> = {
  claims: (name, store) => {
    const shards = postgresClusters(name, store).length;
    const ends = postgresEnds(store).length;
    const instances = { ...claimOf(name, store.instances, store.resources), shards };
    return [
      {
        ...instances,
        ...(store.backup && { proxy: BACKUP_SIDECAR }),
        services: ends * shards,
        // Data and log.
        persistentVolumeClaims: 2 * store.instances * shards,
      },
      { ...claimOf(`${name}-pooler`, POOLERS * ends, POOLER), shards, services: ends * shards },
      ...(schedulesOf(store, 'pg_dump').length > 0
        ? [{ ...claimOf(`${name}-dump`, 1, DUMP), persistentVolumeClaims: 1 }]
        : []),
      ...(store.partitions ? [claimOf(`${name}-partitions`, 1, PARTITIONING)] : []),
      ...(store.backup
        ? [
            claimOf(drillOf(name), 1, DRILL.resources),
            {
              ...claimOf(throwAwayOf(name), 1, DRILL_COPY),
              proxy: BACKUP_SIDECAR,
              services: 1,
              persistentVolumeClaims: 2,
            },
          ]
        : []),
    ];
  },
  metrics: (name, store) => [
    ...postgresClusters(name, store).map((cluster) => ({
      podLabels: instancePods(cluster),
      port: POSTGRES_METRICS.instance,
    })),
    { podLabels: poolerPods(name), port: POSTGRES_METRICS.pooler },
  ],
  connection: (environment, { name, store, client: { service, access } }) => {
    const prefix = prefixOf(name);
    const reads = access === 'reads';
    const clusters = postgresClusters(name, store);
    const hosts = clusters.map((cluster) =>
      hostIn(poolerOf(cluster, reads ? postgresEnds(store).at(-1)! : 'rw'), environment.namespaces.datastores),
    );
    return {
      settings: {
        [`${prefix}_${hosts.length > 1 ? 'HOSTS' : 'HOST'}`]: hosts.join(','),
        [`${prefix}_PORT`]: String(POSTGRES_PORT),
        // Who reads has no database of its own.
        ...(reads
          ? { [`${prefix}_DATABASES`]: databasesOf(environment, name).join(',') }
          : { [`${prefix}_DATABASE`]: databaseOf(service.name) }),
        [`${prefix}_SSLMODE`]: 'verify-full',
        [`${prefix}_CA_FILE`]: `${CONNECTION_FILES}/${name}-ca.crt`,
      },
      secrets: signIn(name, service.name),
      files: { [`${name}-ca.crt`]: { secret: serverSecretOf(clusters[0]!), key: 'ca.crt' } },
    };
  },
  loss: ({ backup }) => {
    if (backup?.continuous) {
      const { every } = backup.continuous;
      return { seconds: seconds(every)!, because: `the write-ahead log is archived every ${every}` };
    }
    return gapOf(backup);
  },
};
