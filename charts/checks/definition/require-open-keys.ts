import type { Route } from '../../model/edge';
import { covers } from '../../model/paths';
import { routesByHost } from '../../model/routing';
import type { Check } from '../check';
import { httpsUrl } from '../https-url';

/** The mesh reads the keys of tokens through the edge like anyone, and has no token itself. */
export const requireOpenKeys: Check = (environment) => {
  const { domain, tokens } = environment;
  const url = httpsUrl(tokens?.keys ?? '');
  if (!url || (url.hostname !== domain && !url.hostname.endsWith(`.${domain}`))) return [];
  const paths = routesByHost(environment).get(url.hostname) ?? [];
  // The longest comes first, and takes the request.
  const route = paths.find(({ route: { path } }) => covers(path, url.pathname))?.route;
  if (route?.access === 'anyone' && (route.methods?.includes('GET') ?? true)) return [];
  return [{ at: 'tokens.keys', message: `"${url.href}" ${reason(route, domain)}` }];
};

function reason(route: Route | undefined, domain: string): string {
  if (!route) {
    return `lies below "${domain}", where no route leads to it, so that the mesh cannot read it; declare one with access "anyone", or give an address that the issuer has elsewhere`;
  }
  return route.access === 'anyone'
    ? `is behind the route "${route.path}", which has no method "GET", so that the mesh cannot read it; add the method, or a route for the keys`
    : `is behind the route "${route.path}", which asks for a token itself, so that the mesh cannot read it; declare a route for the keys with access "anyone"`;
}
