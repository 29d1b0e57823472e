import type { Environment } from '../../../model/environment';
import type { Service } from '../../../model/service';
import { meshName } from '../../mesh/identity';
import { proxyWait } from '../patience';

/** How NGINX treats requests to one service. */
export function routeSettings({ platform, namespaces }: Environment, service: Service): Record<string, string> {
  const { limits } = platform.edge;
  const wait = `${proxyWait(service)}s`;
  const settings = {
    'mergeable-ingress-type': 'minion',
    // The sidecar knows services by these names, and by no public one. Which pod answers is its choice, so pods come
    // and go without a new configuration of NGINX, and the open connections of the old one.
    'upstream-vhost': meshName(service.name, namespaces.services),
    'use-cluster-ip': 'true',
    ...(limits && {
      // In full at each pod, where the load balancer keeps a client's connections: a share of it would refuse people
      // whose browser has only one.
      'limit-req-rate': `${limits.requestsPerSecond}r/s`,
      'limit-req-burst': String(limits.burst),
      // A page that asks for all at once gets it at once.
      'limit-req-no-delay': 'true',
      'client-max-body-size': `${limits.bodyMegabytes}m`,
    }),
    'proxy-connect-timeout': '5s',
    'proxy-read-timeout': wait,
    'proxy-send-timeout': wait,
    ...(service.keepsOpen === 'websockets' && { 'websocket-services': service.name }),
  };
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [`nginx.org/${name}`, value]));
}
