import { Construct } from 'constructs';
import { Cluster } from '../../../../imports/postgresql.cnpg.io';
import type { Postgres } from '../../../model/datastore';
import { postgresClusters, schedulesOf } from '../../../model/stores/postgres';
import { KEPT } from '../../metadata';
import { StoreAlerts } from '../alerts/store-alerts';
import type { StoreProps } from '../store-props';
import { Access } from './access';
import { postgresAlerts } from './alerts';
import { Certificates } from './certificates';
import { liveSpec } from './cluster-spec';
import { Copies } from './copies';
import { Drill } from './drill';
import { Dump, dumpOf } from './dump';
import { Firewalls } from './firewalls';
import { Metrics } from './metrics';
import { Partitions, partitionsOf } from './partitions';
import { Poolers } from './poolers';

/** PostgreSQL by CloudNativePG: a cluster for each shard, PgBouncer before it, copies of it and drills that restore them. */
export class PostgresStore extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Postgres>) {
    super(scope, id);
    const { name, store } = props;
    const { backup, partitions } = store;
    const [dump] = schedulesOf(store, 'pg_dump');

    new Certificates(this, 'certificates', props);
    for (const cluster of postgresClusters(name, store)) {
      new Cluster(this, cluster, { metadata: { name: cluster, annotations: KEPT }, spec: liveSpec(props, cluster) });
      new Poolers(this, `${cluster}-poolers`, { ...props, cluster });
    }
    new Access(this, 'access', props);
    if (backup) {
      new Copies(this, 'copies', { ...props, backup });
      new Drill(this, 'drill', props);
    }
    if (dump) new Dump(this, 'dump', { ...props, schedule: dump });
    if (partitions) new Partitions(this, 'partitions', { ...props, partitions });
    const jobs = [...(dump ? [dumpOf(name)] : []), ...(partitions ? [partitionsOf(name)] : [])];
    new Firewalls(this, 'firewalls', { ...props, jobs });
    new Metrics(this, 'metrics', props);
    new StoreAlerts(this, 'alerts', { ...props, alerts: postgresAlerts(props) });
  }
}
