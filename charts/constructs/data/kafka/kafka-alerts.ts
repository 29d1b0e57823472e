import type { Kafka } from '../../../model/datastore';
import { DAY } from '../../../model/quantity';
import { kafkaControllers, kafkaPools } from '../../../model/stores/kafka';
import type { Alert } from '../alerts/alert-rule';
import type { StoreProps } from '../store-props';
import { AUTHORITY } from './kafka-cluster';

/** Messages that a group of consumers may be behind without anybody hearing of it. */
const LAG = 1000;

/** What somebody has to know about a Kafka. */
export function kafkaAlerts({ environment, name, store }: StoreProps<Kafka>): Alert[] {
  const { datastores: namespace } = environment.namespaces;
  const { brokers, controllers } = kafkaPools(name);
  const here = `namespace="${namespace}",strimzi_io_cluster="${name}"`;
  const nodes = store.instances + kafkaControllers(store);
  const pod = `namespace="${namespace}",pod=~"${name}-(${brokers}|${controllers})-[0-9]+",condition="true"`;
  const lag = `sum by (consumergroup, topic) (kafka_consumergroup_lag{${here}})`;
  return [
    {
      alert: 'KafkaNodeMissing',
      expr: `(sum(kube_pod_status_ready{${pod}}) or vector(0)) < ${nodes}`,
      for: '10m',
      severity: 'ticket',
      summary: `Fewer than ${nodes} brokers and controllers of ${name} are ready`,
    },
    {
      alert: 'KafkaControllerMissing',
      expr: `(sum(kafka_controller_kafkacontroller_activecontrollercount{${here}}) or vector(0)) != 1`,
      for: '2m',
      summary: `${name} has not one leading controller, but none or more`,
    },
    {
      alert: 'KafkaPartitionsOffline',
      expr: `max(kafka_controller_kafkacontroller_offlinepartitionscount{${here}}) > 0`,
      for: '1m',
      summary: `{{ $value }} partitions of ${name} can neither be read nor written`,
    },
    {
      alert: 'KafkaPartitionsBelowMinimum',
      expr: `sum(kafka_server_replicamanager_underminisrpartitioncount{${here}}) > 0`,
      for: '2m',
      summary: `{{ $value }} partitions of ${name} take no messages: too few copies are in sync`,
    },
    {
      alert: 'KafkaPartitionsUnderReplicated',
      expr: `sum(kafka_server_replicamanager_underreplicatedpartitions{${here}}) > 0`,
      for: '15m',
      severity: 'ticket',
      summary: `{{ $value }} partitions of ${name} have a copy that lags behind`,
    },
    {
      alert: 'KafkaConsumerLagGrowing',
      // Far behind, and further than half an hour ago.
      expr: `${lag} > ${LAG} and ${lag} > ${lag.replace('})', '} offset 30m)')}`,
      for: '30m',
      severity: 'ticket',
      summary: '{{ $labels.consumergroup }} reads {{ $labels.topic }} slower than it is written',
    },
    {
      alert: 'KafkaAuthorityNotRenewed',
      // A week after the operator should have made a new one.
      expr: `min by (type) (strimzi_certificate_expiration_timestamp_ms{resource_namespace="${namespace}",cluster="${name}"}) / 1000 - time() < ${(AUTHORITY.renewalDays - 7) * DAY}`,
      for: '1h',
      severity: 'ticket',
      summary: `The authority {{ $labels.type }} of ${name} ends and has no successor`,
    },
    {
      alert: 'KafkaNotReconciled',
      expr: `sum by (kind) (increase(strimzi_reconciliations_failed_total{exported_namespace="${namespace}"}[15m])) > 0`,
      for: '30m',
      severity: 'ticket',
      summary: `Strimzi cannot bring {{ $labels.kind }} of ${name} to what is declared`,
    },
  ];
}
