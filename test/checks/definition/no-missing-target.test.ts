import { noMissingTarget } from '../../../charts/checks/definition/no-missing-target';
import { redis } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';

test('C-11 allows connections between things that exist', () => {
  expect(findings(noMissingTarget)).toEqual([]);
});

test('C-11 refuses a call to a service that does not exist', () => {
  expect(findings(noMissingTarget, { services: { gateway: { calls: ['user'] } } })).toEqual([
    'services.gateway.calls: "user" is no service; did you mean "users"? Known: "users", "mailer", "gateway"',
  ]);
});

test.each([
  ['uses', { uses: ['record'] }, '"record" is no datastore; did you mean "records"? Known: "records", "events"'],
  ['publishes', { publishes: ['enrol'] }, '"enrol" is no channel; did you mean "enrolments"? Known: "enrolments"'],
  ['consumes', { consumes: ['enrol'] }, '"enrol" is no channel; did you mean "enrolments"? Known: "enrolments"'],
  ['reaches', { reaches: ['mails'] }, '"mails" is no host; did you mean "mail"? Known: "mail"'],
  ['secrets', { secrets: ['mial'] }, '"mial" is no secret; did you mean "mail"? Known: "mail"'],
  ['after', { after: ['user'] }, '"user" is no service; did you mean "users"? Known: "users", "mailer", "gateway"'],
])('C-11 refuses a name in %s that nothing has', (list, users, message) => {
  expect(findings(noMissingTarget, { services: { users } })).toEqual([`services.users.${list}: ${message}`]);
});

test('C-11 counts the known names beyond the six nearest', () => {
  const services = { a1: {}, a2: {}, a3: {}, a4: {}, a5: {}, gateway: { calls: ['a'] } };
  expect(findings(noMissingTarget, { services })).toEqual([
    'services.gateway.calls: "a" is no service; did you mean "a1"? Known: "a1", "a2", "a3", "a4", "a5", "mailer" and 2 more',
  ]);
});

test('C-11 lists six known names in full', () => {
  const services = { a1: {}, a2: {}, a3: {}, gateway: { calls: ['a'] } };
  expect(findings(noMissingTarget, { services })).toEqual([
    'services.gateway.calls: "a" is no service; did you mean "a1"? Known: "a1", "a2", "a3", "mailer", "users", "gateway"',
  ]);
});

test('C-11 does not guess where nothing is known', () => {
  expect(findings(noMissingTarget, { hosts: { mail: undefined } })).toEqual([
    'services.mailer.reaches: "mail" is no host; define it, there is none yet',
  ]);
});

test('C-11 refuses a name once, however often it is there', () => {
  expect(findings(noMissingTarget, { services: { users: { uses: ['record', 'record'] } } })).toHaveLength(1);
});

test('C-11 refuses to use a broker as a datastore', () => {
  expect(findings(noMissingTarget, { services: { users: { uses: ['events'] } } })).toEqual([
    'services.users.uses: "events" is a broker; publish or consume a channel of it, such as "enrolments"',
  ]);
});

test('C-11 refuses to use a broker that has no channel yet', () => {
  const services = { users: { uses: ['events'], publishes: [] }, mailer: { consumes: [] } };
  expect(findings(noMissingTarget, { services, channels: { enrolments: undefined } })).toEqual([
    'services.users.uses: "events" is a broker; publish or consume a channel, once it has one',
  ]);
});

test('C-11 refuses a channel on a datastore that is no broker', () => {
  expect(
    findings(noMissingTarget, { channels: { enrolments: { broker: 'records' } }, datastores: { sessions: redis } }),
  ).toEqual(['channels.enrolments.broker: "records" is no broker; did you mean "events"? Known: "events"']);
});

const scaledOn = (channel: string) => ({ scale: { demand: { waitingMessages: { channel, perPod: 20 } } } });

test('C-11 allows to scale on a channel that the service consumes', () => {
  expect(findings(noMissingTarget, { services: { mailer: scaledOn('enrolments') } })).toEqual([]);
});

test('C-11 refuses to scale on a channel that does not exist', () => {
  expect(findings(noMissingTarget, { services: { mailer: scaledOn('enrolment') } })).toEqual([
    'services.mailer.scale.demand.waitingMessages.channel: "enrolment" is no channel; did you mean "enrolments"? Known: "enrolments"',
  ]);
});

test('C-11 refuses to scale on a channel that another service consumes', () => {
  expect(findings(noMissingTarget, { services: { users: scaledOn('enrolments') } })).toEqual([
    'services.users.scale.demand.waitingMessages.channel: "enrolments" is not consumed by "users", so more pods would not empty it; consume it or scale on other demand',
  ]);
});

test('C-11 refuses a variant for an environment that does not exist', () => {
  expect(findings(noMissingTarget, { services: { users: { in: { prod: { settings: {} } } } } })).toEqual([
    'services.users.in: "prod" is no environment; did you mean "production"? Known: "production", "staging"',
  ]);
});
