import type { Environment } from '../../../model/environment';
import { seconds } from '../../../model/quantity';
import type { Service } from '../../../model/service';

/** Seconds that Kong waits longer than the mesh, so that the mesh's time limit is the one that counts. */
const LONGER = 5;

/** The longest that an open connection may be silent, in seconds. */
const SILENCE = 3600;

/** The connection is to the sidecar beside Kong, which is always there. */
const CONNECT_MILLISECONDS = '3000';

/**
 * What Kong has to know of a service that it sends requests to; on the Service, where its controller looks. It talks to
 * the Service's name, by which the mesh finds routes, retries and zones: with the address of a pod there would be none.
 */
export function upstreamAnnotations({ platform }: Environment, { routes, timeout, keepsOpen }: Service) {
  if (platform.edge.proxy !== 'kong' || routes.length === 0) return undefined;
  const patience = String((keepsOpen ? SILENCE : seconds(timeout)! + LONGER) * 1000);
  return {
    'ingress.kubernetes.io/service-upstream': 'true',
    'konghq.com/connect-timeout': CONNECT_MILLISECONDS,
    'konghq.com/read-timeout': patience,
    'konghq.com/write-timeout': patience,
    // The mesh tries again where that does no harm; both would multiply.
    'konghq.com/retries': '0',
  };
}
