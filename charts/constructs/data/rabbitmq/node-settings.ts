import type { RabbitMq } from '../../../model/datastore';
import { MEBIBYTE } from '../../../model/quantity';
import { diskLimitOf } from '../../../model/stores/rabbitmq';

/** Where nodes find the certificate by which they know each other, and how they use it. */
export const BETWEEN_NODES = {
  certificates: '/etc/rabbitmq/between-nodes',
  options: '/etc/rabbitmq/between-nodes.config',
} as const;

/** Settings of each node: what is safe for messages, before what is fast. */
export function nodeSettings(store: RabbitMq): string {
  return lines(
    'default_queue_type = quorum',
    'queue_leader_locator = balanced',
    'cluster_partition_handling = pause_minority',
    // Of what the operator leaves of the limit, a fifth less: beyond it, publishers wait.
    'vm_memory_high_watermark.relative = 0.6',
    `disk_free_limit.absolute = ${diskLimitOf(store) / MEBIBYTE}MiB`,
    'ssl_options.versions.1 = tlsv1.3',
    'ssl_options.versions.2 = tlsv1.2',
  );
}

const OVER_TLS = `-proto_dist inet_tls -ssl_dist_optfile ${BETWEEN_NODES.options}`;

/** Has nodes, and the tools that are run beside them, speak TLS to each other. */
export const NODE_ENVIRONMENT = lines(
  `SERVER_ADDITIONAL_ERL_ARGS="${OVER_TLS}"`,
  `RABBITMQ_CTL_ERL_ARGS="${OVER_TLS}"`,
);

const CERTIFICATE = ['cacertfile', 'certfile', 'keyfile']
  .map((option, index) => `{${option}, "${BETWEEN_NODES.certificates}/${['ca.crt', 'tls.crt', 'tls.key'][index]}"}`)
  .join(', ');

/** Both ends show a certificate of the authority; who calls also looks at the name on it. */
export const BETWEEN_NODES_OPTIONS = `[
  {server, [${CERTIFICATE}, {verify, verify_peer}, {fail_if_no_peer_cert, true}]},
  {client, [${CERTIFICATE}, {verify, verify_peer}]}
].
`;

function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
