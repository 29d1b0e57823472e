import { awsOf } from '../../../model/cloud';
import type { Environment } from '../../../model/environment';
import { HSTS, REQUEST_ID, STRANGERS_HEADERS } from '../headers';
import { edgeDrain } from '../load-balancer';
import { CIPHER_SUITES, CIPHER_SUITES_OF_1_3 } from '../tls';

/** Processes that serve, each with room for connections; a websocket takes two. */
const WORKERS = { 'worker-processes': '2', 'worker-connections': '16384', 'worker-rlimit-nofile': '65536' };

/** One line for each request, in JSON. Without the query: it may hold a token, since websockets have no other place for it. */
const LOG = {
  time: '$time_iso8601',
  client: '$remote_addr',
  method: '$request_method',
  host: '$host',
  path: '$request_uri_no_args',
  protocol: '$server_protocol',
  tls: '$ssl_protocol',
  cipher: '$ssl_cipher',
  status: '$status',
  bytes: '$bytes_sent',
  seconds: '$request_time',
  service: '$service',
  namespace: '$resource_namespace',
  upstream_status: '$upstream_status',
  upstream_seconds: '$upstream_response_time',
  agent: '$http_user_agent',
  request_id: '$request_id',
  trace: '$http_traceparent',
};

/** What no client may tell the mesh or a service, and what nobody else may call a request. */
const REQUESTS = [
  ...STRANGERS_HEADERS.map((header) => `proxy_set_header ${header} "";`),
  // One that NGINX made, as in its log, so that nobody can pass off a request as another.
  `proxy_set_header ${REQUEST_ID} $request_id;`,
];

/** Entries of the ConfigMap that NGINX is configured by, for all hosts and unknown ones too. */
export function nginxSettings(environment: Environment): Record<string, string> {
  return {
    ...WORKERS,
    // After new routes too, old processes keep their connections for as long as a pod that stops does.
    'worker-shutdown-timeout': `${edgeDrain(environment)}s`,
    ...tls(environment),
    ...clientAddress(environment),
    'server-tokens': 'False',
    http2: 'True',
    'ssl-redirect': 'True',
    'http-redirect-code': '308',
    // To the pod's own sidecar.
    keepalive: '32',
    'http-snippets': HTTP.join('\n'),
    'location-snippets': REQUESTS.join('\n'),
    'error-log-level': 'warn',
    'default-server-access-log-off': 'True',
    'log-format-escaping': 'json',
    'log-format': JSON.stringify(LOG),
  };
}

const tls = ({ platform }: Environment): Record<string, string> =>
  platform.edge.tls.minimum === '1.3'
    ? { 'ssl-protocols': 'TLSv1.3' }
    : { 'ssl-protocols': 'TLSv1.2 TLSv1.3', 'ssl-ciphers': CIPHER_SUITES.join(':') };

/** Behind a cache packets come from the load balancer, and the last address of the header is the one the cache saw. */
const clientAddress = ({ platform, cloud }: Environment): Record<string, string> =>
  platform.edge.cdn
    ? {
        'real-ip-header': 'X-Forwarded-For',
        'set-real-ip-from': awsOf(cloud).publicSubnets.join(','),
        'real-ip-recursive': 'False',
      }
    : {};

/**
 * What the controller has no setting for: its own for HSTS always asks browsers' makers to preload the domain, which
 * takes months to undo. A header without a value is not sent, and over plain HTTP this one must not be.
 */
const HTTP = [
  `map $https $transport_security { on "${HSTS}"; default ""; }`,
  'proxy_hide_header Strict-Transport-Security;',
  'add_header Strict-Transport-Security $transport_security always;',
  `proxy_hide_header ${REQUEST_ID};`,
  `add_header ${REQUEST_ID} $request_id always;`,
  'proxy_hide_header x-envoy-upstream-service-time;',
  'proxy_hide_header x-envoy-decorator-operation;',
  `ssl_conf_command Ciphersuites ${CIPHER_SUITES_OF_1_3.join(':')};`,
];
