import fc from 'fast-check';
import { banPlainSecrets } from '../../../charts/checks/manifests/ban-plain-secrets';
import type { Manifest } from '../../../charts/model/manifest';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';

const CURE = 'declare a secret of the platform for it, and change the value if Git has it already';

const object = (kind: string, fields: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'records' },
  ...fields,
});

const inConfigMap = (data: Record<string, unknown>) => banPlainSecrets(object('ConfigMap', { data }));

const inVariable = (name: string, value: string) =>
  banPlainSecrets(
    object('Deployment', {
      spec: { template: { spec: { containers: [{ name: 'records', env: [{ name, value }] }] } } },
    }),
  );

const inValues = (valuesObject: object) =>
  banPlainSecrets(object('Application', { spec: { source: { helm: { valuesObject } } } }));

test('C-42 refuses a Secret', () => {
  expect(banPlainSecrets(object('Secret'))).toEqual([
    'a Secret would be readable in Git; use a SealedSecret or an ExternalSecret',
  ]);
});

// Put together here, so that nothing in the repository looks like one.
const LOOK_ALIKES: readonly [what: string, value: string][] = [
  ['a private key', `-----BEGIN ${'PRIVATE KEY'}-----\nMIIB\n-----END ${'PRIVATE KEY'}-----\n`],
  ['a private key', `-----BEGIN ${'RSA PRIVATE KEY'}-----`],
  ['an access key of AWS', `AKIA${'ABCD'.repeat(4)}`],
  ['a token of GitHub', `ghp_${'a1B2'.repeat(9)}`],
  ['a token of GitHub', `github_pat_${'a1B2_'.repeat(6)}`],
  ['a token of GitLab', `glpat-${'a1B2'.repeat(5)}`],
  ['a token of Slack', `xoxb-${'123456'.repeat(3)}`],
  ['a webhook of Slack', `https://hooks.slack.com/services/${'T0A1'.repeat(3)}`],
  ['a key of Stripe', `sk_live_${'a1B2'.repeat(6)}`],
  ['a key of Stripe', `whsec_${'a1B2'.repeat(6)}`],
  ['a key of Google', `AIza${'a1B2c'.repeat(7)}`],
  ['a key of SendGrid', `SG.${'a1B2'.repeat(5)}.${'c3D4'.repeat(5)}`],
  ['a token of npm', `npm_${'a1B2'.repeat(9)}`],
  ['an API key', `sk-proj-${'a1B2'.repeat(10)}`],
  ['a token (JWT)', `eyJ${'hbGciOiJ'}.eyJ${'zdWIiOiI'}.${'a1B2'.repeat(6)}`],
  ['a URL with a password', `postgres://records:${'x'.repeat(8)}@records:5432/records`],
  ['a URL with a password', `redis://:${'x'.repeat(8)}@cache:6379`],
];

test.each(LOOK_ALIKES)('C-42 refuses %s under any name, and does not repeat it', (what, value) => {
  expect(inConfigMap({ note: `see ${value}` })).toEqual([`data.note looks like ${what}; ${CURE}`]);
  expect(inVariable('NOTE', value)).toEqual([
    `spec.template.spec.containers[0].env[0].value looks like ${what}; ${CURE}`,
  ]);
  expect(inValues({ args: ['--quiet', value] })).toEqual([
    `spec.source.helm.valuesObject.args[1] looks like ${what}; ${CURE}`,
  ]);
});

test.each(['DB_PASSWORD', 'PASSWD', 'MAIL_SECRET', 'ACCESS_TOKEN', 'PAYMENT_API_KEY', 'SESSION_SIGNING_KEY', 'APIKEY'])(
  'C-42 refuses a literal value of the variable %s',
  (name) => {
    expect(inVariable(name, 'swordfish')).toEqual([
      `spec.template.spec.containers[0].env[0].value has a plain value for "${name}"; ${CURE}`,
    ]);
  },
);

test.each(['password', 'adminPassword', 'client-secret', 'apiKey', 'private_key', 'accessKey', 'auth.token'])(
  "C-42 refuses it in a ConfigMap and in a chart's values under %s",
  (name) => {
    expect(inConfigMap({ [name]: 'Sword fish 1' })).toEqual([`data.${name} has a plain value for "${name}"; ${CURE}`]);
    expect(inValues({ [name]: 'Sword fish 1' })).toHaveLength(1);
  },
);

