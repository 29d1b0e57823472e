import { Construct } from 'constructs';
import { PodMonitor } from '../../../../imports/monitoring.coreos.com';
import type { Postgres } from '../../../model/datastore';
import { instancePods, poolerPods, postgresClusters } from '../../../model/stores/postgres';
import type { StoreProps } from '../store-props';

/** Has Prometheus read the metrics of instances and poolers; those that the operator would make are going out of use. */
export class Metrics extends Construct {
  constructor(scope: Construct, id: string, { name, store }: StoreProps<Postgres>) {
    super(scope, id);
    for (const cluster of postgresClusters(name, store)) this.monitor(cluster, instancePods(cluster));
    this.monitor(`${name}-pooler`, poolerPods(name));
  }

  private monitor(name: string, matchLabels: Record<string, string>): void {
    new PodMonitor(this, name, {
      metadata: { name },
      spec: {
        selector: { matchLabels },
        // Metrics say which pod they are of, and by this which cluster.
        podTargetLabels: ['cnpg.io/cluster'],
        podMetricsEndpoints: [{ port: 'metrics' }],
      },
    });
  }
}
