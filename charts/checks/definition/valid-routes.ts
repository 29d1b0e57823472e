import type { Route } from '../../model/edge';
import type { Finding } from '../../model/finding';
import { isDnsLabel, isDnsName } from '../../model/names';
import type { Check } from '../check';
import { badPath } from '../phrases';

/** What an Ingress, a gateway and a policy can match: a host by its DNS name, a path by its prefix. */
export const validRoutes: Check = ({ domain, services }) => [
  ...(isDnsName(domain) ? [] : [badDomain(domain)]),
  ...services.flatMap(({ name, routes, calls }) => [
    ...routes.flatMap((route) => routeFindings(`services.${name}.routes`, route)),
    ...calls.flatMap(({ paths = [] }) => paths.flatMap((path) => badPath(`services.${name}.calls`, path))),
  ]),
];

const badDomain = (domain: string): Finding => ({
  at: 'domain',
  message: `"${domain}" is no DNS name; write it like "staging.example.com"`,
});

const routeFindings = (at: string, { subdomain, path }: Route): Finding[] => [
  ...badPath(at, path),
  ...(subdomain === undefined || isDnsLabel(subdomain)
    ? []
    : [{ at, message: `"${subdomain}" is no DNS label; name what stands left of the domain, such as "api"` }]),
];