test.each([
  ['properties', 'spring.datasource.password=swordfish\n', 'spring.datasource.password'],
  ['YAML', 'user: records\npassword: "sword fish"\n', 'password'],
  ['JSON', '{"user":"records","apiKey":"swordfish"}', 'apiKey'],
  ['a connection string', 'Server=records;Password=swordfish;', 'Password'],
  ['a command', 'server --token=swordfish', 'token'],
])('C-42 refuses it inside a text that is %s', (_, text, name) => {
  expect(inConfigMap({ file: text })).toEqual([`data.file has a plain value for "${name}"; ${CURE}`]);
});

test('C-42 refuses a password of digits alone', () => {
  expect(inValues({ adminPassword: 123456 })).toHaveLength(1);
});

test.each([
  ['a reference to a key', { valueFrom: { secretKeyRef: { name: 'mail', key: 'MAIL_KEY' } } }],
  ['the name of a Secret', { secretName: 'users-tls', existingSecret: 'mail', credentialName: 'gateway-certificate' }],
  ['a Secret by its name', { secret: 'nginx-ingress/default' }],
  ['a file', { passwordFile: '/run/secrets/password', token: '/var/run/secrets/tokens/token' }],
  ['a switch', { automountServiceAccountToken: false, useSecret: true, password: '', token: 'true' }],
  ['an address', { tokenUrl: 'https://login.example.com/token', token: 'https://login.example.com/token' }],
  ['a reference to a variable', { password: '$(DB_PASSWORD)', args: ['--password=$(DB_PASSWORD)'] }],
  ['a URL with a reference', { url: `postgres://records:${'$'}(DB_PASSWORD)@records/records` }],
  ['a lifetime', { TOKEN_TTL: '3600', maxTokens: 5, rotation: '90d' }],
  ['a certificate', { caBundle: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n' }],
  ['a public key', { rsa_public_key: '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n' }],
  ['a pinned image', { image: 'ghcr.io/campus/users:1.4.0@sha256:0123' }],
  ['a private key of cert-manager', { privateKey: { algorithm: 'ECDSA', rotationPolicy: 'Always' } }],
  ['a label', { labels: { 'konghq.com/credential': 'jwt' } }],
])('C-42 allows %s', (_, fields) => {
  expect(inValues(fields)).toEqual([]);
});

test('C-42 allows ciphertext, whatever its key and its letters', () => {
  const encryptedData = { DB_PASSWORD: `AgB${'sk_live_a1B2'.repeat(40)}` };
  expect(banPlainSecrets(object('SealedSecret', { spec: { encryptedData } }))).toEqual([]);
  expect(banPlainSecrets(object('SealedSecret', { spec: { template: { data: encryptedData } } }))).toHaveLength(1);
});

test('C-42 allows the names of keys in an ExternalSecret', () => {
  const data = [
    { secretKey: 'DB_PASSWORD', remoteRef: { key: 'campus/production/services/db', property: 'DB_PASSWORD' } },
  ];
  expect(banPlainSecrets(object('ExternalSecret', { spec: { data } }))).toEqual([]);
});

test('C-42 allows the names of Secrets in a KongConsumer', () => {
  expect(banPlainSecrets(object('KongConsumer', { credentials: ['token-issuer'] }))).toEqual([]);
});

test('C-42 a message never repeats the value', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9]{12,40}$/);
  fc.assert(
    fc.property(secret, (value) => {
      const faults = inConfigMap({
        password: `${value} ${value}`,
        file: `password: ${value}`,
        url: `a://b:${value}@c`,
      });
      expect(faults).toHaveLength(3);
      expect(faults.join('\n')).not.toContain(value);
    }),
  );
});

test.each(ENVIRONMENTS)('C-42 nothing that %s renders looks like a secret', (id) => {
  expect(
    real(id).all.flatMap(({ path, manifest }) => banPlainSecrets(manifest).map((fault) => `${path}: ${fault}`)),
  ).toEqual([]);
});
