import type { Environment } from '../../model/environment';
import { vhostOf } from '../../model/stores/rabbitmq';

/** What commands about a RabbitMQ begin with or need, in one environment. */
export interface RabbitMqCommands {
  /** `kubectl` in its namespace. */
  readonly k: string;
  readonly namespace: string;
  /** Its first node. */
  readonly first: string;
  readonly vhost: string;
  /** Runs a command in a node. */
  readonly on: (pod: string, command: string) => string;
}

export function rabbitmqCommands(environment: Environment, name: string): RabbitMqCommands {
  const namespace = environment.namespaces.datastores;
  const k = `kubectl -n ${namespace}`;
  return {
    k,
    namespace,
    first: `${name}-server-0`,
    vhost: `--vhost ${vhostOf(environment)}`,
    on: (pod, command) => `${k} exec ${pod} -c rabbitmq -- ${command}`,
  };
}
