import { Construct } from 'constructs';
import type { Kafka } from '../../../model/datastore';
import { KAFKA_CONTROLLER, kafkaControllers, kafkaPools } from '../../../model/stores/kafka';
import { StoreAlerts } from '../alerts/store-alerts';
import type { StoreProps } from '../store-props';
import { kafkaAlerts } from './kafka-alerts';
import { KafkaClients } from './kafka-clients';
import { KafkaCluster } from './kafka-cluster';
import { KafkaFirewalls } from './kafka-firewalls';
import { KafkaMetrics } from './kafka-metrics';
import { KafkaPool } from './kafka-pool';
import { KafkaTopics } from './kafka-topics';

/** Apache Kafka, run by Strimzi: brokers, the controllers that lead them, a topic for each channel, a user for each service. */
export class KafkaStore extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Kafka>) {
    super(scope, id);
    const { name, store } = props;
    const pools = kafkaPools(name);

    new KafkaPool(this, 'controllers', {
      ...props,
      pool: pools.controllers,
      role: 'controller',
      replicas: kafkaControllers(store),
      ...KAFKA_CONTROLLER,
    });
    new KafkaPool(this, 'brokers', {
      ...props,
      pool: pools.brokers,
      role: 'broker',
      replicas: store.instances,
      resources: store.resources,
      storage: store.storage,
    });
    new KafkaCluster(this, 'cluster', props);
    new KafkaTopics(this, 'topics', props);
    new KafkaClients(this, 'clients', props);
    new KafkaFirewalls(this, 'firewalls', props);
    new KafkaMetrics(this, 'metrics', props);
    new StoreAlerts(this, 'alerts', { ...props, alerts: kafkaAlerts(props) });
  }
}
