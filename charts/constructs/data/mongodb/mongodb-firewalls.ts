import { Construct } from 'constructs';
import type { MongoDb } from '../../../model/datastore';
import { throwAwayOf } from '../../../model/stores/drill';
import { MONGODB_METRICS_PORT, MONGODB_PORT, PERCONA_OPERATOR, perconaPods } from '../../../model/stores/mongodb-parts';
import { pods, podsIn, tcp, toObjectStorage } from '../../network/grants';
import { StoreFirewall } from '../store-firewall';
import type { StoreProps } from '../store-props';

const PORTS = [tcp(MONGODB_PORT)];

/** Elects, adds users and has copies made, on each member's own port. */
const FROM_OPERATOR = { from: [podsIn(PERCONA_OPERATOR.namespace, PERCONA_OPERATOR.podLabels)], ports: PORTS };

/** Members among each other, clients to them or to the routers in front; agents to where copies are. */
export class MongoDbFirewalls extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<MongoDb>) {
    super(scope, id);
    const { name, store } = props;
    this.cluster({ ...props, cluster: name, live: true });
    if (store.backup) this.cluster({ ...props, cluster: throwAwayOf(name), live: false });
  }

  private cluster({ cluster, live, ...props }: StoreProps<MongoDb> & { cluster: string; live: boolean }): void {
    const { environment, store } = props;
    const [members, routers] = [perconaPods(cluster, 'mongod'), perconaPods(cluster, 'mongos')];
    new StoreFirewall(this, cluster, {
      ...props,
      policy: cluster,
      podLabels: members,
      clients: live && !store.shards ? MONGODB_PORT : undefined,
      among: [MONGODB_PORT],
      admits: [FROM_OPERATOR, ...(store.shards ? [{ from: [pods(routers)], ports: PORTS }] : [])],
      metrics: live ? [MONGODB_METRICS_PORT] : [],
      reaches: store.backup ? toObjectStorage(environment.cloud) : [],
    });
    if (!store.shards) return;
    new StoreFirewall(this, `${cluster}-routers`, {
      ...props,
      policy: `${cluster}-mongos`,
      podLabels: routers,
      clients: live ? MONGODB_PORT : undefined,
      admits: [FROM_OPERATOR],
      reaches: [{ to: [pods(members)], ports: PORTS }],
    });
  }
}
