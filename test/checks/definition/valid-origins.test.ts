import { validOrigins } from '../../../charts/checks/definition/valid-origins';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const given = (...origins: string[]) => findings(validOrigins, inProduction({ origins }));

test.each(['https://app.example.com', 'https://app.example.com:8443'])('allows "%s"', (origin) => {
  expect(given(origin)).toEqual([]);
});

test.each([
  ['https://app.example.com/', 'https://app.example.com'],
  ['https://app.example.com/login', 'https://app.example.com'],
  ['https://app.example.com?a', 'https://app.example.com'],
  ['https://App.example.com', 'https://app.example.com'],
  ['https://app.example.com:443', 'https://app.example.com'],
  ['https://app.example.com:08443', 'https://app.example.com:8443'],
])('refuses "%s", and says what browsers send', (origin, exact) => {
  expect(given(origin)).toEqual([`origins: "${origin}" is no origin as browsers send it; write "${exact}"`]);
});

test.each(['http://app.example.com', 'http://localhost:3000', 'http://127.0.0.1'])(
  'refuses "%s", which is not protected on its way',
  (origin) => {
    expect(given(origin)).toEqual([
      `origins: "${origin}" comes without TLS, so others can put scripts into its pages; serve them by "https://"`,
    ]);
  },
);

test.each([
  '*',
  'null',
  '',
  'https://*.example.com',
  'app.example.com',
  'https://localhost',
  'https://app.example.com:99999',
  'https://app.example.com ',
  'https://10.0.0.1',
])('refuses "%s"', (origin) => {
  expect(given(origin)).toEqual([
    `origins: "${origin}" is no origin; write "https://", one host without wildcard, and its port where it is not 443, such as "https://app.example.com"`,
  ]);
});

test('refuses an origin that is there twice, once', () => {
  const [one, other] = ['https://app.example.com', 'https://www.example.com'];
  expect(given(one, other, one, one)).toEqual([`origins: "${one}" is there more than once; keep one`]);
});

test('refuses origins where there is nothing that scripts could call', () => {
  const overrides = {
    services: { gateway: { routes: [] } },
    ...inProduction({ origins: ['https://app.example.com'] }),
  };
  expect(findings(validOrigins, overrides)).toEqual([
    'origins: no service has routes that scripts could call; give routes to one, or remove the origins',
  ]);
  expect(findings(validOrigins, { services: { gateway: { routes: [] } } })).toEqual([]);
});
