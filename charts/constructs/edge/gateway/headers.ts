import type { VirtualServiceProps } from '../../../../imports/networking.istio.io';
import { HSTS } from '../hsts';

type Http = NonNullable<VirtualServiceProps['spec']['http']>[number];

/** By these a request tells proxies how long to wait and how often to try: for callers in the mesh, not for strangers. */
export const ORDERS = [
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

/** What the gateway adds to answers and takes from requests, whatever their host. */
export const GATEWAY_HEADERS: Pick<Http, 'headers'> = {
  headers: {
    request: { remove: ORDERS },
    response: {
      set: { 'Strict-Transport-Security': HSTS },
    },
  },
};
