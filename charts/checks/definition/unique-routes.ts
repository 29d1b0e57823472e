import { hostOf } from '../../model/edge';
import type { Check } from '../check';
import { withoutSlash } from '../paths';
import { quoted } from '../phrases';

/** A request belongs to one service. Methods do not tell routes apart: an Ingress knows hosts and paths only. */
export const uniqueRoutes: Check = ({ services, domain }) => {
  const owners = new Map<string, string[]>();
  for (const { name, routes } of services) {
    for (const { subdomain, path } of routes) {
      const address = `${hostOf(domain, subdomain)}${withoutSlash(path)}`;
      owners.set(address, [...(owners.get(address) ?? []), name]);
    }
  }
  return [...owners]
    .filter(([, names]) => names.length > 1)
    .map(([address, [first = '', ...others]]) => ({
      at: `services.${first}.routes`,
      message: `"${address}" leads to ${quoted([first, ...others])}; keep one of these routes`,
    }));
};
