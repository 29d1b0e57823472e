import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Pooler } from '../../../../imports/postgresql.cnpg.io';
import type { Postgres } from '../../../model/datastore';
import { LABEL } from '../../../model/labels';
import type { Profile } from '../../../model/profile';
import { withDisk } from '../../../model/resources';
import { poolerOf, postgresEnds } from '../../../model/stores/postgres';
import { PGBOUNCER_IMAGE } from '../../../model/stores/postgres-images';
import { POOLER, POOLERS, POSTGRES_DISK, poolSize } from '../../../model/stores/postgres-sizes';
import { priorityClassOf } from '../../guardrails/priorities';
import { storeLabels } from '../../metadata';
import { OUTSIDE_MESH, OUTSIDE_MESH_REASON } from '../outside-mesh';
import type { StoreProps } from '../store-props';

export interface PoolersProps extends StoreProps<Postgres> {
  readonly cluster: string;
}

/** PgBouncers in front of the primary of a cluster and, where there are any, of its replicas. */
export class Poolers extends Construct {
  constructor(scope: Construct, id: string, props: PoolersProps) {
    super(scope, id);
    for (const end of postgresEnds(props.store)) {
      this.pooler(props, end);
      new k8s.KubePodDisruptionBudget(this, `budget-${end}`, {
        metadata: { name: poolerOf(props.cluster, end) },
        spec: {
          maxUnavailable: k8s.IntOrString.fromNumber(1),
          unhealthyPodEvictionPolicy: 'AlwaysAllow',
          selector: { matchLabels: podsOf(props.cluster, end) },
        },
      });
    }
  }

  private pooler({ environment, name, store, cluster }: PoolersProps, end: 'rw' | 'ro'): void {
    const labels = storeLabels(environment, name, store);
    new Pooler(this, end, {
      metadata: { name: poolerOf(cluster, end) },
      spec: {
        cluster: { name: cluster },
        type: end,
        instances: POOLERS,
        pgbouncer: { image: PGBOUNCER_IMAGE, poolMode: 'transaction', parameters: parametersOf(store) },
        // One after the other: a third for a while would open more connections than a role may have.
        deploymentStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
        serviceTemplate: { metadata: { labels } },
        template: {
          metadata: { labels: { ...labels, [LABEL.partOf]: name, ...OUTSIDE_MESH }, annotations: OUTSIDE_MESH_REASON },
          spec: {
            containers: [{ name: 'pgbouncer', resources: withDisk(POOLER, POSTGRES_DISK) }],
            priorityClassName: priorityClassOf(store.tier),
            // Longer than any transaction may take that is under way.
            terminationGracePeriodSeconds: 60,
            topologySpreadConstraints: [
              spread('topology.kubernetes.io/zone', environment.profile.zoneSpread),
              spread('kubernetes.io/hostname', 'ScheduleAnyway'),
            ],
          },
        },
      },
    });

    function spread(topologyKey: string, whenUnsatisfiable: Profile['zoneSpread']) {
      return { maxSkew: 1, topologyKey, whenUnsatisfiable, labelSelector: { matchLabels: podsOf(cluster, end) } };
    }
  }
}

const podsOf = (cluster: string, end: 'rw' | 'ro') => ({ 'cnpg.io/poolerName': poolerOf(cluster, end) });

const parametersOf = (store: Postgres): Record<string, string> => ({
  // Nobody comes in without TLS.
  client_tls_sslmode: 'require',
  default_pool_size: String(poolSize(store)),
  // Connections of clients wait here for one to the server, and cost next to nothing.
  max_client_conn: '1000',
  // Prepared statements outlast the transaction that prepared them.
  max_prepared_statements: '200',
  // Who reads from several databases has a pool for each: all of them together get no more.
  max_user_connections: String(poolSize(store)),
  // Shorter than services wait for an answer, so that they hear why.
  query_wait_timeout: '10',
  server_tls_sslmode: 'verify-ca',
});
