import { asksForTokens } from '../../../charts/model/environment';
import type { Platform } from '../../../charts/model/platform';
import type { Part } from '../../fixtures/merge';
import { inProduction } from '../../fixtures/platform';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

const TOKENS = {
  issuer: 'https://login.campus.example/',
  audiences: ['campus', 'campus-mobile'],
  keys: 'https://login.campus.example/keys.json',
};

const withTokens = (services: Part<Platform['services']>) =>
  small({ services, ...inProduction({ tokens: TOKENS }) })
    .of('RequestAuthentication')
    .map(({ metadata }) => metadata.name);

const SIGNED_IN = { routes: [{ path: '/', access: 'signed-in' }] } as const;

test('S-40 the sidecar of a service refuses tokens of others than the issuer, or for others than the platform', () => {
  const rendered = small({ services: { gateway: SIGNED_IN }, ...inProduction({ tokens: TOKENS }) });
  expect(rendered.object('RequestAuthentication', 'gateway').spec).toMatchInlineSnapshot(`
selector:
  matchLabels:
    app: gateway
jwtRules:
  - audiences:
      - campus
      - campus-mobile
    forwardOriginalToken: true
    issuer: https://login.campus.example/
    jwksUri: https://login.campus.example/keys.json
`);
});

test('S-40 tokens are checked where a route or a call asks for them, and nowhere else', () => {
  expect(withTokens({ gateway: SIGNED_IN })).toEqual(['gateway']);
  expect(withTokens({ gateway: { calls: [{ service: 'users', access: 'signed-in' }] } })).toEqual(['users']);
  expect(withTokens({ gateway: { calls: [{ service: 'users', access: 'anyone' }] } })).toEqual([]);
});

test('S-40 in scalable-aws the API gateway asks for tokens, and no layer behind it', () => {
  const checks = real('scalable-aws/prod').of('RequestAuthentication');
  expect(checks.map(({ metadata }) => metadata.name)).toEqual(['api-gateway']);
});

test.each(ENVIRONMENTS)('S-40 E-04 whoever asks for tokens in %s checks them, and passes them on', (id) => {
  const { environment } = real(id);
  const { namespaces, services, tokens } = environment;
  const asking = services.filter((service) => asksForTokens(environment, service));
  for (const { name } of asking) {
    const { metadata, spec } = real(id).object('RequestAuthentication', name);
    expect([metadata.namespace, spec.selector]).toEqual([namespaces.services, { matchLabels: { app: name } }]);
    expect(spec.jwtRules).toEqual([
      {
        issuer: tokens!.issuer,
        audiences: tokens!.audiences,
        jwksUri: tokens!.keys,
        forwardOriginalToken: true,
      },
    ]);
  }
});
