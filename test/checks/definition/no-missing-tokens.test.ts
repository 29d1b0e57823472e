import { noMissingTokens } from '../../../charts/checks/definition/no-missing-tokens';
import { findings } from '../../fixtures/findings';

const CURE =
  'has access "signed-in", and the environment has no tokens to know such people by; give it tokens: { issuer, audiences, keys } in charts/platforms/campus/environments.ts, or use access "anyone"';

const SIGNED_IN = {
  users: { routes: [{ path: '/users', access: 'signed-in' as const }] },
  gateway: { calls: [{ service: 'users', access: 'signed-in' as const }] },
};

test('allows routes and calls of anyone without tokens', () => {
  expect(findings(noMissingTokens)).toEqual([]);
});

test('refuses a route and a call of people who have signed in without them', () => {
  expect(findings(noMissingTokens, { services: SIGNED_IN })).toEqual([
    `services.gateway.calls: the call to "users" ${CURE}`,
    `services.users.routes: the route "/users" ${CURE}`,
  ]);
});

test('refuses them in that environment alone which has no tokens', () => {
  const tokens = { issuer: 'https://login.example.org', audiences: ['campus'], keys: 'https://login.example.org/keys' };
  const overrides = { services: SIGNED_IN, environments: { production: { tokens } } };
  expect(findings(noMissingTokens, overrides)).toEqual([]);
  expect(findings(noMissingTokens, overrides, 'staging')).toHaveLength(2);
});
