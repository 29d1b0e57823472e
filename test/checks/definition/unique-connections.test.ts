import { uniqueConnections } from '../../../charts/checks/definition/unique-connections';
import { findings } from '../../fixtures/findings';

test('allows each connection once', () => {
  expect(findings(uniqueConnections)).toEqual([]);
});

test.each([
  ['calls', { calls: ['users', { service: 'users', methods: ['GET'] }] }, 'users'],
  ['uses', { uses: ['records', { store: 'records', access: 'writes' }] }, 'records'],
  ['uses', { uses: ['records', { store: 'records', access: 'reads' }] }, 'records'],
  ['publishes', { publishes: ['enrolments', 'enrolments'] }, 'enrolments'],
  ['consumes', { consumes: ['enrolments', 'enrolments'] }, 'enrolments'],
  ['reaches', { reaches: ['mail', 'mail', 'mail'] }, 'mail'],
  ['secrets', { secrets: ['mail', 'mail'] }, 'mail'],
  ['after', { after: ['users', 'users'] }, 'users'],
])('refuses the same entry of %s twice', (list, mailer, target) => {
  expect(findings(uniqueConnections, { services: { mailer } })).toEqual([
    `services.mailer.${list}: "${target}" is there more than once; keep one, with all that the others say`,
  ]);
});

test('refuses a service that calls itself', () => {
  expect(findings(uniqueConnections, { services: { users: { calls: ['users'] } } })).toEqual([
    'services.users.calls: "users" calls itself; drop the call, inside a pod it needs none',
  ]);
});
