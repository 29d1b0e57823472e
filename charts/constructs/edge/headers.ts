import type { Http } from '../mesh/requests';

/** Names a request in the logs of all that it passes. */
export const REQUEST_ID = 'X-Request-ID';

/** Has browsers come by HTTPS only, for a year, to the host and all below it. Without `preload`, which takes months to undo. */
export const HSTS = 'max-age=31536000; includeSubDomains';

/** By these a request tells proxies how long to wait and how often to try: for callers in the mesh, not for strangers. */
const PROXY_HINTS = [
  'expected-rq-timeout-ms',
  'force-trace',
  'hedge-on-per-try-timeout',
  'max-retries',
  'original-path',
  'retriable-header-names',
  'retriable-status-codes',
  'retry-grpc-on',
  'retry-on',
  'upstream-alt-stat-name',
  'upstream-rq-per-try-timeout-ms',
  'upstream-rq-timeout-alt-response',
  'upstream-rq-timeout-ms',
  'upstream-stream-duration-ms',
].map((name) => `x-envoy-${name}`);

/** Which address was asked for, and by whom: Kong passes on what it is told, so a client could choose it. */
const PUBLIC_NAME = ['x-forwarded-host', 'x-forwarded-port', 'x-real-ip'];

/** The same, where NGINX writes nothing of its own; frameworks build links by them. */
const OTHER_NAMES = ['forwarded', 'x-forwarded-path', 'x-forwarded-prefix'];

/** Who has signed in, as Kong says once it knows; on routes for anyone it says nothing, and a client might. */
const SIGNED_IN = [
  'x-anonymous-consumer',
  'x-authenticated-groups',
  'x-consumer-custom-id',
  'x-consumer-groups',
  'x-consumer-id',
  'x-consumer-username',
  'x-credential-identifier',
];

/** All that no client may tell the mesh or a service: those that NGINX does not write itself. */
export const STRANGERS_HEADERS = [
  ...PROXY_HINTS,
  'x-envoy-decorator-operation',
  'x-forwarded-client-cert',
  ...OTHER_NAMES,
  ...SIGNED_IN,
];

/** What the gateway adds to answers and takes from requests, whatever their host. */
export const GATEWAY_HEADERS: Pick<Http, 'headers'> = {
  headers: {
    // X-Forwarded-For and -Proto are the gateway's own by then.
    request: { remove: [...PROXY_HINTS, ...PUBLIC_NAME, ...OTHER_NAMES, ...SIGNED_IN] },
    response: {
      set: { 'Strict-Transport-Security': HSTS },
    },
  },
};
