import { claimOf } from '../claim';
import { CONNECTION_FILES } from '../connection';
import type { RabbitMq } from '../datastore';
import type { Environment } from '../environment';
import { MEBIBYTE } from '../quantity';
import { amounts } from '../resources';
import { hostIn, prefixOf } from './addresses';
import type { Engine, StorePods } from './engine';
import { signIn } from './sign-in';

/** AMQP over TLS. */
export const RABBITMQ_PORT = 5671;

/** Metrics over TLS. */
export const RABBITMQ_METRICS_PORT = 15691;

/** Management over TLS: what the operator of queues, users and permissions talks to. */
export const RABBITMQ_MANAGEMENT_PORT = 15671;

/** The operator of queues, users and permissions, and the authority that it trusts. */
export const RABBITMQ_OPERATOR = {
  namespace: 'rabbitmq-system',
  topology: {
    'app.kubernetes.io/name': 'rabbitmq-cluster-operator',
    'app.kubernetes.io/instance': 'rabbitmq-cluster-operator',
    'app.kubernetes.io/component': 'messaging-topology-operator',
  },
  /** Secret of its namespace with the certificate and the key that sign those of every RabbitMQ. */
  authority: 'rabbitmq-authority',
} as const;

/**
 * The image of each version, by tag and digest. The operator's probe of a starting node asks what RabbitMQ answers from
 * 4.2.4 on.
 */
export const RABBITMQ_IMAGES: Readonly<Record<string, string>> = {
  '4.2':
    'docker.io/library/rabbitmq:4.2.6-management@sha256:3ab808deef2f6552bc10ede59bdba1437b0d5c778e29d8927c5afbfa2586c22f',
};

export const rabbitmqPods = (name: string): StorePods => ({
  port: RABBITMQ_PORT,
  pods: [{ 'app.kubernetes.io/component': 'rabbitmq', 'app.kubernetes.io/name': name }],
  hosts: [name],
});

/** Where the messages of a channel go that no consumer could deal with; no channel's own name has a dot. */
export const deadLettersOf = (channel: string): string => `${channel}.dead`;

/**
 * Bytes that a volume has to have free, or publishers wait: half as much again as the memory, so that what is there finds
 * room on it.
 */
export const diskLimitOf = ({ resources }: RabbitMq): number =>
  Math.ceil((amounts(resources.limits).memory * 1.5) / MEBIBYTE) * MEBIBYTE;

/** Where everything of an environment's channels is. */
export const vhostOf = ({ platform }: Environment): string => platform.name;

export const rabbitmq: Engine<RabbitMq> = {
  claims: (name, store) => [
    {
      ...claimOf(name, store.instances, store.resources),
      // One more by which the nodes find each other.
      services: rabbitmqPods(name).hosts.length + 1,
      persistentVolumeClaims: store.instances,
    },
  ],
  metrics: (name) => rabbitmqPods(name).pods.map((podLabels) => ({ podLabels, port: RABBITMQ_METRICS_PORT })),
  connection: (environment, { name, client: { service } }) => {
    const { namespaces } = environment;
    const prefix = prefixOf(name);
    return {
      settings: {
        [`${prefix}_HOST`]: hostIn(name, namespaces.datastores),
        [`${prefix}_PORT`]: String(RABBITMQ_PORT),
        [`${prefix}_VHOST`]: vhostOf(environment),
        [`${prefix}_CA_FILE`]: `${CONNECTION_FILES}/${name}-ca.crt`,
      },
      secrets: signIn(name, service.name),
      files: { [`${name}-ca.crt`]: { secret: `${name}-tls`, key: 'ca.crt' } },
    };
  },
  loss: ({ instances }) =>
    instances > 2
      ? { seconds: 0, because: 'most nodes have a message on disk before its publisher hears of it' }
      : { seconds: Number.POSITIVE_INFINITY, because: 'one node alone may have a message' },
};
