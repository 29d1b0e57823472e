import { banRedundantRoutes } from '../../../charts/checks/definition/ban-redundant-routes';
import type { Route } from '../../../charts/model/edge';
import { findings } from '../../fixtures/findings';

const users = (...routes: Route[]) => findings(banRedundantRoutes, { services: { users: { routes } } });

const anyone = (path: string, methods?: Route['methods']): Route => ({ path, access: 'anyone', methods });

const signedIn = (path: string): Route => ({ path, access: 'signed-in' });

const redundant = (inner: string, outer: string, access = 'anyone') =>
  `services.users.routes: "${inner}" lies below "${outer}", which leads to the same service with access "${access}" already; leave it out`;

test.each([
  ['one with another access', [anyone('/users'), signedIn('/users/me')]],
  ['one beside it that begins alike', [anyone('/users'), anyone('/users-of-old')]],
  ['one on another host', [anyone('/'), { subdomain: 'people', ...anyone('/users') }]],
  ['one with methods that the other lacks', [anyone('/users', ['GET']), anyone('/users/search', ['GET', 'POST'])]],
  ['all methods below some', [anyone('/users', ['GET']), anyone('/users/search')]],
  ['one that opens again what another closes', [anyone('/'), signedIn('/users'), anyone('/users/sign-in')]],
])('allows %s', (_, routes) => {
  expect(users(...routes)).toEqual([]);
});

test('allows a path that comes back to a service from below that of another', () => {
  const services = {
    gateway: { routes: [anyone('/api')] },
    users: { routes: [anyone('/'), anyone('/api/users')] },
  };
  expect(findings(banRedundantRoutes, { services })).toEqual([]);
});

test.each(['/users', '/'])('refuses a path below "%s" with the same access', (outer) => {
  expect(users(anyone(outer), anyone('/users/me'))).toEqual([redundant('/users/me', outer)]);
});

test('refuses people who have signed in below themselves', () => {
  expect(users(signedIn('/users'), signedIn('/users/me'))).toEqual([redundant('/users/me', '/users', 'signed-in')]);
});

test('refuses fewer methods below, which would not narrow anything', () => {
  expect(users(anyone('/users'), anyone('/users/admin', ['GET']))).toEqual([redundant('/users/admin', '/users')]);
});

test('compares with the nearest above, in whatever order they are declared', () => {
  expect(users(anyone('/a/b/c'), signedIn('/a'), anyone('/'), signedIn('/a/b'))).toEqual([
    redundant('/a/b', '/a', 'signed-in'),
  ]);
});
