import { TOKEN_SECRETS } from '../../../../charts/model/required-secrets';
import { behindKong, TOKENS, withTokens } from '../../../fixtures/kong';
import { inProduction } from '../../../fixtures/platform';
import { real } from '../../../fixtures/rendered';

test('E-04 scripts of exactly the declared origins may ask', () => {
  const origins = ['https://app.campus.example', 'https://old.campus.example'];
  expect(behindKong(inProduction({ origins })).object('KongPlugin', 'cors').config).toMatchInlineSnapshot(`
credentials: true
exposed_headers:
  - X-Request-ID
  - RateLimit-Limit
  - RateLimit-Remaining
  - RateLimit-Reset
  - Retry-After
headers:
  - Authorization
  - Content-Type
  - X-Request-ID
max_age: 7200
methods:
  - GET
  - HEAD
  - POST
  - PUT
  - PATCH
  - DELETE
  - OPTIONS
origins:
  - https://app.campus.example
  - https://old.campus.example
preflight_continue: false
`);
});

test('E-04 without origins Kong answers no scripts of other pages', () => {
  const plugins = behindKong().of('KongPlugin');
  expect(plugins.map(({ metadata }) => metadata.name)).toEqual([]);
});

test('E-04 who has signed in shows a token in the header for it, signed by a key that it names and not expired', () => {
  const { plugin, config } = behindKong(withTokens).object('KongPlugin', 'signed-in');
  expect({ plugin, config }).toMatchInlineSnapshot(`
plugin: jwt
config:
  claims_to_verify:
    - exp
  cookie_names: []
  header_names:
    - authorization
  key_claim_name: kid
  run_on_preflight: true
  uri_param_names: []
`);
});

test('E-04 without a route that asks for a token Kong looks for none', () => {
  const rendered = behindKong(inProduction({ tokens: TOKENS }));
  expect([...rendered.of('KongPlugin'), ...rendered.of('KongConsumer')]).toEqual([]);
  const secrets = rendered.of('ExternalSecret').map(({ metadata }) => metadata.name);
  for (const name of TOKEN_SECRETS) expect(secrets).not.toContain(name);
});

test.each(TOKEN_SECRETS)(
  'E-04 C-42 Kong has a key of the issuer from %s, which is made as a credential for it',
  (name) => {
    const rendered = real('educational-platform/production');
    const { metadata, spec } = rendered.object('ExternalSecret', name);
    const { template } = spec.target;
    expect(metadata.namespace).toBe('educational-platform');
    expect(template.metadata.labels['konghq.com/credential']).toBe('jwt');
    // The `kid` is secret to nobody; it comes with the key so that the two change together.
    expect(template.data).toEqual({
      algorithm: 'RS256',
      key: '{{ .key }}',
      rsa_public_key: '{{ .rsa_public_key }}',
    });
  },
);

test('E-04 two keys hold at a time, for one and the same issuer, and are changed as often as those that sign', () => {
  const rendered = real('educational-platform/production');
  const { metadata, credentials } = rendered.object('KongConsumer', 'token-issuer');
  expect([metadata.namespace, metadata.annotations, credentials]).toEqual([
    'educational-platform',
    { 'kubernetes.io/ingress.class': 'kong' },
    ['token-issuer-a', 'token-issuer-b'],
  ]);
  const signing = rendered.object('ExternalSecret', 'token-signing');
  const keys = signing.spec.data.map(({ secretKey }: { secretKey: string }) => secretKey);
  expect(keys).toEqual(['TOKEN_PRIVATE_KEY', 'TOKEN_PRIVATE_KEY_NEXT']);
  for (const name of ['token-signing', ...credentials])
    expect(rendered.object('ExternalSecret', name).metadata.annotations['secret-rotation']).toBe('90d');
});

test.each(['analytics', 'assessment', 'content', 'user'])(
  'E-04 the tokens of %s-service are checked by Kong, and by its own sidecar for whoever gets past Kong',
  (name) => {
    const rendered = real('educational-platform/production');
    const { annotations } = rendered.object('Ingress', `${name}-service-signed-in`).metadata;
    expect(annotations['konghq.com/plugins'].split(',')).toContain('signed-in');
    expect(rendered.object('RequestAuthentication', `${name}-service`).spec.jwtRules[0]).toMatchObject({
      issuer: rendered.environment.tokens!.issuer,
      audiences: ['educational-platform'],
    });
  },
);
