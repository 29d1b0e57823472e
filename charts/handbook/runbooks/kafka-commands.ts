import type { Environment } from '../../model/environment';
import { kafkaPools, STRIMZI } from '../../model/stores/kafka';

/** What commands about a Kafka begin with or need, in one environment. */
export interface KafkaCommands {
  /** `kubectl` in its namespace. */
  readonly k: string;
  /** What its operator complains of. */
  readonly operatorLog: string;
  /** A broker to run Kafka's own tools in, and what each of them has to be told. */
  readonly broker: string;
  readonly tools: string;
}

export const kafkaCommands = ({ namespaces }: Environment, name: string): KafkaCommands => ({
  k: `kubectl -n ${namespaces.datastores}`,
  operatorLog: `kubectl -n ${STRIMZI.namespace} logs deploy/strimzi-cluster-operator --since=30m | grep -E 'WARN|ERROR'`,
  broker: `${name}-${kafkaPools(name).brokers}-0`,
  tools: `--bootstrap-server ${name}-kafka-bootstrap:9091 --command-config /tmp/tools.properties`,
});
