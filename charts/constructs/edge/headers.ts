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

/** All that no client may tell the mesh: those, what to call its request, and who it is. */
export const MESH_HEADERS = [...PROXY_HINTS, 'x-envoy-decorator-operation', 'x-forwarded-client-cert'];

/** What the gateway adds to answers and takes from requests, whatever their host. */
export const GATEWAY_HEADERS: Pick<Http, 'headers'> = {
  headers: {
    request: { remove: PROXY_HINTS },
    response: {
      set: { 'Strict-Transport-Security': HSTS },
    },
  },
};
