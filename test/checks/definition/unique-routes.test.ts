import { uniqueRoutes } from '../../../charts/checks/definition/unique-routes';
import { findings } from '../../fixtures/findings';

test('allows paths below each other, and the same path on two hosts', () => {
  const routes = [{ subdomain: 'api', path: '/users' }, { path: '/' }];
  expect(findings(uniqueRoutes, { services: { users: { routes } } })).toEqual([]);
});

test('refuses the same host and path in two services, and names both', () => {
  expect(findings(uniqueRoutes, { services: { users: { routes: [{ subdomain: 'api', path: '/' }] } } })).toEqual([
    'services.gateway.routes: "api.campus.example/" leads to "gateway" and "users"; keep one of these routes',
  ]);
});

test('takes no access for what tells routes apart', () => {
  const routes = [
    { path: '/users', access: 'anyone' as const },
    { path: '/users', access: 'signed-in' as const },
  ];
  expect(findings(uniqueRoutes, { services: { users: { routes } } })).toEqual([
    'services.users.routes: "campus.example/users" is declared more than once by "users"; keep one of these routes',
  ]);
});
