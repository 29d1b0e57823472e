import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { RabbitMq } from '../../../model/datastore';
import { rabbitmqPods } from '../../../model/stores/rabbitmq';
import { StoreAlerts } from '../alerts/store-alerts';
import type { StoreProps } from '../store-props';
import { rabbitmqAlerts } from './rabbitmq-alerts';
import { RabbitMqChannels } from './rabbitmq-channels';
import { RabbitMqClients } from './rabbitmq-clients';
import { RabbitMqCluster } from './rabbitmq-cluster';
import { RabbitMqFirewall } from './rabbitmq-firewall';
import { RabbitMqMetrics } from './rabbitmq-metrics';

/** RabbitMQ, run by its own operators: nodes, an exchange and a queue for each channel, a user for each service. */
export class RabbitMqStore extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<RabbitMq>) {
    super(scope, id);
    const { name } = props;

    new RabbitMqCluster(this, 'cluster', props);
    new k8s.KubePodDisruptionBudget(this, 'budget', {
      metadata: { name },
      spec: {
        maxUnavailable: k8s.IntOrString.fromNumber(1),
        selector: { matchLabels: { ...rabbitmqPods(name).pods[0] } },
        // A node that never became ready must not hold up the drain of its machine.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
    new RabbitMqChannels(this, 'channels', props);
    new RabbitMqClients(this, 'clients', props);
    new RabbitMqFirewall(this, 'firewall', props);
    new RabbitMqMetrics(this, 'metrics', props);
    new StoreAlerts(this, 'alerts', { ...props, alerts: rabbitmqAlerts(props) });
  }
}
