import { hostOf } from '../../model/edge';
import { quoted } from '../../model/names';
import type { Check } from '../check';

/** A request belongs to one service. Methods do not tell routes apart: an Ingress knows hosts and paths only. */
export const uniqueRoutes: Check = ({ services, domain }) => {
  const owners = new Map<string, string[]>();
  for (const { name, routes } of services) {
    for (const { subdomain, path } of routes) {
      const address = `${hostOf(domain, subdomain)}${path}`;
      owners.set(address, [...(owners.get(address) ?? []), name]);
    }
  }
  return [...owners]
    .filter(([, names]) => names.length > 1)
    .map(([address, [first = '', ...others]]) => ({
      at: `services.${first}.routes`,
      message: `"${address}" ${claim([first, ...others])}; keep one of these routes`,
    }));
};

function claim(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  return distinct.length > 1 ? `leads to ${quoted(distinct)}` : `is declared more than once by ${quoted(distinct)}`;
}
