import { validRoutes } from '../../../charts/checks/definition/valid-routes';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

test('allows a path on the domain and on a subdomain', () => {
  const routes = [{ path: '/' }, { subdomain: 'api', path: '/v1/users' }];
  expect(findings(validRoutes, { services: { users: { routes } } })).toEqual([]);
});

const BAD_PATH = 'is no path; begin with "/" and leave out spaces, "?", "#", "*", "{" and "}"';

test.each([
  '',
  'users',
  '/my users',
  '/users?all',
  '/users#top',
  '/users*',
  '/*/users',
  '/users/{id}',
  '/users/{',
  '/}',
])('refuses the path "%s"', (path) => {
  expect(findings(validRoutes, { services: { users: { routes: [{ path }] } } })).toEqual([
    `services.users.routes: "${path}" ${BAD_PATH}`,
  ]);
});

const called = (limits: object) => ({ services: { gateway: { calls: [{ service: 'users', ...limits }] } } });

test.each(['users', '/users/*'])('refuses the path "%s" of a call', (path) => {
  expect(findings(validRoutes, called({ paths: ['/ok', path] }))).toEqual([
    `services.gateway.calls: "${path}" ${BAD_PATH}`,
  ]);
});

const EMPTY = 'which would admit them all; name some, or leave it out';

test.each(['methods', 'paths'])('refuses a call with an empty list of %s', (list) => {
  expect(findings(validRoutes, called({ [list]: [] }))).toEqual([
    `services.gateway.calls: the call to "users" has an empty list of ${list}, ${EMPTY}`,
  ]);
});

test('refuses a route with an empty list of methods', () => {
  expect(findings(validRoutes, { services: { users: { routes: [{ path: '/users', methods: [] }] } } })).toEqual([
    `services.users.routes: the route "/users" has an empty list of methods, ${EMPTY}`,
  ]);
});

test('allows calls and routes of some methods and paths', () => {
  const routes = [{ path: '/users', methods: ['GET'] as const }];
  const gateway = { calls: [{ service: 'users', methods: ['GET'] as const, paths: ['/users'] }] };
  expect(findings(validRoutes, { services: { users: { routes }, gateway } })).toEqual([]);
});

test.each(['API', 'a.b', 'https://api', '*'])('refuses the subdomain "%s"', (subdomain) => {
  expect(findings(validRoutes, { services: { users: { routes: [{ subdomain, path: '/' }] } } })).toEqual([
    `services.users.routes: "${subdomain}" is no DNS label; name what stands left of the domain, such as "api"`,
  ]);
});

test('refuses a domain that is no DNS name', () => {
  expect(findings(validRoutes, inProduction({ domain: 'https://campus.example' }))).toEqual([
    'domain: "https://campus.example" is no DNS name; write it like "staging.example.com"',
  ]);
});
