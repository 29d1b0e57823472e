import { Construct } from 'constructs';
import type { Kafka } from '../../../model/datastore';
import { ENTITY_METRICS_PORTS, KAFKA_METRICS_PORT, KAFKA_PORT, kafkaParts, STRIMZI } from '../../../model/stores/kafka';
import { pods, podsIn, tcp, toApiServer } from '../../network/grants';
import { StoreFirewall } from '../store-firewall';
import type { StoreProps } from '../store-props';

/** Brokers among themselves, and whatever of Strimzi talks to them. */
const REPLICATION = 9091;

/** Controllers, and whoever asks them where partitions are. */
const CONTROL_PLANE = 9090;

/** What the agent beside Kafka tells the operator of its state. */
const AGENT = 8443;

/** Who reaches which part of a Kafka. Strimzi's own policies are turned off: they would admit everyone to its listeners. */
export class KafkaFirewalls extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Kafka>) {
    super(scope, id);
    const { environment, name } = props;
    const { brokers, controllers, entityOperator, exporter } = kafkaParts(name);
    const operator = podsIn(STRIMZI.namespace, STRIMZI.podLabels);
    // Each node reads its certificates from the Secrets that Strimzi keeps for it, and brokers their zone from their machine.
    const apiServer = toApiServer(environment.apiServer);
    const toBrokers = { to: [pods(brokers)], ports: [tcp(REPLICATION)] };

    new StoreFirewall(this, 'brokers', {
      ...props,
      policy: `${name}-brokers`,
      podLabels: brokers,
      clients: KAFKA_PORT,
      among: [REPLICATION],
      admits: [
        { from: [pods(entityOperator), pods(exporter)], ports: [tcp(REPLICATION)] },
        { from: [operator], ports: [tcp(REPLICATION), tcp(AGENT)] },
      ],
      metrics: [KAFKA_METRICS_PORT],
      reaches: [apiServer, { to: [pods(controllers)], ports: [tcp(CONTROL_PLANE)] }],
    });
    new StoreFirewall(this, 'controllers', {
      ...props,
      policy: `${name}-controllers`,
      podLabels: controllers,
      among: [CONTROL_PLANE],
      admits: [
        { from: [pods(brokers)], ports: [tcp(CONTROL_PLANE)] },
        { from: [operator], ports: [tcp(CONTROL_PLANE), tcp(AGENT)] },
      ],
      metrics: [KAFKA_METRICS_PORT],
      reaches: [apiServer],
    });
    new StoreFirewall(this, 'entity-operator', {
      ...props,
      policy: `${name}-entity-operator`,
      podLabels: entityOperator,
      metrics: ENTITY_METRICS_PORTS,
      reaches: [apiServer, toBrokers],
    });
    new StoreFirewall(this, 'exporter', {
      ...props,
      policy: `${name}-exporter`,
      podLabels: exporter,
      metrics: [KAFKA_METRICS_PORT],
      reaches: [toBrokers],
    });
  }
}
