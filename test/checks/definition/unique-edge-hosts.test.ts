import { uniqueEdgeHosts } from '../../../charts/checks/definition/unique-edge-hosts';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

test('allows a domain of its own, also below that of another environment', () => {
  expect(findings(uniqueEdgeHosts)).toEqual([]);
  expect(findings(uniqueEdgeHosts, {}, 'staging')).toEqual([]);
});

test('refuses the domain of another environment', () => {
  const overrides = inProduction({ domain: 'staging.campus.example' });
  const message = (other: string) =>
    `domain: "staging.campus.example" is the domain of "${other}" too; give each environment its own`;
  expect(findings(uniqueEdgeHosts, overrides)).toEqual([message('staging')]);
  expect(findings(uniqueEdgeHosts, overrides, 'staging')).toEqual([message('production')]);
});

const TAKEN = (host: string, other: string) =>
  `services.users.routes: "${host}" is a host of "${other}" too; choose another subdomain, or another domain`;

test("refuses a route to another environment's domain once, whether or not a route answers there", () => {
  const routes = ['/users', '/courses'].map((path) => ({ subdomain: 'staging', path, access: 'anyone' as const }));
  expect(findings(uniqueEdgeHosts, { services: { users: { routes } } })).toEqual([
    TAKEN('staging.campus.example', 'staging'),
  ]);
});

test("refuses a route to a host of another environment's routes", () => {
  const routes = [{ path: '/users', access: 'anyone' as const }];
  const overrides = { services: { users: { routes } }, ...inProduction({ domain: 'api.staging.campus.example' }) };
  expect(findings(uniqueEdgeHosts, overrides)).toEqual([TAKEN('api.staging.campus.example', 'staging')]);
});

test('refuses a route to the host where a cache finds the load balancer of another environment', () => {
  const routes = [{ path: '/users', access: 'anyone' as const }];
  const services = { users: { routes } };
  const environments = { staging: { domain: 'origin.campus.example' } };
  const found = (edge: object) => findings(uniqueEdgeHosts, { edge, services, environments }, 'staging');
  expect(found({ cdn: 'cloudfront' })).toEqual([TAKEN('origin.campus.example', 'production')]);
  expect(found({})).toEqual([]);
});
