import { Construct } from 'constructs';
import { Binding, Exchange, Policy, Queue, Vhost } from '../../../../imports/rabbitmq.com';
import { channelsOf } from '../../../model/channels-of';
import type { RabbitMq } from '../../../model/datastore';
import { deadLettersOf, vhostOf } from '../../../model/stores/rabbitmq';
import { KEPT } from '../../metadata';
import type { StoreProps } from '../store-props';
import { onlyOf } from './only-of';

/** How often a message is handed out before it counts as one that nobody can deal with. */
const DELIVERIES = 10;

/**
 * For each channel an exchange that its publishers write to and a queue that its consumers read, both called as the channel
 * is; and another pair for the messages that consumers gave back too often or refused.
 */
export class RabbitMqChannels extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<RabbitMq>) {
    super(scope, id);
    const { environment, name } = props;
    const vhost = vhostOf(environment);
    const cluster = { rabbitmqClusterReference: { name } };

    new Vhost(this, 'vhost', {
      metadata: { name, annotations: KEPT },
      spec: { name: vhost, defaultQueueType: 'quorum', deletionPolicy: 'retain', ...cluster },
    });
    for (const [channel] of channelsOf(environment, name)) {
      const dead = deadLettersOf(channel);
      for (const each of [channel, dead]) this.pair(each, name, vhost);
      new Policy(this, `${channel}-policy`, {
        metadata: { name: channel, annotations: KEPT },
        spec: {
          name: channel,
          vhost,
          pattern: onlyOf([channel]),
          applyTo: 'quorum_queues',
          priority: 1,
          definition: {
            'delivery-limit': DELIVERIES,
            'dead-letter-exchange': dead,
            // A message leaves its queue once the other has it; that asks for publishers who wait when there is no room.
            'dead-letter-strategy': 'at-least-once',
            overflow: 'reject-publish',
          },
          ...cluster,
        },
      });
    }
  }

  /** An exchange, a queue, and whatever comes to the one goes to the other. */
  private pair(each: string, name: string, vhost: string): void {
    const common = { vhost, rabbitmqClusterReference: { name } };
    const metadata = { name: each, annotations: KEPT };
    new Exchange(this, `${each}-exchange`, {
      metadata,
      spec: { name: each, type: 'fanout', durable: true, autoDelete: false, ...common },
    });
    new Queue(this, `${each}-queue`, {
      metadata,
      spec: { name: each, type: 'quorum', durable: true, autoDelete: false, deletionPolicy: 'retain', ...common },
    });
    new Binding(this, `${each}-binding`, {
      metadata,
      spec: { source: each, destination: each, destinationType: 'queue', ...common },
    });
  }
}
