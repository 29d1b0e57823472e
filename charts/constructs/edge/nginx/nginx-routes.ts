import { Construct } from 'constructs';
import { EDGE_PROXIES, hostOf, ORIGIN } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { type RoutedPath, routesByHost } from '../../../model/routing';
import { meshName } from '../../mesh/identity';
import { ProxyMetrics } from '../../observability/proxy-metrics';
import { RoutedScope } from '../routed-scope';
import { NginxAccess } from './nginx-access';
import { NginxHost } from './nginx-host';

/** The declared routes as NGINX takes them, what its controller may read, and whom its pods may know. */
export class NginxRoutes extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    for (const [host, paths] of hostsOf(environment)) new NginxHost(this, host, { environment, host, paths });
    new NginxAccess(this, 'access', environment);
    // Its controller asks the Kubernetes API.
    new RoutedScope(this, 'scope', { environment, also: `default/${meshName('kubernetes', 'default')}` });
    // Codes and times by service: NGINX itself counts connections and requests.
    new ProxyMetrics(this, 'metrics', { name: 'nginx-ingress-proxies', ...EDGE_PROXIES.nginx });
  }
}

/** A cache that does not hand on the host it was asked for asks the origin's: there the domain's own routes lead on. */
function hostsOf(environment: Environment): ReadonlyMap<string, readonly RoutedPath[]> {
  const { domain, platform } = environment;
  const hosts = routesByHost(environment);
  const own = hosts.get(domain);
  return platform.edge.cdn && own ? new Map([...hosts, [hostOf(domain, ORIGIN), own]]) : hosts;
}
