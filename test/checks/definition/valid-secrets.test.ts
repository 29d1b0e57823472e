import { validSecrets } from '../../../charts/checks/definition/valid-secrets';
import { findings } from '../../fixtures/findings';
import { merge } from '../../fixtures/merge';
import { inProduction } from '../../fixtures/platform';
import { CIPHERTEXT, MAIL_SEALED, sealedInProduction } from '../../fixtures/sealed';

const mail = (secret: object) => findings(validSecrets, { secrets: { mail: secret } });

test.each([
  [['API_KEY', '_X', 'A1'], []],
  [
    ['api-key'],
    ['"api-key" is no name of an environment variable; use capital letters, digits and "_", and no digit first'],
  ],
  [['1KEY'], ['"1KEY" is no name of an environment variable; use capital letters, digits and "_", and no digit first']],
  [['A', 'A', 'A'], ['"A" is there more than once; name each value once']],
  [[], ['there is none, so it holds nothing; name its values']],
])('judges the keys %j', (keys, messages) => {
  expect(mail({ keys })).toEqual(messages.map((message) => `secrets.mail.keys: ${message}`));
});

test.each(['90d', '1d'])('takes the rotation %s', (rotation) => {
  expect(mail({ rotation })).toEqual([]);
});

test.each(['', '90', '12h', '0d', '1.5d', '-1d'])('refuses the rotation "%s"', (rotation) => {
  expect(mail({ rotation })).toEqual([
    `secrets.mail.rotation: "${rotation}" is no whole number of days; write it like "90d"`,
  ]);
});

test('refuses a name that no Secret can have', () => {
  const secrets = { Mail_1: { purpose: 'sends e-mail', keys: ['KEY'], rotation: '90d' } };
  expect(findings(validSecrets, { secrets })).toEqual([
    'secrets.Mail_1: "Mail_1" is no DNS label; use lower-case letters, digits and "-"',
  ]);
});

test('refuses two secrets of one service with the same key', () => {
  const secrets = { push: { purpose: 'sends messages', keys: ['MAIL_KEY'], rotation: '90d' } };
  expect(findings(validSecrets, { secrets, services: { mailer: { secrets: ['mail', 'push'] } } })).toEqual([
    'services.mailer.secrets: "MAIL_KEY" is a key of "mail" and "push"; rename it in one of them',
  ]);
});

test('leaves a secret that is listed twice to another rule', () => {
  expect(findings(validSecrets, { services: { mailer: { secrets: ['mail', 'mail'] } } })).toEqual([]);
});

test('allows the same key in secrets of two services', () => {
  const secrets = { push: { purpose: 'sends messages', keys: ['MAIL_KEY'], rotation: '90d' } };
  expect(findings(validSecrets, { secrets, services: { users: { secrets: ['push'] } } })).toEqual([]);
});

test('refuses a name that a secret of the edge has', () => {
  const overrides = {
    edge: { proxy: 'kong' },
    secrets: { 'token-issuer-b': { purpose: 'signs', keys: ['KEY'], rotation: '90d' } },
    services: { users: { secrets: ['token-issuer-b'], routes: [{ path: '/users', access: 'signed-in' as const }] } },
    ...inProduction({
      tokens: { issuer: 'https://login.example', audiences: ['campus'], keys: 'https://login.example/keys' },
    }),
  };
  expect(findings(validSecrets, overrides)).toEqual([
    'secrets.token-issuer-b: "token-issuer-b" is also a secret that follows from edge or datastores; choose another name',
  ]);
});

test('refuses AWS Secrets Manager without AWS', () => {
  expect(findings(validSecrets, inProduction({ cloud: { provider: 'any' } }))).toEqual([
    'secretStore: "aws-secrets-manager" is out of reach of the cloud "any"; seal the values, or name account and region of AWS',
  ]);
});

describe('of what is sealed', () => {
  const at = 'secretStore.sealed.secrets.campus/mail';
  const again = 'seal it again: npm run seal -- campus/production mail';
  const sealed = (part: object) => findings(validSecrets, sealedInProduction(merge(MAIL_SEALED, part as never)));

  test('allows nothing, and what is needed', () => {
    expect(findings(validSecrets, sealedInProduction())).toEqual([]);
    expect(sealed({})).toEqual([]);
  });

  test('refuses values for a secret that nobody needs any more', () => {
    const push = MAIL_SEALED.secrets['campus/mail'];
    expect(sealed({ secrets: { 'campus/push': push } })).toEqual([
      'secretStore.sealed.secrets.campus/push: "campus/push" is no secret that is needed; did you mean "campus/mail"? Known: "campus/mail"; remove its sealed values',
    ]);
  });

  test('refuses other keys than those of the definition', () => {
    const others = (encryptedData: object) => sealed({ secrets: { 'campus/mail': { encryptedData } } });
    expect(others({ MAIL_KEY: undefined, MAIL_TOKEN: CIPHERTEXT })).toEqual([
      `${at}: holds "MAIL_TOKEN" where the definition asks for "MAIL_KEY"; ${again}`,
    ]);
    expect(others({ MAIL_KEY: undefined })).toEqual([
      `${at}: holds nothing where the definition asks for "MAIL_KEY"; ${again}`,
    ]);
  });

  test.each([['swordfish'], ['not base64 at all! '.repeat(40)]])(
    'refuses what is no ciphertext, unrepeated',
    (value) => {
      expect(sealed({ secrets: { 'campus/mail': { encryptedData: { MAIL_KEY: value } } } })).toEqual([
        `${at}: holds what is no sealed value; ${again}`,
      ]);
    },
  );

  test.each(['yesterday', '2026-13-01'])('refuses the day "%s"', (sealedOn) => {
    expect(sealed({ secrets: { 'campus/mail': { sealedOn } } })).toEqual([
      `${at}.sealedOn: "${sealedOn}" is no day like "2026-11-21"; ${again}`,
    ]);
  });

  test('refuses values without the certificate they were sealed for', () => {
    expect(sealed({ certificate: undefined })).toEqual([
      'secretStore.sealed.certificate: there is none though values are sealed; add --certificate when you seal the next',
    ]);
  });
});
