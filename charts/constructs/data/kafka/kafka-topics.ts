import { Construct } from 'constructs';
import { KafkaTopic } from '../../../../imports/kafka.strimzi.io';
import { channelsOf } from '../../../model/channels-of';
import type { Kafka } from '../../../model/datastore';
import { KEPT } from '../../metadata';
import type { StoreProps } from '../store-props';
import { partitionsOf, RETENTION_HOURS } from './broker-settings';

/** A topic for each channel, called as the channel is. */
export class KafkaTopics extends Construct {
  constructor(scope: Construct, id: string, { environment, name, store }: StoreProps<Kafka>) {
    super(scope, id);
    for (const [channel, definition] of channelsOf(environment, name)) {
      new KafkaTopic(this, channel, {
        metadata: { name: channel, labels: { 'strimzi.io/cluster': name }, annotations: KEPT },
        spec: {
          partitions: partitionsOf(definition),
          replicas: store.replication.factor,
          config: {
            'cleanup.policy': 'delete',
            'min.insync.replicas': store.replication.minInSync,
            'retention.ms': RETENTION_HOURS * 3_600_000,
          },
        },
      });
    }
  }
}
