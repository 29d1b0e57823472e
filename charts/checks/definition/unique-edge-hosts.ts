import { hostOf } from '../../model/edge';
import { type Environment, environmentsOf } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { edgeHosts } from '../../model/routing';
import type { Check } from '../check';

/** A host has one record and leads to one cluster: of two that claim it, either would get the requests of the other. */
export const uniqueEdgeHosts: Check = (environment) =>
  environmentsOf(environment.platform)
    .filter(({ name }) => name !== environment.name)
    .flatMap((other) => sharedWith(other, environment));

function sharedWith(other: Environment, { domain, services }: Environment): Finding[] {
  if (domain === other.domain) {
    return [
      { at: 'domain', message: `"${domain}" is the domain of "${other.name}" too; give each environment its own` },
    ];
  }
  // Its domain leads there even where no route answers to it yet.
  const taken = [other.domain, ...edgeHosts(other)];
  return services.flatMap(({ name, routes }) =>
    [...new Set(routes.map(({ subdomain }) => hostOf(domain, subdomain)))]
      .filter((host) => taken.includes(host))
      .map((host) => ({
        at: `services.${name}.routes`,
        message: `"${host}" is a host of "${other.name}" too; choose another subdomain, or another domain`,
      })),
  );
}
