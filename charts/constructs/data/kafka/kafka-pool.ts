import { Construct } from 'constructs';
import { KafkaNodePool } from '../../../../imports/kafka.strimzi.io';
import type { Resources } from '../../../model/resources';
import { STORAGE_CLASS } from '../../../model/storage-class';
import { KEPT } from '../../metadata';
import { spreadOf } from '../spread';
import type { StoreProps } from '../store-props';
import { heapOf, kafkaPod } from './kafka-pod';

/** Numbers of nodes are part of their names, and unique in a cluster: each role counts from its own. */
const NODE_IDS = { broker: '[0-99]', controller: '[100-199]' } as const;

export interface KafkaPoolProps extends StoreProps {
  readonly pool: string;
  readonly role: 'broker' | 'controller';
  readonly replicas: number;
  /** Of each node. */
  readonly resources: Resources;
  readonly storage: string;
}

/** Nodes of a Kafka that do the same, each with a volume that outlives it. */
export class KafkaPool extends Construct {
  constructor(scope: Construct, id: string, props: KafkaPoolProps) {
    super(scope, id);
    const { environment, name, pool, role, replicas, resources, storage } = props;
    const labels = { 'strimzi.io/cluster': name };

    new KafkaNodePool(this, 'pool', {
      metadata: { name: pool, labels, annotations: { ...KEPT, 'strimzi.io/next-node-ids': NODE_IDS[role] } },
      spec: {
        replicas,
        roles: [role],
        storage: {
          type: 'jbod',
          volumes: [
            {
              id: 0,
              type: 'persistent-claim',
              size: storage,
              class: STORAGE_CLASS,
              deleteClaim: false,
              kraftMetadata: 'shared',
            },
          ],
        },
        resources,
        jvmOptions: heapOf(resources),
        template: {
          pod: {
            ...kafkaPod(props),
            // A broker hands over the partitions that it leads before it goes.
            terminationGracePeriodSeconds: 120,
            topologySpreadConstraints: spreadOf(environment, { ...labels, 'strimzi.io/pool-name': pool }),
          },
        },
      },
    });
  }
}
