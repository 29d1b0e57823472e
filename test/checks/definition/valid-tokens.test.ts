import { validTokens } from '../../../charts/checks/definition/valid-tokens';
import type { Tokens } from '../../../charts/model/tokens';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const TOKENS: Tokens = {
  issuer: 'https://login.example.org/campus/',
  audiences: ['campus', 'https://campus.example'],
  keys: 'https://login.example.org/keys?policy=campus',
};

const SIGNED_IN = { users: { routes: [{ path: '/users', access: 'signed-in' as const }] } };

const given = (tokens: object) =>
  findings(validTokens, { services: SIGNED_IN, ...inProduction({ tokens: { ...TOKENS, ...tokens } }) });

test('allows tokens that somebody asks for, and none', () => {
  expect(given({})).toEqual([]);
  expect(findings(validTokens)).toEqual([]);
});

test.each(['', undefined])('refuses tokens without issuer', (issuer) => {
  expect(given({ issuer })).toEqual([
    'tokens.issuer: there is none, so nobody would vouch for a token; give the URL of who issues',
  ]);
});

test.each([
  'http://login.example.org',
  'login.example.org',
  'https://login.example.org ',
  'https://login.example.org?campus',
  'https://login.example.org#campus',
  'https://login.example.org/*',
  'https://login',
  'https://10.0.0.1',
  'https://me@login.example.org',
])('refuses the issuer "%s"', (issuer) => {
  expect(given({ issuer })).toEqual([
    `tokens.issuer: "${issuer}" is no URL that begins with "https://" and names a host in full, without space, "?", "#", "*" or credentials; write it to the letter as the iss of a token has it, such as "https://login.example.com"`,
  ]);
});

test.each([[[]], [undefined]])('refuses tokens without audiences', (audiences) => {
  expect(given({ audiences })).toEqual([
    'tokens.audiences: there is none, so tokens made for others would do; name whom tokens are made for',
  ]);
});

test.each(['', ' ', 'campus '])('refuses the audience "%s"', (audience) => {
  expect(given({ audiences: ['campus', audience] })).toEqual([
    `tokens.audiences: "${audience}" is no audience; write it to the letter as the aud of a token has it, without spaces at its ends`,
  ]);
});

test.each(['', 'http://login.example.org/keys', '/keys', 'https://login.example.org/keys ', 'https://idp/keys'])(
  'refuses the keys "%s"',
  (keys) => {
    expect(given({ keys })).toEqual([
      `tokens.keys: "${keys}" is no URL that begins with "https://" and names a host in full; give that of the issuer's public keys, such as "https://login.example.com/.well-known/jwks.json"`,
    ]);
  },
);

test('refuses keys at another port than 443, where the mesh may not go', () => {
  expect(given({ keys: 'https://login.example.org:8443/keys' })).toEqual([
    'tokens.keys: "https://login.example.org:8443/keys" names port "8443", and the mesh\'s control plane may reach 443 only; give an address without a port',
  ]);
  expect(given({ keys: 'https://login.example.org:443/keys' })).toEqual([]);
});

test('refuses keys that are missing, as a cast would leave them', () => {
  expect(given({ keys: undefined })).toEqual([expect.stringMatching(/^tokens\.keys: "" is no URL /)]);
});

test('allows tokens that only a call asks for', () => {
  const gateway = { calls: [{ service: 'users', access: 'signed-in' as const }] };
  expect(findings(validTokens, { services: { gateway }, ...inProduction({ tokens: TOKENS }) })).toEqual([]);
});

test('refuses tokens that nobody asks for', () => {
  expect(findings(validTokens, inProduction({ tokens: TOKENS }))).toEqual([
    'tokens: no route and no call has access "signed-in"; give it to those that need it, or remove the tokens',
  ]);
});
