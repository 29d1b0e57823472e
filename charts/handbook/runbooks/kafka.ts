import type { Kafka } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import type { Section } from '../section';
import { shell } from '../shell';
import { kafkaNodeAlerts, kafkaOtherAlerts, kafkaPartitionAlerts } from './kafka-alerts';
import { type KafkaCommands, kafkaCommands } from './kafka-commands';

/** What to do about a Kafka, with the commands for one environment. */
export function kafkaRunbook(environment: Environment, name: string, store: Kafka): Section[] {
  const commands = kafkaCommands(environment, name);
  return [
    look(commands, name),
    ...kafkaNodeAlerts(commands, name, store),
    ...kafkaPartitionAlerts(commands, name, store),
    ...kafkaOtherAlerts(commands, name, environment),
    ...growth(commands, name),
  ];
}

const look = ({ k, operatorLog, broker, tools }: KafkaCommands, name: string): Section => ({
  title: 'Look at it',
  body: [
    shell(
      `${k} get kafka,kafkanodepool,kafkatopic,kafkauser -l app.kubernetes.io/name=${name}`,
      `${k} get pods,pvc -l strimzi.io/cluster=${name} -o wide`,
      `${k} get kafka ${name} -o jsonpath='{range .status.conditions[*]}{.type}={.status} {.message}{"\\n"}{end}'`,
      operatorLog,
    ),
    "How far each group of consumers is behind, and which partitions lack a copy, Kafka's exporter says:",
    shell(
      `${k} port-forward deploy/${name}-kafka-exporter 9404 &`,
      "curl -s localhost:9404/metrics | grep -E '^kafka_(consumergroup_lag|topic_partition_under_replicated)' | grep -v ' 0$'",
      'kill %1',
    ),
    'Every listener asks for a certificate. For what nothing else tells, lend a broker that of the operator of topics, which may do anything, and take it away afterwards:',
    shell(
      `pem() { ${k} get secret "$1" -o go-template="{{index .data \\"$2\\" | base64decode}}"; }`,
      `put() { ${k} exec -i ${broker} -c kafka -- sh -c "umask 077; cat > /tmp/$1"; }`,
      `{ pem ${name}-entity-topic-operator-certs entity-operator.key; pem ${name}-entity-topic-operator-certs entity-operator.crt; } | put tools.pem`,
      `pem ${name}-cluster-ca-cert ca.crt | put ca.pem`,
      `printf '%s\\n' security.protocol=SSL ssl.keystore.type=PEM ssl.keystore.location=/tmp/tools.pem ssl.truststore.type=PEM ssl.truststore.location=/tmp/ca.pem | put tools.properties`,
      `${k} exec ${broker} -c kafka -- bin/kafka-topics.sh ${tools} --describe --unavailable-partitions`,
      `${k} exec ${broker} -c kafka -- bin/kafka-metadata-quorum.sh ${tools} describe --status`,
      `${k} exec ${broker} -c kafka -- rm /tmp/tools.pem /tmp/ca.pem /tmp/tools.properties`,
    ),
  ].join('\n\n'),
});

const growth = ({ k }: KafkaCommands, name: string): Section[] => [
  {
    title: 'Grow its volumes',
    body: [
      'Raise `storage` in the definition, render and merge. The class of the volumes lets them grow while brokers run; Strimzi asks for the new size and starts anew only what needs it. They never shrink.',
      shell(`${k} get pvc -l strimzi.io/cluster=${name} -w`),
      'How much each partition may take follows from `storage` and grows with it.',
    ].join('\n\n'),
  },
  {
    title: 'Add a broker',
    body: [
      'Raise `instances`. A new broker is empty and gets only partitions of topics that are made later; move a part of the others to it with `bin/kafka-reassign-partitions.sh`, as under [Look at it](#look-at-it). Before brokers are taken away everything has to be moved off them: Strimzi refuses otherwise.',
    ].join('\n\n'),
  },
];
