/** Reads everything, for logical copies and for holding a restored copy against what is live. */
export const PG_COPIES = 'copies_reader';

/** Acts as the owner of partitioned tables, to make and drop their parts. */
export const PG_PARTITIONS = 'partition_keeper';

/** Roles that are there before any service's, beside those that begin with `pg_`. */
export const TAKEN_ROLES: readonly string[] = [
  'app',
  'cnpg_metrics_exporter',
  'cnpg_pooler_pgbouncer',
  PG_COPIES,
  PG_PARTITIONS,
  'postgres',
  'streaming_replica',
];

/** What the operator calls Secrets of a cluster, after its name: none may be that of a service's password. */
export const TAKEN_SECRETS: readonly string[] = ['app', 'ca', 'pooler', 'replication', 'server', 'superuser', 'tls'];
