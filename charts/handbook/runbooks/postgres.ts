import type { Postgres } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { poolerOf, postgresClusters, postgresEnds } from '../../model/stores/postgres';
import { logVolume } from '../../model/stores/postgres-sizes';
import type { Section } from '../section';
import { chosen, databasesInWords, kubectlIn, paragraphs, primaryOf, psql, shell } from './postgres-commands';
import { copySections, partitionSections } from './postgres-copies';
import { restoreSections } from './postgres-restore';

/** What whoever is on call does about a PostgreSQL, in the words of one environment. */
export const postgresRunbook = (environment: Environment, name: string, store: Postgres): Section[] => [
  lookAtIt(environment, name, store),
  ...health(environment, name, store),
  ...connections(environment, name, store),
  ...(store.backup ? copySections(environment, name, store) : []),
  ...(store.partitions ? partitionSections(environment, name) : []),
  ...(store.backup ? restoreSections(environment, name, store) : []),
  growIt(environment, name, store),
];

function lookAtIt(environment: Environment, name: string, store: Postgres): Section {
  const kubectl = kubectlIn(environment);
  const clusters = postgresClusters(name, store);
  const { cluster, choose } = chosen(name, store, `or ${clusters.slice(1).join(', ')}`);
  return {
    title: 'Look at it',
    body: paragraphs(
      `${name} holds ${store.holds}. It is PostgreSQL ${store.version} by CloudNativePG: ${clusters.length === 1 ? 'a cluster' : `${clusters.length} clusters, ${clusters.join(', ')}, that services spread rows over,`} of ${store.instances} ${store.instances === 1 ? 'instance' : 'instances each'}, with PgBouncer before ${store.instances === 1 ? 'it' : 'them'}.`,
      shell(
        `${kubectl} get clusters.postgresql.cnpg.io ${clusters.join(' ')}`,
        `${kubectl} get pods -l 'cnpg.io/cluster in (${clusters.join(', ')})' -L cnpg.io/instanceRole,cnpg.io/podRole -o wide`,
        ...choose,
        `${kubectl} describe clusters.postgresql.cnpg.io ${cluster}`,
        `${kubectl} logs -l cnpg.io/cluster=${cluster},cnpg.io/instanceRole=primary -c postgres --tail=100`,
        `${kubectl} get databases.postgresql.cnpg.io,databaseroles.postgresql.cnpg.io,poolers.postgresql.cnpg.io`,
      ),
      `Its databases are ${databasesInWords(environment, name)}. With the plugin of kubectl, \`kubectl cnpg status ${cluster} -n ${environment.namespaces.datastores}\` says all of it on one page. The operator's own log:`,
      shell('kubectl -n cnpg-system logs -l app.kubernetes.io/name=cloudnative-pg --tail=100'),
    ),
  };
}

function health(environment: Environment, name: string, store: Postgres): Section[] {
  const kubectl = kubectlIn(environment);
  const { cluster, choose } = chosen(name, store);
  return [
    {
      title: 'PostgresWithoutPrimary',
      body: paragraphs(
        'No instance of a cluster takes writes, or none of them is measured. The operator chooses another primary within a minute, where one has everything that clients were told is written.',
        shell(
          `${kubectl} get clusters.postgresql.cnpg.io -o custom-columns=NAME:.metadata.name,PRIMARY:.status.currentPrimary,TARGET:.status.targetPrimary,PHASE:.status.phase`,
          ...chosen(name, store, 'the one above that is not well').choose,
          `${kubectl} get events --sort-by=.lastTimestamp | grep ${cluster} | tail -20`,
          `${kubectl} get pods -l cnpg.io/cluster=${cluster} -o wide`,
        ),
        `- A pod is Pending: no node has room in its zone, or its volume is in another zone. Look at \`${kubectl} describe pod\`.`,
        '- A pod restarts and the volume of the log is full: archiving stands still; see PostgresLogNotArchived, then "Grow its volumes".',
        store.synchronous
          ? `- The phase says that too few replicas could vouch for the newest commits: bring back the nodes of the other instances. Only when they are lost for good, accept what they may have had: \`${kubectl} patch cluster ${cluster} --type=merge -p '{"spec":{"postgresql":{"synchronous":{"failoverQuorum":false}}}}'\`. Argo CD puts it back.`
          : '- All instances are lost: go on with "Restore to a moment", to `newest`.',
      ),
    },
    {
      title: 'PostgresInstanceMissing',
      body: paragraphs(
        `Fewer than ${store.instances} instances of a cluster are up. Clients notice nothing until one more goes.`,
        shell(
          `${kubectl} get pods -l cnpg.io/podRole=instance -o wide -L cnpg.io/cluster,cnpg.io/instanceRole`,
          `instance=${postgresClusters(name, store)[0]}-2   # the one that is not well, or not there`,
          `${kubectl} describe pod "$instance"`,
          `${kubectl} logs "$instance" -c postgres --tail=50`,
        ),
        'An instance that does not come back for what is on its volume is made anew from the primary. Never do so with the instance that is primary, which the first command names:',
        shell(
          ...choose,
          `echo ${primaryOf(environment, cluster)}`,
          `${kubectl} delete pvc/"$instance" pvc/"$instance"-wal pod/"$instance"`,
        ),
      ),
    },
    ...(store.instances > 1
      ? [
          {
            title: 'PostgresReplicaBehind',
            body: paragraphs(
              'A replica is more than a minute behind the primary, or does not follow it. Who reads from replicas sees old rows; where it is one that confirms commits, writes wait.',
              shell(
                ...choose,
                psql(
                  environment,
                  cluster,
                  'select application_name, state, sync_state, replay_lag, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)) from pg_stat_replication',
                ),
              ),
              '- A long query on the replica holds it up: end it there with `select pg_terminate_backend(pid)`.',
              `- Its volume or cpu is at its limit: \`${kubectl} top pod --containers -l cnpg.io/cluster=${cluster}\` shows it beside the primary.`,
              '- It asks for a file of the log that is gone: make it anew as under PostgresInstanceMissing.',
            ),
          },
        ]
      : []),
    {
      title: 'PostgresTransactionIdsRunOut',
      body: paragraphs(
        'Rows that are older than 500 million transactions are not frozen. At 2.1 thousand million PostgreSQL takes no more writes, days or weeks from now. Something keeps autovacuum from its work.',
        shell(
          ...choose,
          psql(environment, cluster, 'select datname, age(datfrozenxid) from pg_database order by 2 desc'),
          psql(
            environment,
            cluster,
            'select pid, datname, usename, state, age(backend_xmin) from pg_stat_activity where backend_xmin is not null order by 5 desc limit 5',
          ),
          psql(
            environment,
            cluster,
            'select slot_name, active, age(xmin), age(catalog_xmin) from pg_replication_slots',
          ),
          psql(environment, cluster, 'select gid, prepared, database from pg_prepared_xacts'),
        ),
        'End the transaction, drop the slot or roll back the prepared transaction that is oldest, then `vacuum (freeze, verbose)` the tables with the highest `age(relfrozenxid)`.',
      ),
    },
  ];
}

