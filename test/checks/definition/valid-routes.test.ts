import { validRoutes } from '../../../charts/checks/definition/valid-routes';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

test('allows a path on the domain and on a subdomain', () => {
  const routes = [{ path: '/' }, { subdomain: 'api', path: '/v1/users' }];
  expect(findings(validRoutes, { services: { users: { routes } } })).toEqual([]);
});

test.each(['', 'users', '/my users', '/users?all', '/users#top'])('refuses the path "%s"', (path) => {
  expect(findings(validRoutes, { services: { users: { routes: [{ path }] } } })).toEqual([
    `services.users.routes: "${path}" is no path; begin with "/" and leave out spaces, "?" and "#"`,
  ]);
});

test('refuses a path of a call that does not begin with a slash', () => {
  expect(findings(validRoutes, { services: { gateway: { calls: [{ service: 'users', paths: ['users'] }] } } })).toEqual(
    ['services.gateway.calls: "users" is no path; begin with "/" and leave out spaces, "?" and "#"'],
  );
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
