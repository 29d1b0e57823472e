import type { RabbitMq } from '../../model/datastore';
import { deadLettersOf } from '../../model/stores/rabbitmq';
import type { Section } from '../section';
import { shell } from '../shell';
import type { RabbitMqCommands } from './rabbitmq-commands';

export const rabbitmqNodeAlerts = (
  { k, namespace, first, vhost, on }: RabbitMqCommands,
  name: string,
  { instances }: RabbitMq,
): Section[] => [
  {
    title: 'RabbitMqNodeMissing',
    body: [
      `A node has not been ready for ten minutes. While most of ${instances} are there, every queue goes on.`,
      shell(
        `${k} get pods -l app.kubernetes.io/name=${name} -o wide`,
        `${k} describe pod <pod>`,
        `${k} logs <pod> -c rabbitmq --previous --tail=100`,
      ),
      '- `Pending`: its zone has no node with room, or its volume is in a zone without nodes. Add a node there; the volume cannot move.',
      '- It runs and never becomes ready: it waits for the others (`rabbitmq-diagnostics cluster_status`), or its certificate has ended (`kubectl get certificate`).',
      `- It ends slowly: it waits until each queue has a majority without it, a quarter of an hour at most. ${code(on('<pod>', 'rabbitmq-queues check_if_node_is_quorum_critical'))} names what it waits for.`,
      `- Its volume is lost: tell the others to forget it, then make it anew. The first node, \`${first}\`, begins a cluster of its own when its volume is empty: take it out of the old one before, and have it join after.`,
      shell(
        on(`${name}-server-1`, `rabbitmqctl forget_cluster_node rabbit@<pod>.${name}-nodes.${namespace}`),
        `${k} delete pvc persistence-<pod> --wait=false && ${k} delete pod <pod>`,
        `# only for ${first}, once it runs:`,
        on(
          first,
          `sh -c 'rabbitmqctl stop_app && rabbitmqctl reset && rabbitmqctl join_cluster rabbit@${name}-server-1.${name}-nodes.${namespace} && rabbitmqctl start_app'`,
        ),
        '# and give it a copy of each queue:',
        on(first, `rabbitmq-queues grow rabbit@<pod>.${name}-nodes.${namespace} all`),
      ),
    ].join('\n\n'),
  },
  {
    title: 'RabbitMqQuorumLost',
    body: [
      'Half of the nodes or more are away: queues neither take nor give messages, publishers wait or are told so. Nothing that was confirmed is lost as long as the volumes are there.',
      'Bring the pods back as under [RabbitMqNodeMissing](#rabbitmqnodemissing), and throw away no volume before most nodes are ready again. Look at what they have in common first: a zone, a full disk, a certificate, a change of the definition just before:',
      shell(`${k} get events --sort-by=.lastTimestamp | tail -30`, `${k} get certificate ${name}-tls`),
    ].join('\n\n'),
  },
  {
    title: 'RabbitMqPublishersBlocked',
    body: [
      'A node is short of memory, or of space on its volume. All publishers wait until it is not; consumers go on, so the way out is that they catch up.',
      shell(
        on(first, 'rabbitmq-diagnostics alarms'),
        on('<pod>', 'rabbitmq-diagnostics memory_breakdown --unit mb'),
        on('<pod>', 'df -h /var/lib/rabbitmq/mnesia'),
        on(first, `rabbitmqctl list_queues ${vhost} name messages consumers memory`),
      ),
      `A long queue: see why it is not read, as under [RabbitMqQueueWithoutConsumers](#rabbitmqqueuewithoutconsumers). Many connections: \`rabbitmqctl list_connections user state\` says whose. Else raise \`resources\` or \`storage\` in the definition: see [Grow its volumes](#grow-its-volumes).`,
    ].join('\n\n'),
  },
];

export const rabbitmqMessageAlerts = (
  { k, first, vhost, on }: RabbitMqCommands,
  name: string,
  services: string,
): Section[] => [
  {
    title: 'RabbitMqDeadLetters',
    body: [
      `Consumers gave a message back ten times, or refused it: it waits in \`${dead}\` until somebody decides. Nothing else reads or removes it.`,
      'Look at them without taking them out, on the web page (see [Look at it](#look-at-it)): queue, "Get messages", acknowledgement "Nack message requeue true". The header `x-death` says how often, when and why.',
      `Once the service can deal with them, send them back. A shovel does it and ends by itself:`,
      shell(
        on(first, 'rabbitmq-plugins enable rabbitmq_shovel'),
        on(
          first,
          `rabbitmqctl set_parameter ${vhost} shovel again '{"src-uri":"amqp://","src-queue":"${dead}","dest-uri":"amqp://","dest-exchange":"<channel>","src-delete-after":"queue-length"}'`,
        ),
        on(first, 'rabbitmqctl shovel_status'),
        on(first, 'rabbitmq-plugins disable rabbitmq_shovel'),
      ),
      'What is of no use to anybody is thrown away, with the owner of the channel agreeing:',
      shell(on(first, `rabbitmqctl purge_queue ${vhost} ${dead}`)),
    ].join('\n\n'),
  },
  {
    title: 'RabbitMqQueueWithoutConsumers',
    body: [
      'Messages wait and no service takes them: its pods are away, cannot connect or may not read.',
      shell(
        `kubectl -n ${services} get pods,hpa`,
        `kubectl -n ${services} logs deploy/<service> --since=15m | tail -50`,
        on(first, 'rabbitmqctl list_connections user state peer_host'),
        on(first, `rabbitmqctl list_permissions ${vhost}`),
        `${k} logs -l app.kubernetes.io/name=${name} -c rabbitmq --tail=100 --prefix | grep -iE 'error|refused|denied'`,
      ),
      'Where its password is refused, the Secret and RabbitMQ differ: annotate the User, and the operator sets it again.',
      shell(`${k} annotate users.rabbitmq.com ${name}-<service> again="$(date +%s)" --overwrite`),
    ].join('\n\n'),
  },
  {
    title: 'RabbitMqMessagesUnroutable',
    body: [
      'A service published to an exchange that no queue is bound to, so the message went nowhere. Each channel has an exchange and a queue of its name, and a binding between them:',
      shell(
        on(first, `rabbitmqctl list_bindings ${vhost}`),
        `${k} get bindings.rabbitmq.com`,
        on(first, 'rabbitmqctl list_channels user messages_unconfirmed'),
      ),
      'A binding that is missing comes back once the operator looks again; else the service publishes to a wrong name.',
    ].join('\n\n'),
  },
];

/** Where the messages of some channel go that nobody could deal with. */
const dead = deadLettersOf('<channel>');

const code = (text: string): string => `\`${text}\``;
