import { Construct } from 'constructs';
import type { RabbitMq } from '../../../model/datastore';
import {
  RABBITMQ_MANAGEMENT_PORT,
  RABBITMQ_METRICS_PORT,
  RABBITMQ_OPERATOR,
  RABBITMQ_PORT,
  rabbitmqPods,
} from '../../../model/stores/rabbitmq';
import { podsIn, tcp } from '../../network/grants';
import { StoreFirewall } from '../store-firewall';
import type { StoreProps } from '../store-props';

/** Where Erlang says at which port a node is, and that port. */
const AMONG_NODES = [4369, 25672];

/** Who reaches the nodes of a RabbitMQ. From 4.1 on they find each other by name, and ask the Kubernetes API nothing. */
export class RabbitMqFirewall extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<RabbitMq>) {
    super(scope, id);
    const { name } = props;
    new StoreFirewall(this, 'nodes', {
      ...props,
      policy: `${name}-nodes`,
      podLabels: rabbitmqPods(name).pods[0]!,
      clients: RABBITMQ_PORT,
      among: AMONG_NODES,
      admits: [
        {
          from: [podsIn(RABBITMQ_OPERATOR.namespace, RABBITMQ_OPERATOR.topology)],
          ports: [tcp(RABBITMQ_MANAGEMENT_PORT)],
        },
      ],
      metrics: [RABBITMQ_METRICS_PORT],
    });
  }
}
