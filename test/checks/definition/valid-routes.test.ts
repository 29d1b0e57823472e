import { validRoutes } from '../../../charts/checks/definition/valid-routes';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

test('allows a path on the domain and on a subdomain', () => {
  const routes = [
    { path: '/', access: 'anyone' as const },
    { subdomain: 'api', path: '/v1/users', access: 'signed-in' as const },
  ];
  expect(findings(validRoutes, { services: { users: { routes } } })).toEqual([]);
});

const routed = (route: object) => ({
  services: { users: { routes: [{ path: '/users', access: 'anyone', ...route }] } },
});

const BAD_PATH =
  'is no plain path; begin with "/" and use segments of letters, digits, "-", "_", "." and "~", none of them "." or ".."';

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
  '//users',
  '/api//users',
  '/api/./users',
  '/api/../users',
  '/api/..',
  '/.',
  '/api/%2e',
  '/api/users;all',
  '/a\\b',
  '/ä',
  '/users\n',
])('refuses the path "%s"', (path) => {
  expect(findings(validRoutes, routed({ path }))).toEqual([`services.users.routes: "${path}" ${BAD_PATH}`]);
});

test.each(['/', '/.well-known/jwks.json', '/~me', '/v1.2/my_users', '/...', '/a..b/..c'])(
  'allows the path "%s"',
  (path) => {
    expect(findings(validRoutes, routed({ path }))).toEqual([]);
  },
);

test.each([
  ['/etc', '/etc'],
  ['/etc/users', '/etc'],
  ['/root', '/root'],
  ['/var/users', '/var'],
])('refuses the route "%s" where NGINX does, and nowhere else', (path, folder) => {
  expect(findings(validRoutes, routed({ path }))).toEqual([
    `services.users.routes: "${path}" begins with "${folder}", which NGINX refuses; choose another path`,
  ]);
  expect(findings(validRoutes, { ...routed({ path }), edge: { proxy: 'kong' } })).toEqual([]);
  expect(findings(validRoutes, called({ paths: [path] }))).toEqual([]);
});

test('allows a route that only spells like a folder of a system', () => {
  expect(findings(validRoutes, routed({ path: '/variants' }))).toEqual([]);
});

const called = (limits: object) => ({ services: { gateway: { calls: [{ service: 'users', ...limits }] } } });

test.each(['users', '/users/*'])('refuses the path "%s" of a call', (path) => {
  expect(findings(validRoutes, called({ paths: ['/ok', path] }))).toEqual([
    `services.gateway.calls: "${path}" ${BAD_PATH}`,
  ]);
});

test.each([
  ['/users/', '/users'],
  ['/my/users//', '/my/users'],
  ['//', '/'],
])('refuses the prefix "%s", which would be "%s" a second time', (path, without) => {
  const message = `"${path}" ends in "/", which a prefix goes without; write "${without}"`;
  expect(findings(validRoutes, routed({ path }))).toEqual([`services.users.routes: ${message}`]);
  expect(findings(validRoutes, called({ paths: [path] }))).toEqual([`services.gateway.calls: ${message}`]);
});

const EMPTY = 'which would admit them all; name some, or leave it out';

test.each(['methods', 'paths'])('refuses a call with an empty list of %s', (list) => {
  expect(findings(validRoutes, called({ [list]: [] }))).toEqual([
    `services.gateway.calls: the call to "users" has an empty list of ${list}, ${EMPTY}`,
  ]);
});

test('refuses a route with an empty list of methods', () => {
  expect(findings(validRoutes, routed({ methods: [] }))).toEqual([
    `services.users.routes: the route "/users" has an empty list of methods, ${EMPTY}`,
  ]);
});

test('refuses a method and a path that are listed more than once', () => {
  expect(findings(validRoutes, routed({ methods: ['GET', 'POST', 'GET'] }))).toEqual([
    'services.users.routes: the route "/users" has "GET" more than once among its methods; keep one',
  ]);
  expect(findings(validRoutes, called({ methods: ['PUT', 'PUT', 'PUT'], paths: ['/a', '/a'] }))).toEqual([
    'services.gateway.calls: the call to "users" has "PUT" more than once among its methods; keep one',
    'services.gateway.calls: the call to "users" has "/a" more than once among its paths; keep one',
  ]);
});

test('allows calls and routes of some methods and paths', () => {
  const gateway = { calls: [{ service: 'users', methods: ['GET'] as const, paths: ['/users'] }] };
  expect(findings(validRoutes, { services: { ...routed({ methods: ['GET'] }).services, gateway } })).toEqual([]);
});

const USE = 'use "anyone" or "signed-in"';

test.each(['public', 'signed in', 'Anyone'])('refuses the access "%s" of a route', (access) => {
  expect(findings(validRoutes, routed({ access }))).toEqual([
    `services.users.routes: the route "/users" has access "${access}"; ${USE}`,
  ]);
});

test('refuses a route without access, as a cast would make it', () => {
  expect(findings(validRoutes, routed({ access: undefined }))).toEqual([
    `services.users.routes: the route "/users" has no access; ${USE}`,
  ]);
});

test('refuses another access of a call, and takes none for anyone', () => {
  expect(findings(validRoutes, called({ access: 'nobody' }))).toEqual([
    `services.gateway.calls: the call to "users" has access "nobody"; ${USE}`,
  ]);
  expect(findings(validRoutes, called({}))).toEqual([]);
});

test('refuses a domain that is no DNS name', () => {
  expect(findings(validRoutes, inProduction({ domain: 'https://campus.example' }))).toEqual([
    'domain: "https://campus.example" is no DNS name; write it like "staging.example.com"',
  ]);
});
