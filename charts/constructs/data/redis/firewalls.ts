import { Construct } from 'constructs';
import type { Redis } from '../../../model/datastore';
import { drillOf } from '../../../model/stores/drill';
import { REDIS_BUS_PORT, REDIS_METRICS_PORT, REDIS_OPERATOR, REDIS_PORT, redisPods } from '../../../model/stores/redis';
import { pods, podsIn, tcp } from '../../network/grants';
import { JOB_LABEL } from '../jobs/job-pod';
import { StoreFirewall } from '../store-firewall';
import type { StoreProps } from '../store-props';
import { backupOf } from './backup';
import { reloadOf } from './certificate-reload';

/** Who reaches the instances: services that declare them, each other, the operator, jobs, and Prometheus the exporter. */
export class Firewalls extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Redis>) {
    super(scope, id);
    const { name, store } = props;
    const kinds = redisPods(name, store).pods;
    const jobs = [reloadOf(name), ...(store.backup ? [backupOf(name), drillOf(name)] : [])];
    // With each other: what clients do, and on the bus who is there and who leads.
    const own = store.mode === 'cluster' ? [REDIS_PORT, REDIS_BUS_PORT] : [];

    for (const podLabels of kinds) {
      const others = kinds.filter((labels) => labels !== podLabels).map(pods);
      new StoreFirewall(this, podLabels.app!, {
        ...props,
        policy: podLabels.app!,
        podLabels,
        clients: REDIS_PORT,
        among: own,
        metrics: [REDIS_METRICS_PORT],
        admits: [
          ...others.map((from) => ({ from: [from], ports: own.map(tcp) })),
          { from: [podsIn(REDIS_OPERATOR.namespace, REDIS_OPERATOR.podLabels)], ports: [tcp(REDIS_PORT)] },
          ...jobs.map((job) => ({ from: [pods({ [JOB_LABEL]: job })], ports: [tcp(REDIS_PORT)] })),
        ],
        reaches: [
          ...others.map((to) => ({ to: [to], ports: own.map(tcp) })),
          // A single Redis is given its keys back by following the throw-away one.
          ...(store.mode === 'standalone' && store.backup
            ? [{ to: [pods({ [JOB_LABEL]: drillOf(name) })], ports: [tcp(REDIS_PORT)] }]
            : []),
        ],
      });
    }
  }
}