function connections(environment: Environment, name: string, store: Postgres): Section[] {
  const { cluster, choose } = chosen(name, store);
  const { perService, total } = store.pool;
  return [
    {
      title: 'PostgresConnectionsNearLimit',
      body: paragraphs(
        `More than nine tenths of the ${total} connections of an instance are in use. Each service gets ${perService} at most, by its role and by PgBouncer, so that it is many services at once, or somebody who passes PgBouncer by.`,
        shell(
          ...choose,
          psql(
            environment,
            cluster,
            'select usename, client_addr, state, count(*) from pg_stat_activity group by 1, 2, 3 order by 4 desc limit 20',
          ),
        ),
        `Shortly: \`select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle' and usename = '...'\`. For good: raise \`pool.total\` of ${name} in charts/platforms/${environment.platform.name}/datastores.ts, which restarts the instances one by one, or lower \`pool.perService\`.`,
      ),
    },
    {
      title: 'PostgresPoolExhausted',
      body: paragraphs(
        `Clients wait for a connection of their pool: all ${perService} of a service work. After ten seconds they are told that there is none.`,
        shell(
          ...choose,
          ...postgresEnds(store).map(
            (end) =>
              `${kubectlIn(environment)} exec deploy/${poolerOf(cluster, end)} -c pgbouncer -- psql -c 'show pools'`,
          ),
          psql(
            environment,
            cluster,
            "select pid, usename, now() - xact_start as age, state, wait_event, left(query, 80) from pg_stat_activity where state <> 'idle' and backend_type = 'client backend' order by 3 desc limit 20",
          ),
          psql(
            environment,
            cluster,
            'select pid, pg_blocking_pids(pid), left(query, 80) from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0',
          ),
        ),
        '- Transactions are old and idle: the service forgets to end them; restart it, and tell its team.',
        '- Many wait for one: end that one with `select pg_terminate_backend(pid)`.',
        '- All of them work on the same slow query: `select left(query, 80), calls, mean_exec_time from pg_stat_statements order by total_exec_time desc limit 10` in its database says which.',
      ),
    },
  ];
}

function growIt(environment: Environment, name: string, store: Postgres): Section {
  const kubectl = kubectlIn(environment);
  return {
    title: 'Grow its volumes',
    body: paragraphs(
      `Raise \`storage\` of ${name} in charts/platforms/${environment.platform.name}/datastores.ts and run \`npm run synth\`; once it is merged, the operator grows the volumes of all instances while they run. The volume of the log is a fifth of it, now ${Math.round(logVolume(store) / 1024 ** 3)}Gi, and grows with it. They never shrink.`,
      shell(
        `${kubectl} get pvc -l 'cnpg.io/cluster in (${postgresClusters(name, store).join(', ')})' -o custom-columns=NAME:.metadata.name,ASKED:.spec.resources.requests.storage,IS:.status.capacity.storage`,
      ),
      'A provider may let a volume grow once in six hours only: ask for enough.',
    ),
  };
}
