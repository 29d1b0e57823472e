import { uniqueAccess } from '../../../charts/checks/definition/unique-access';
import { findings } from '../../fixtures/findings';

const routes = (...given: { subdomain?: string; path: string; access: 'anyone' | 'signed-in' }[]) => ({
  services: { gateway: { routes: given } },
});

test('S-40 refuses a path that asks for a token on one host and does not on another', () => {
  const overrides = routes(
    { subdomain: 'api', path: '/grades', access: 'signed-in' },
    { path: '/grades/mine', access: 'anyone' },
  );
  expect(findings(uniqueAccess, overrides)).toEqual([
    'services.gateway.routes: "/grades/mine" is open to anyone on one host and below "/grades", which asks for a token, on another, and a sidecar sees no hosts; give both one access or other paths',
  ]);
});

test('allows a guarded path below an open one, on any host: the open one leaves it out', () => {
  const overrides = routes({ subdomain: 'api', path: '/', access: 'anyone' }, { path: '/grades', access: 'signed-in' });
  expect(findings(uniqueAccess, overrides)).toEqual([]);
});

test('leaves two routes of one host to the longer path', () => {
  const overrides = routes({ path: '/grades', access: 'signed-in' }, { path: '/grades/rules', access: 'anyone' });
  expect(findings(uniqueAccess, overrides)).toEqual([]);
});
