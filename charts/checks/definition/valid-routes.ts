import type { Edge, Route } from '../../model/edge';
import type { Finding } from '../../model/finding';
import { isDnsName } from '../../model/names';
import { covers } from '../../model/paths';
import type { CallInput } from '../../model/service';
import type { Check } from '../check';
import { badPath } from '../phrases';
import { repeated } from '../repeated';

/** What an Ingress, a gateway and a policy can match: a domain, a path by its prefix, some methods, one of two kinds of people. */
export const validRoutes: Check = ({ domain, services, platform: { edge } }) => [
  ...(isDnsName(domain) ? [] : [badDomain(domain)]),
  ...services.flatMap(({ name, routes, calls }) => [
    ...routes.flatMap((route) => routeFindings(`services.${name}.routes`, route, edge)),
    ...calls.flatMap((call) => callFindings(`services.${name}.calls`, call)),
  ]),
];

const badDomain = (domain: string): Finding => ({
  at: 'domain',
  message: `"${domain}" is no DNS name; write it like "staging.example.com"`,
});

const callFindings = (at: string, { service, methods, paths, access }: CallInput<string>): Finding[] => [
  ...(paths ?? []).flatMap((path) => badPrefix(at, path)),
  ...badLists(at, `the call to "${service}"`, { methods, paths }),
  ...(access === undefined ? [] : badAccess(at, `the call to "${service}"`, access)),
];

const routeFindings = (at: string, { path, methods, access }: Route, { proxy }: Edge): Finding[] => [
  ...badPrefix(at, path),
  ...(proxy === 'nginx' ? systemPath(at, path) : []),
  ...badLists(at, `the route "${path}"`, { methods }),
  ...badAccess(at, `the route "${path}"`, access),
];

/** A prefix goes segment by segment, so `/api` is for `/api/` and what is below it. */
const badPrefix = (at: string, path: string): Finding[] =>
  /^\/.*\/$/.test(path)
    ? [
        {
          at,
          message: `"${path}" ends in "/", which a prefix goes without; write "${path.replace(/\/+$/, '') || '/'}"`,
        },
      ]
    : badPath(at, path);

/** NGINX refuses all routes of a service on a host where one looks like a folder of its own system. */
const systemPath = (at: string, path: string): Finding[] =>
  ['/etc', '/root', '/var']
    .filter((folder) => covers(folder, path))
    .map((folder) => ({ at, message: `"${path}" begins with "${folder}", which NGINX refuses; choose another path` }));

/** Types say so too, but casts do not, and any other word would leave the way open. */
const badAccess = (at: string, what: string, access: string | undefined): Finding[] =>
  access === 'anyone' || access === 'signed-in'
    ? []
    : [{ at, message: `${what} has ${access ? `access "${access}"` : 'no access'}; use "anyone" or "signed-in"` }];

/** To the mesh a list of nothing is no condition. */
const badLists = (
  at: string,
  what: string,
  lists: Readonly<Record<string, readonly string[] | undefined>>,
): Finding[] =>
  Object.entries(lists).flatMap(([name, list]) => {
    if (list?.length === 0) {
      const message = `${what} has an empty list of ${name}, which would admit them all; name some, or leave it out`;
      return [{ at, message }];
    }
    return repeated(list ?? []).map((item) => ({
      at,
      message: `${what} has "${item}" more than once among its ${name}; keep one`,
    }));
  });
