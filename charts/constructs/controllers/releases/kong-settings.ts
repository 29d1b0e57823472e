import type { Environment } from '../../../model/environment';
import { REQUEST_ID } from '../../edge/headers';
import { KONG_CERTIFICATES } from '../../edge/kong/kong-certificates';
import { KONG_PORTS } from '../../edge/kong/kong-names';

/** One line for each request, in JSON. Without the query, which may hold what is nobody's business. */
const LOG = {
  time: '$time_iso8601',
  request_id: `$http_${REQUEST_ID.toLowerCase().replaceAll('-', '_')}`,
  client: '$remote_addr',
  method: '$request_method',
  host: '$host',
  path: '$uri',
  status: '$status',
  bytes: '$body_bytes_sent',
  seconds: '$request_time',
  upstream_status: '$upstream_status',
  upstream_seconds: '$upstream_response_time',
  agent: '$http_user_agent',
};

const FORMAT = 'kong_json';

const TLS = `/etc/secrets/${KONG_CERTIFICATES.admin}`;

/** Kong's own settings, by the names that its chart gives them. */
export function kongSettings({ platform }: Environment): Record<string, string> {
  const { limits } = platform.edge;
  return {
    // As many as its limit of CPU; it would count the cores of the node.
    nginx_worker_processes: '2',
    // Kong makes two caches of this size.
    mem_cache_size: '64m',
    // Not SRV, whose answer replaces the port.
    dns_order: 'LAST,A,CNAME',
    // Of an answer that its client takes slowly; by default up to a gigabyte of it goes to disk.
    nginx_proxy_proxy_max_temp_file_size: '16m',
    ...CLIENT,
    ...(limits && {
      // Stops what announces no length, which the plugin would read to its end first.
      nginx_proxy_client_max_body_size: `${limits.bodyMegabytes}m`,
    }),
    // What it is and how long it took is nobody's business either.
    headers: 'off',
    headers_upstream: 'off',
    allow_debug_header: 'off',
    request_debug: 'off',
    anonymous_reports: 'off',
    ...LOGS,
    ...ORDERS,
  };
}

/**
 * Requests come from the sidecar, in Istio's address for that; in front of it the mesh's gateway has written down the
 * client's address last, and what stands before it anyone can make up.
 */
const CLIENT = {
  trusted_ips: '127.0.0.6/32,::6/128',
  real_ip_header: 'X-Forwarded-For',
  real_ip_recursive: 'on',
  port_maps: `443:${KONG_PORTS.requests}`,
};

const LOGS = {
  nginx_http_log_format: `${FORMAT} escape=json '${JSON.stringify(LOG)}'`,
  proxy_access_log: `/dev/stdout ${FORMAT}`,
  admin_access_log: 'off',
};

/**
 * Whoever gives orders shows a certificate of the controller: a network policy keeps others from the port, and not every
 * cluster has somebody to enforce one.
 */
const ORDERS = {
  admin_ssl_cert: `${TLS}/tls.crt`,
  admin_ssl_cert_key: `${TLS}/tls.key`,
  nginx_admin_ssl_verify_client: 'on',
  nginx_admin_ssl_client_certificate: `${TLS}/ca.crt`,
};
