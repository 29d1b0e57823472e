import { channelsOf } from '../../../model/channels-of';
import type { Kafka } from '../../../model/datastore';
import { bytes, GIBIBYTE, MEBIBYTE } from '../../../model/quantity';
import type { StoreProps } from '../store-props';

/** How long a message stays, in hours, unless there are so many that the volumes would fill before: a week. */
export const RETENTION_HOURS = 7 * 24;

/** Percent of the brokers' volumes that messages may take; the rest is for segments about to be deleted, and for growth. */
const FILLED = 75;

/** Settings of all brokers: what is safe for messages, before what is fast. */
export function brokerSettings(props: StoreProps<Kafka>): Record<string, string | number | boolean> {
  const { factor, minInSync } = props.store.replication;
  return {
    // Topics are declared, with their partitions; a misspelt name makes none.
    'auto.create.topics.enable': false,
    'default.replication.factor': factor,
    'min.insync.replicas': minInSync,
    'offsets.topic.replication.factor': factor,
    'transaction.state.log.replication.factor': factor,
    'transaction.state.log.min.isr': minInSync,
    'share.coordinator.state.topic.replication.factor': factor,
    'share.coordinator.state.topic.min.isr': minInSync,
    // A copy that lags behind never leads: rather wait than lose what was confirmed.
    'unclean.leader.election.enable': false,
    'message.max.bytes': MEBIBYTE,
    'log.retention.hours': RETENTION_HOURS,
    ...retention(props),
    // Consumers read from the copy in their own zone where they say which that is.
    'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector',
  };
}

/** Partitions of a channel that says nothing else: one consumer at a time. */
export const partitionsOf = ({ partitions = 1 }: { readonly partitions?: number }): number => partitions;

/** What each partition may take at most, so that all together leave room on the volumes. */
function retention({ environment, name, store }: StoreProps<Kafka>): Record<string, number> {
  const { instances, storage, replication } = store;
  const partitions = channelsOf(environment, name).reduce((sum, [, channel]) => sum + partitionsOf(channel), 0);
  const copies = Math.max(partitions, 1) * replication.factor;
  const share = ((bytes(storage) ?? 0) * FILLED * instances) / 100 / copies;
  // Kafka deletes whole segments only, so one more than what is kept is there.
  const segment = wholeMebibytes(Math.min(share / 4, GIBIBYTE));
  return { 'log.segment.bytes': segment, 'log.retention.bytes': wholeMebibytes(share - segment) };
}

const wholeMebibytes = (size: number): number => Math.max(1, Math.floor(size / MEBIBYTE)) * MEBIBYTE;
