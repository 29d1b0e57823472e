import { hostOf, ORIGIN, type Route } from './edge';
import type { Environment } from './environment';
import { compare } from './names';
import type { Service } from './service';

/** A declared route with the service that answers it. */
export interface RoutedPath {
  readonly service: Service;
  readonly route: Route;
}

/** The routes of an environment by host, hosts in order of name; of a host the longest path first, as proxies match them. */
export function routesByHost({ services, domain }: Environment): Map<string, RoutedPath[]> {
  const byHost = new Map<string, RoutedPath[]>();
  for (const service of services) {
    for (const route of service.routes) {
      const host = hostOf(domain, route.subdomain);
      byHost.set(host, [...(byHost.get(host) ?? []), { service, route }]);
    }
  }
  return new Map(
    [...byHost]
      .sort(([a], [b]) => compare(a, b))
      .map(([host, paths]) => [host, paths.sort((a, b) => byLength(a.route.path, b.route.path))]),
  );
}

/** Every host that the edge answers to, and shows a certificate for. */
export function edgeHosts(environment: Environment): string[] {
  const { domain, platform } = environment;
  const origin = platform.edge.cdn ? [hostOf(domain, ORIGIN)] : [];
  return [...routesByHost(environment).keys(), ...origin].sort(compare);
}

/** The hosts whose records lead to the load balancer; those of a cache lead to the cache, and are not the cluster's. */
export function recordHosts(environment: Environment): string[] {
  const { domain, platform } = environment;
  return platform.edge.cdn ? [hostOf(domain, ORIGIN)] : [...routesByHost(environment).keys()];
}

/** Services that the edge sends requests to. */
export const routedServices = ({ services }: Environment): Service[] =>
  services.filter(({ routes }) => routes.length > 0);

/** Whether any route asks for a token. */
export const hasSignedInRoutes = ({ services }: Environment): boolean =>
  services.some(({ routes }) => routes.some(({ access }) => access === 'signed-in'));

const byLength = (a: string, b: string): number => b.length - a.length || compare(a, b);
