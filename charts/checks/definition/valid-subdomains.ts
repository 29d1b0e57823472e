import { hostOf, ORIGIN } from '../../model/edge';
import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { isDnsLabel } from '../../model/names';
import type { Check } from '../check';

/** Every route answers below the environment's own domain, to a host that can have a record and a certificate. */
export const validSubdomains: Check = (environment) => [
  ...environment.services.flatMap(({ name, routes }) =>
    [...new Set(routes.map(({ subdomain }) => subdomain))]
      .flatMap((subdomain) => badSubdomain(environment, subdomain))
      .map((message) => ({ at: `services.${name}.routes`, message })),
  ),
  ...behindCdn(environment),
];

/** Characters of a certificate's common name (RFC 5280, ub-common-name); one of the hosts becomes it. */
const LONGEST = 64;

function badSubdomain({ domain, platform }: Environment, subdomain: string | undefined): string[] {
  if (subdomain === undefined) return tooLong(domain);
  if (subdomain === domain) return [`"${subdomain}" is the domain itself; leave the subdomain out`];
  if (subdomain.endsWith(`.${domain}`)) {
    return [`"${subdomain}" repeats the domain; write "${subdomain.slice(0, -domain.length - 1)}"`];
  }
  if (!isDnsLabel(subdomain)) {
    return [`"${subdomain}" is no DNS label; name what stands left of "${domain}", such as "api"`];
  }
  if (subdomain === ORIGIN && platform.edge.cdn) {
    return [`"${subdomain}" is where "${platform.edge.cdn}" finds the load balancer; choose another subdomain`];
  }
  return tooLong(hostOf(domain, subdomain));
}

const behindCdn = ({ domain, platform }: Environment): Finding[] =>
  platform.edge.cdn ? tooLong(hostOf(domain, ORIGIN)).map((message) => ({ at: 'edge.cdn', message })) : [];

const tooLong = (host: string): string[] =>
  host.length <= LONGEST
    ? []
    : [
        `"${host}" has ${host.length} characters, and a certificate's common name at most ${LONGEST}; shorten the subdomain or the domain`,
      ];
