import { claimOf } from '../claim';
import { CONNECTION_FILES } from '../connection';
import type { Kafka } from '../datastore';
import { type Resources, together } from '../resources';
import { hostIn, prefixOf } from './addresses';
import type { Engine, StorePods } from './engine';
import { clientNameOf } from './sign-in';

/** Of the listener that speaks TLS and asks clients for a certificate. */
export const KAFKA_PORT = 9093;

export const kafkaPods = (name: string): StorePods => ({
  port: KAFKA_PORT,
  pods: [kafkaParts(name).brokers],
  hosts: [`${name}-kafka-bootstrap`, `${name}-kafka-brokers`],
});

/** Its operator, which watches the nodes and starts them anew. */
export const STRIMZI: { readonly namespace: string; readonly podLabels: Readonly<Record<string, string>> } = {
  namespace: 'strimzi',
  podLabels: { name: 'strimzi-cluster-operator', 'strimzi.io/kind': 'cluster-operator' },
};

/** Versions that Strimzi 1.2 runs, each with its version of the metadata that controllers share. */
export const KAFKA_VERSIONS: Readonly<Record<string, string>> = {
  '4.2.0': '4.2-IV1',
  '4.2.1': '4.2-IV1',
  '4.3.0': '4.3-IV0',
  '4.3.1': '4.3-IV0',
};

/** Pods that keep what brokers and topics there are, apart from those that keep messages: a busy broker holds up no election. */
export const kafkaControllers = ({ instances }: Kafka): number => (instances < 3 ? 1 : 3);

/** Of each controller: it holds the metadata of some hundred partitions. */
export const KAFKA_CONTROLLER: { readonly resources: Resources; readonly storage: string } = {
  resources: { requests: { cpu: '100m', memory: '768Mi' }, limits: { cpu: '500m', memory: '768Mi' } },
  storage: '10Gi',
};

/** Of each of two operators side by side in one pod: of topics, and of users. */
export const KAFKA_ENTITY_OPERATOR: Resources = {
  requests: { cpu: '50m', memory: '384Mi' },
  limits: { cpu: '500m', memory: '384Mi' },
};

/** Tells Prometheus how far each group of consumers has read. */
export const KAFKA_EXPORTER: Resources = {
  requests: { cpu: '20m', memory: '64Mi' },
  limits: { cpu: '200m', memory: '128Mi' },
};

/** Of brokers, controllers and the exporter. */
export const KAFKA_METRICS_PORT = 9404;

/** Of the operator of topics, and of that of users. */
export const ENTITY_METRICS_PORTS = [8080, 8081] as const;

/** Labels that Strimzi gives the pods of each part of a cluster. */
export const kafkaParts = (name: string) =>
  ({
    brokers: { 'strimzi.io/cluster': name, 'strimzi.io/broker-role': 'true' },
    controllers: { 'strimzi.io/cluster': name, 'strimzi.io/controller-role': 'true' },
    entityOperator: { 'strimzi.io/cluster': name, 'strimzi.io/name': `${name}-entity-operator` },
    exporter: { 'strimzi.io/cluster': name, 'strimzi.io/name': `${name}-kafka-exporter` },
  }) as const;

/** Names of its KafkaNodePools, which the namespace shares; a pod is called `kafka-kafka-broker-0`. */
export const kafkaPools = (name: string) => ({ brokers: `${name}-broker`, controllers: `${name}-controller` }) as const;

export const kafka: Engine<Kafka> = {
  claims: (name, store) => [
    {
      ...claimOf(name, store.instances, store.resources),
      services: kafkaPods(name).hosts.length,
      persistentVolumeClaims: store.instances,
    },
    {
      ...claimOf(`${name}-controller`, kafkaControllers(store), KAFKA_CONTROLLER.resources),
      persistentVolumeClaims: kafkaControllers(store),
    },
    claimOf(`${name}-entity-operator`, 1, together(KAFKA_ENTITY_OPERATOR, KAFKA_ENTITY_OPERATOR)),
    // It alone starts a new pod before it ends the old one.
    { ...claimOf(`${name}-exporter`, 1, KAFKA_EXPORTER), surge: 1 },
  ],
  metrics: (name) => {
    const { brokers, controllers, entityOperator, exporter } = kafkaParts(name);
    return [
      ...[brokers, controllers, exporter].map((podLabels) => ({ podLabels, port: KAFKA_METRICS_PORT })),
      ...ENTITY_METRICS_PORTS.map((port) => ({ podLabels: entityOperator, port })),
    ];
  },
  connection: ({ namespaces }, { name, client: { service, consumes } }) => {
    const prefix = prefixOf(name);
    const user = clientNameOf(name, service.name);
    return {
      settings: {
        [`${prefix}_BROKERS`]: `${hostIn(`${name}-kafka-bootstrap`, namespaces.datastores)}:${KAFKA_PORT}`,
        // The only group that the broker lets it read as.
        ...(consumes.length > 0 && { [`${prefix}_GROUP`]: service.name }),
        [`${prefix}_CA_FILE`]: `${CONNECTION_FILES}/${name}-ca.crt`,
        [`${prefix}_CERTIFICATE_FILE`]: `${CONNECTION_FILES}/${name}.crt`,
        [`${prefix}_KEY_FILE`]: `${CONNECTION_FILES}/${name}.key`,
      },
      secrets: {},
      files: {
        [`${name}-ca.crt`]: { secret: `${name}-cluster-ca-cert`, key: 'ca.crt' },
        [`${name}.crt`]: { secret: user, key: 'user.crt' },
        [`${name}.key`]: { secret: user, key: 'user.key' },
      },
    };
  },
  loss: ({ replication: { minInSync } }) =>
    minInSync > 1
      ? { seconds: 0, because: `${minInSync} brokers have a message before its publisher hears of it` }
      : { seconds: Number.POSITIVE_INFINITY, because: 'one broker alone may have a message' },
};
