import type { RabbitMq } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { RABBITMQ_OPERATOR } from '../../model/stores/rabbitmq';
import type { Section } from '../section';
import { shell } from '../shell';
import { rabbitmqMessageAlerts, rabbitmqNodeAlerts } from './rabbitmq-alerts';
import { type RabbitMqCommands, rabbitmqCommands } from './rabbitmq-commands';

/** What to do about a RabbitMQ, with the commands for one environment. */
export function rabbitmqRunbook(environment: Environment, name: string, store: RabbitMq): Section[] {
  const commands = rabbitmqCommands(environment, name);
  return [
    look(commands, name),
    ...rabbitmqNodeAlerts(commands, name, store),
    ...rabbitmqMessageAlerts(commands, name, environment.namespaces.services),
    growth(commands, name),
  ];
}

const look = ({ k, first, vhost, on }: RabbitMqCommands, name: string): Section => ({
  title: 'Look at it',
  body: [
    shell(
      `${k} get rabbitmqcluster,statefulset,pods,pvc -l app.kubernetes.io/name=${name} -o wide`,
      `${k} get vhosts.rabbitmq.com,exchanges.rabbitmq.com,queues.rabbitmq.com,bindings.rabbitmq.com,policies.rabbitmq.com,users.rabbitmq.com,permissions.rabbitmq.com`,
      on(first, 'rabbitmq-diagnostics cluster_status'),
      on(
        first,
        `rabbitmqctl list_queues ${vhost} name type messages_ready messages_unacknowledged consumers leader online`,
      ),
      `kubectl -n ${RABBITMQ_OPERATOR.namespace} logs deploy/messaging-topology-operator --since=30m | grep -i error`,
    ),
    'The web page is at https://localhost:15671; the user is made by the operator, and its certificate is not for `localhost`:',
    shell(
      `${k} port-forward service/${name} 15671 &`,
      `${k} get secret ${name}-default-user -o go-template='{{.data.username | base64decode}} {{.data.password | base64decode}}'`,
    ),
  ].join('\n\n'),
});

const growth = ({ k }: RabbitMqCommands, name: string): Section => ({
  title: 'Grow its volumes',
  body: [
    'Raise `storage` in the definition, render and merge. The operator asks for the new size and makes its StatefulSet anew around the running pods. They never shrink.',
    shell(`${k} get pvc -l app.kubernetes.io/name=${name} -w`),
  ].join('\n\n'),
});
