import type { RabbitMq } from '../../../model/datastore';
import type { Alert } from '../alerts/alert-rule';
import type { StoreProps } from '../store-props';

/** Queues of dead letters, and no others. */
const DEAD = '.+[.]dead';

/** What somebody has to know about a RabbitMQ. */
export function rabbitmqAlerts({ environment, name, store }: StoreProps<RabbitMq>): Alert[] {
  const { datastores: namespace } = environment.namespaces;
  const { instances } = store;
  const here = `namespace="${namespace}",service="${name}"`;
  const ready = `(sum(kube_statefulset_status_replicas_ready{namespace="${namespace}",statefulset="${name}-server"}) or vector(0))`;
  return [
    {
      alert: 'RabbitMqNodeMissing',
      expr: `${ready} < ${instances}`,
      for: '10m',
      severity: 'ticket',
      summary: `Fewer than ${instances} nodes of ${name} are ready`,
    },
    {
      alert: 'RabbitMqQuorumLost',
      // A majority is more than half.
      expr: `${ready} <= ${instances / 2}`,
      for: '2m',
      summary: `Queues of ${name} have no majority of their copies: they neither take nor give messages`,
    },
    {
      alert: 'RabbitMqPublishersBlocked',
      expr: `max by (pod) (rabbitmq_alarms_memory_used_watermark{${here}}) + max by (pod) (rabbitmq_alarms_free_disk_space_watermark{${here}}) > 0`,
      for: '1m',
      summary: `{{ $labels.pod }} is short of memory or disk: nobody can publish to ${name}`,
    },
    {
      alert: 'RabbitMqDeadLetters',
      expr: `sum by (queue) (rabbitmq_detailed_queue_messages{${here},queue=~"${DEAD}"}) > 0`,
      for: '5m',
      severity: 'ticket',
      summary: '{{ $value }} messages in {{ $labels.queue }} that no consumer could deal with',
    },
    {
      alert: 'RabbitMqQueueWithoutConsumers',
      expr: `sum by (queue) (rabbitmq_detailed_queue_messages_ready{${here},queue!~"${DEAD}"}) > 0 and on (queue) sum by (queue) (rabbitmq_detailed_queue_consumers{${here}}) == 0`,
      for: '10m',
      summary: 'Messages wait in {{ $labels.queue }}, and nobody takes them',
    },
    {
      alert: 'RabbitMqMessagesUnroutable',
      expr: `sum(increase(rabbitmq_channel_messages_unroutable_returned_total{${here}}[10m])) + sum(increase(rabbitmq_channel_messages_unroutable_dropped_total{${here}}[10m])) > 0`,
      for: '1m',
      severity: 'ticket',
      summary: `{{ $value }} messages were published to ${name} that no queue is bound for`,
    },
  ];
}
