import type { Route } from '../../model/edge';
import type { Finding } from '../../model/finding';
import { isDnsName } from '../../model/names';
import type { CallInput } from '../../model/service';
import type { Check } from '../check';
import { badPath } from '../phrases';

/** What an Ingress, a gateway and a policy can match: a domain, a path by its prefix, some methods, one of two kinds of people. */
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

const callFindings = (at: string, { service, methods, paths, access }: CallInput<string>): Finding[] => [
  ...(paths ?? []).flatMap((path) => badPath(at, path)),
  ...emptyLists(at, `the call to "${service}"`, { methods, paths }),
  ...(access === undefined ? [] : badAccess(at, `the call to "${service}"`, access)),
];

const routeFindings = (at: string, { path, methods, access }: Route): Finding[] => [
  ...badPath(at, path),
  ...emptyLists(at, `the route "${path}"`, { methods }),
  ...badAccess(at, `the route "${path}"`, access),
];

/** Types say so too, but casts do not, and any other word would leave the way open. */
const badAccess = (at: string, what: string, access: string | undefined): Finding[] =>
  access === 'anyone' || access === 'signed-in'
    ? []
    : [{ at, message: `${what} has ${access ? `access "${access}"` : 'no access'}; use "anyone" or "signed-in"` }];

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
