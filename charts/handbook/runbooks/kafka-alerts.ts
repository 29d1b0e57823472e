import type { Kafka } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import type { Section } from '../section';
import { shell } from '../shell';
import type { KafkaCommands } from './kafka-commands';

export const kafkaNodeAlerts = ({ k }: KafkaCommands, name: string, { replication }: Kafka): Section[] => [
  {
    title: 'KafkaNodeMissing',
    body: [
      `A broker or a controller has not been ready for ten minutes. With ${replication.factor} copies of each message nothing is lost and, while ${replication.minInSync} of them are in sync, nothing stands still; the next one that goes may stop publishers.`,
      shell(
        `${k} get pods -l strimzi.io/cluster=${name},strimzi.io/kind=Kafka -o wide`,
        `${k} describe pod <pod>`,
        `${k} logs <pod> -c kafka --previous --tail=100`,
      ),
      '- `Pending`: its zone has no node with room, or its volume is in a zone without nodes. Add a node there; the volume cannot move.',
      '- `OOMKilled`: raise `resources` in the definition; half of the memory is heap.',
      '- No space left: see [Grow its volumes](#grow-its-volumes).',
      '- The volume itself is lost: have Strimzi make pod and volume anew; the broker copies everything from the others. Only while all others are ready:',
      shell(`${k} annotate pod <pod> strimzi.io/delete-pod-and-pvc="true"`),
    ].join('\n\n'),
  },
  {
    title: 'KafkaControllerMissing',
    body: [
      'No controller leads, or two think that they do. Messages still flow for a while, but no partition gets a new leader, and no topic or user is made.',
      shell(
        `${k} get pods -l strimzi.io/cluster=${name},strimzi.io/controller-role=true -o wide`,
        `${k} logs -l strimzi.io/cluster=${name},strimzi.io/controller-role=true -c kafka --tail=50 --prefix`,
      ),
      'Two of three have to be there. Bring back the pods that are not ready, as under [KafkaNodeMissing](#kafkanodemissing); never throw away the volume of a controller while another is missing too. Where all are ready and none leads, start the one that says so in its log anew:',
      shell(`${k} annotate pod <pod> strimzi.io/manual-rolling-update="true"`),
    ].join('\n\n'),
  },
];

export const kafkaPartitionAlerts = (
  { k, broker, tools }: KafkaCommands,
  name: string,
  { replication }: Kafka,
): Section[] => [
  {
    title: 'KafkaPartitionsOffline',
    body: [
      'Partitions whose every copy in sync is on a broker that is away: nobody reads or writes them. Kafka waits for such a broker rather than letting a copy lead that lacks messages.',
      `List them as under [Look at it](#look-at-it), and bring the brokers that hold them back, as under [KafkaNodeMissing](#kafkanodemissing). Only when their volumes are lost for good, and with the owners of the topic agreeing to lose what the remaining copy lacks:`,
      shell(
        `${k} exec ${broker} -c kafka -- bin/kafka-leader-election.sh ${tools} --election-type unclean --topic <topic> --partition <partition>`,
      ),
    ].join('\n\n'),
  },
  {
    title: 'KafkaPartitionsBelowMinimum',
    body: [
      `Fewer than ${replication.minInSync} copies of a partition are in sync: publishers are refused (\`NOT_ENOUGH_REPLICAS\`), consumers go on. Services keep what they tell of in their own datastores, and publish once it is over.`,
      'A second broker is away or too slow. Look for it as under [KafkaNodeMissing](#kafkanodemissing); where all are ready, look at cpu and disk of the one that lags.',
    ].join('\n\n'),
  },
  {
    title: 'KafkaPartitionsUnderReplicated',
    body: [
      'A copy has lagged behind for a quarter of an hour: a broker is away, has just come back, or cannot keep up.',
      shell(
        `${k} top pods -l strimzi.io/cluster=${name},strimzi.io/broker-role=true --containers`,
        `${k} logs -l strimzi.io/cluster=${name},strimzi.io/broker-role=true -c kafka --tail=50 --prefix | grep -E 'WARN|ERROR'`,
      ),
      'After a restart it catches up by itself; the number falls. Where it does not, give brokers more cpu or a faster class of volumes. Start no other broker anew meanwhile.',
    ].join('\n\n'),
  },
];

export const kafkaOtherAlerts = (
  { k, operatorLog }: KafkaCommands,
  name: string,
  environment: Environment,
): Section[] => [
  {
    title: 'KafkaConsumerLagGrowing',
    body: [
      'A service reads a topic slower than it is written, or does not read it at all. After a week messages go, read or not.',
      shell(
        `kubectl -n ${environment.namespaces.services} get pods,hpa -l app=<consumergroup>`,
        `kubectl -n ${environment.namespaces.services} logs deploy/<consumergroup> --since=15m | tail -50`,
      ),
      'The group is called as the service is. Where its pods are well, there are too few: raise `scale.max`, up to the number of partitions of the topic. Where one partition alone lags, a message in it is being tried again and again: the log of the service names it.',
    ].join('\n\n'),
  },
  {
    title: 'KafkaAuthorityNotRenewed',
    body: [
      'The authority of brokers (`cluster-ca`) or of services (`client-ca`) should have been followed by a new one, and was not. When it ends, nobody can connect any more.',
      shell(
        `${k} get secret ${name}-cluster-ca-cert -o go-template='{{index .data "ca.crt" | base64decode}}' | openssl x509 -noout -dates`,
        `${k} get secret ${name}-clients-ca-cert -o go-template='{{index .data "ca.crt" | base64decode}}' | openssl x509 -noout -dates`,
        operatorLog,
      ),
      'Put right what the operator complains of. It then renews by itself, or at once if told so; it starts each node anew, one after the other:',
      shell(
        `${k} annotate secret ${name}-cluster-ca-cert strimzi.io/force-renew="true"`,
        `${k} annotate secret ${name}-clients-ca-cert strimzi.io/force-renew="true"`,
      ),
      'Within an hour services have the new authority in their files; those that read it only when they start are started anew: `kubectl rollout restart`.',
    ].join('\n\n'),
  },
  {
    title: 'KafkaNotReconciled',
    body: [
      'Strimzi has failed for half an hour to bring something to what is declared: a change has no effect, and certificates may not be renewed.',
      shell(
        `${k} get kafka,kafkatopic,kafkauser -l app.kubernetes.io/name=${name} -o custom-columns='KIND:.kind,NAME:.metadata.name,READY:.status.conditions[?(@.type=="Ready")].status,MESSAGE:.status.conditions[*].message'`,
        operatorLog,
        `${k} logs deploy/${name}-entity-operator --all-containers --since=30m | grep -E 'WARN|ERROR'`,
      ),
      'Most often a definition asks for what cannot be: fewer partitions than there are, another number of copies of a topic that exists, a smaller volume. Put the definition back, or change the copies with `bin/kafka-reassign-partitions.sh` first.',
    ].join('\n\n'),
  },
];
