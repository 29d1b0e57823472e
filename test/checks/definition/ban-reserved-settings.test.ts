import { banReservedSettings } from '../../../charts/checks/definition/ban-reserved-settings';
import { findings } from '../../fixtures/findings';

const gateway = (settings: Record<string, string>) =>
  findings(banReservedSettings, { services: { gateway: { settings } } });

test('allows settings of its own, and the address of a service that it does not call', () => {
  expect(gateway({ CURRENCY: 'EUR', MAILER_URL: 'http://elsewhere' })).toEqual([]);
});

test('refuses what follows from environment, port and calls', () => {
  expect(gateway({ PORT: '80', USERS_URL: 'http://elsewhere' })).toEqual([
    'services.gateway.settings: "PORT" and "USERS_URL" would replace what follows from environment, port and calls; remove it or choose another name',
  ]);
});
