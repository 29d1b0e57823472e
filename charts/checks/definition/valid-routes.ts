import type { Route } from '../../model/edge';
import type { Finding } from '../../model/finding';
import { isDnsLabel, isDnsName } from '../../model/names';
import type { CallInput } from '../../model/service';
import type { Check } from '../check';
import { badPath } from '../phrases';

/** What an Ingress, a gateway and a policy can match: a host by its DNS name, a path by its prefix, some methods. */
export const validRoutes: Check = ({ domain, services }) => [
  ...(isDnsName(domain) ? [] : [badDomain(domain)]),
  ...services.flatMap(({ name, routes, calls }) => [
    ...routes.flatMap((route) => routeFindings(`services.${name}.routes`, route)),
    ...calls.flatMap((call) => callFindings(`services.${name}.calls`, call)),
  ]),
];

const badDomain = (domain: string): Finding => ({
  at: 'domain',
  message: `"${domain}" is no DNS name; write it like "staging.example.com"`,
});

const callFindings = (at: string, { service, methods, paths }: CallInput<string>): Finding[] => [
  ...(paths ?? []).flatMap((path) => badPath(at, path)),
  ...emptyLists(at, `the call to "${service}"`, { methods, paths }),
];

const routeFindings = (at: string, { subdomain, path, methods }: Route): Finding[] => [
  ...badPath(at, path),
  ...emptyLists(at, `the route "${path}"`, { methods }),
  ...(subdomain === undefined || isDnsLabel(subdomain)
    ? []
    : [{ at, message: `"${subdomain}" is no DNS label; name what stands left of the domain, such as "api"` }]),
];

/** To the mesh a list of nothing is no condition. */
const emptyLists = (
  at: string,
  what: string,
  lists: Readonly<Record<string, readonly string[] | undefined>>,
): Finding[] =>
  Object.entries(lists)
    .filter(([, list]) => list?.length === 0)
    .map(([name]) => ({
      at,
      message: `${what} has an empty list of ${name}, which would admit them all; name some, or leave it out`,
    }));
