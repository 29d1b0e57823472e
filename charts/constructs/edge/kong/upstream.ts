import type { Environment } from '../../../model/environment';
import type { Service } from '../../../model/service';
import { proxyWait } from '../patience';

/** The connection is to the sidecar beside Kong, which is always there. */
const CONNECT_MILLISECONDS = '3000';

/**
 * What Kong has to know of a service that it sends requests to; on the Service, where its controller looks. It talks to
 * the Service's name, by which the mesh finds routes, retries and zones: with the address of a pod there would be none.
 */
export function upstreamAnnotations({ platform }: Environment, service: Service) {
  if (platform.edge.proxy !== 'kong' || service.routes.length === 0) return undefined;
  const wait = String(proxyWait(service) * 1000);
  return {
    'ingress.kubernetes.io/service-upstream': 'true',
    'konghq.com/connect-timeout': CONNECT_MILLISECONDS,
    'konghq.com/read-timeout': wait,
    'konghq.com/write-timeout': wait,
    // The mesh tries again where that does no harm; both would multiply.
    'konghq.com/retries': '0',
  };
}
