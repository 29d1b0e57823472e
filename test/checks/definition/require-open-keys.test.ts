import { requireOpenKeys } from '../../../charts/checks/definition/require-open-keys';
import type { Route } from '../../../charts/model/edge';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const KEYS = 'https://campus.example/auth/keys.json';

const behind = (keys: string, ...routes: Route[]) =>
  findings(requireOpenKeys, {
    services: { users: { routes } },
    ...inProduction({ tokens: { issuer: 'https://campus.example/auth', audiences: ['campus'], keys } }),
  });

const anyone = (path: string, methods?: Route['methods']): Route => ({ path, access: 'anyone', methods });

const signedIn = (path: string): Route => ({ path, access: 'signed-in' });

test.each([
  ['an open route', KEYS, [anyone('/auth')]],
  ['an open route for them alone', KEYS, [signedIn('/auth'), anyone('/auth/keys.json')]],
  ['an open route with GET', KEYS, [anyone('/auth', ['GET', 'POST'])]],
  ['an open route below a closed one', KEYS, [signedIn('/'), anyone('/auth')]],
  ['an open route on a subdomain', 'https://api.campus.example/keys', []],
  ['a host of somebody else', 'https://login.example.org/keys', []],
  ['a host that only ends alike', 'https://login.mycampus.example/keys', []],
])('allows keys behind %s', (_, keys, routes) => {
  expect(behind(keys, ...routes)).toEqual([]);
});

const missing = (keys: string) =>
  `tokens.keys: "${keys}" lies below "campus.example", where no route leads to it, so that the mesh cannot read it; declare one with access "anyone", or give an address that the issuer has elsewhere`;

test.each([KEYS, 'https://login.campus.example/keys'])('refuses keys that no route leads to: %s', (keys) => {
  expect(behind(keys, anyone('/authors'))).toEqual([missing(keys)]);
});

test('refuses keys behind a route that asks for a token, even below an open one', () => {
  expect(behind(KEYS, anyone('/'), signedIn('/auth'))).toEqual([
    `tokens.keys: "${KEYS}" is behind the route "/auth", which asks for a token itself, so that the mesh cannot read it; declare a route for the keys with access "anyone"`,
  ]);
});

test('refuses keys behind a route that cannot be read', () => {
  expect(behind(KEYS, anyone('/auth', ['POST']))).toEqual([
    `tokens.keys: "${KEYS}" is behind the route "/auth", which has no method "GET", so that the mesh cannot read it; add the method, or a route for the keys`,
  ]);
});

test('leaves an address that is none to another rule', () => {
  expect(behind('campus.example/keys')).toEqual([]);
});
