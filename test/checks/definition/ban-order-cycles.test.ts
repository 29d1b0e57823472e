import { banOrderCycles } from '../../../charts/checks/definition/ban-order-cycles';
import { findings } from '../../fixtures/findings';

test('allows services that wait for others, directly and by two ways', () => {
  const services = { gateway: { after: ['users', 'mailer'] }, users: { after: ['mailer'] } };
  expect(findings(banOrderCycles, { services })).toEqual([]);
});

test('refuses two services that wait for each other', () => {
  expect(findings(banOrderCycles, { services: { users: { after: ['gateway'] } } })).toEqual([
    'services.gateway.after: "gateway → users → gateway" never begins; drop one of these steps',
  ]);
});

test('refuses a service that waits for itself', () => {
  expect(findings(banOrderCycles, { services: { mailer: { after: ['mailer'] } } })).toEqual([
    'services.mailer.after: "mailer → mailer" never begins; drop one of these steps',
  ]);
});

test('names only the services of the cycle, not those that wait for it', () => {
  const services = { gateway: { after: ['users'] }, users: { after: ['mailer'] }, mailer: { after: ['users'] } };
  expect(findings(banOrderCycles, { services })).toEqual([
    'services.users.after: "users → mailer → users" never begins; drop one of these steps',
  ]);
});

test('leaves a wait for a service that does not exist to no-missing-target', () => {
  expect(findings(banOrderCycles, { services: { users: { after: ['nobody'] } } })).toEqual([]);
});
