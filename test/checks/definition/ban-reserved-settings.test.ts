import { banReservedSettings } from '../../../charts/checks/definition/ban-reserved-settings';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const gateway = (settings: Record<string, string>) =>
  findings(banReservedSettings, { services: { gateway: { settings } } });

test('allows settings of its own, and the address of a service that it does not call', () => {
  expect(gateway({ CURRENCY: 'EUR', MAILER_URL: 'http://elsewhere' })).toEqual([]);
});

test('refuses what follows from environment, port, calls, datastores, origins and secrets', () => {
  const wrong = (names: string) =>
    `${names} would replace what follows from environment, port, calls, datastores, origins and secrets; remove it or choose another name`;
  expect(gateway({ PORT: '80', USERS_URL: 'http://elsewhere' })).toEqual([
    `services.gateway.settings: ${wrong('"PORT" and "USERS_URL"')}`,
  ]);
  expect(findings(banReservedSettings, { services: { mailer: { settings: { MAIL_KEY: 'none' } } } })).toEqual([
    `services.mailer.settings: ${wrong('"MAIL_KEY"')}`,
  ]);
  const users = { settings: { RECORDS_HOST: 'elsewhere', RECORDS_PASSWORD: 'none', RECORDS_TIMEOUT: '5' } };
  expect(findings(banReservedSettings, { services: { users } })).toEqual([
    `services.users.settings: ${wrong('"RECORDS_HOST" and "RECORDS_PASSWORD"')}`,
  ]);
  expect(gateway({ RECORDS_HOST: 'elsewhere' })).toEqual([]);
});

test('C-42 refuses a key of a secret that would be such a variable once more', () => {
  const keys = ['MAIL_KEY', 'PORT', 'USERS_URL'];
  const of = (secret: object) =>
    findings(banReservedSettings, { secrets: { mail: { keys } }, services: { mailer: secret } });
  const cure = 'would replace what follows from environment, port, calls, datastores and origins; rename the key';
  expect(of({})).toEqual([`services.mailer.secrets: "PORT" of "mail" ${cure}`]);
  expect(of({ calls: ['users'] })).toEqual([
    `services.mailer.secrets: "PORT" of "mail" ${cure}`,
    `services.mailer.secrets: "USERS_URL" of "mail" ${cure}`,
  ]);
  expect(of({ secrets: [] })).toEqual([]);
});

test('refuses origins where routes are called from pages elsewhere, and nowhere else', () => {
  const settings = { WEB_ORIGINS: 'https://elsewhere.example' };
  const services = { gateway: { settings }, mailer: { settings } };
  const withOrigins = { services, ...inProduction({ origins: ['https://app.campus.example'] }) };
  expect(findings(banReservedSettings, { services })).toEqual([]);
  expect(findings(banReservedSettings, withOrigins)).toEqual([
    expect.stringMatching(/^services\.gateway\.settings: "WEB_ORIGINS" would replace /),
  ]);
});
