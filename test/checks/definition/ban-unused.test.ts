import { banUnused } from '../../../charts/checks/definition/ban-unused';
import { redis } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';

test('allows what a service connects to, and a broker by its channels', () => {
  expect(findings(banUnused)).toEqual([]);
});

test('refuses a channel that nobody publishes', () => {
  expect(findings(banUnused, { services: { users: { publishes: [] } } })).toEqual([
    'channels.enrolments: "enrolments" is published by nobody; declare a service that publishes it, or remove it',
  ]);
});

test('refuses a channel that nobody consumes', () => {
  expect(findings(banUnused, { services: { mailer: { consumes: [] } } })).toEqual([
    'channels.enrolments: "enrolments" is consumed by nobody; declare a service that consumes it, or remove it',
  ]);
});

test('refuses a datastore that no service uses', () => {
  expect(findings(banUnused, { datastores: { sessions: redis } })).toEqual([
    'datastores.sessions: "sessions" is used by nobody; declare a service that uses it, or remove it',
  ]);
});

test('refuses a broker without channels', () => {
  const overrides = {
    services: { users: { publishes: [] }, mailer: { consumes: [] } },
    channels: { enrolments: undefined },
  };
  expect(findings(banUnused, overrides)).toEqual([
    'datastores.events: "events" is used by nobody; declare a service that uses it, or remove it',
  ]);
});

test('allows an Elasticsearch that only log collectors write to', () => {
  const { holds, version, tier, instances, resources, storage } = redis;
  const logs = { engine: 'elasticsearch', holds, version, tier, instances, resources, storage } as const;
  expect(findings(banUnused, { datastores: { logs } })).toEqual([]);
});

test('refuses a host that nobody reaches', () => {
  expect(findings(banUnused, { services: { mailer: { reaches: [] } } })).toEqual([
    'hosts.mail: "mail" is reached by nobody; declare a service that reaches it, or remove it',
  ]);
});

test('refuses a secret that nobody uses', () => {
  expect(findings(banUnused, { services: { mailer: { secrets: [] } } })).toEqual([
    'secrets.mail: "mail" is used by nobody; declare a service that gets it, or remove it',
  ]);
});
