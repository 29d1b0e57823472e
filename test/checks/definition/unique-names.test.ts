import { uniqueNames } from '../../../charts/checks/definition/unique-names';
import { rds, redis } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';

const clash = { services: { 'records-pooler-rw': {} } };

test('allows names that differ from those of the datastores’ Services', () => {
  expect(findings(uniqueNames, {}, 'staging')).toEqual([]);
});

test('refuses a datastore called like a service, even in a namespace of its own', () => {
  expect(findings(uniqueNames, { datastores: { mailer: redis } })).toEqual([
    'datastores.mailer: "mailer" is also a service, and both would be one folder and one Application; rename one of them',
  ]);
});

test('refuses a service called like the Service of a datastore in the same namespace', () => {
  expect(findings(uniqueNames, clash, 'staging')).toEqual([
    'services.records-pooler-rw: "records-pooler-rw" is also a Service of the datastore "records" in the namespace "campus-staging"; rename one of them',
  ]);
});

test('allows the same name in two namespaces', () => {
  expect(findings(uniqueNames, clash, 'production')).toEqual([]);
});

test.each(['policy', 'autoscaler'])('allows one name for the %s of one service, such as its own', (object) => {
  const services = { users: { names: { [object]: 'users' } }, mailer: { names: { [object]: 'mailer-own' } } };
  expect(findings(uniqueNames, { services })).toEqual([]);
});

test.each(['policy', 'autoscaler'])('refuses the name of another service for an %s', (object) => {
  expect(findings(uniqueNames, { services: { users: { names: { [object]: 'gateway' } } } })).toEqual([
    `services.users.names.${object}: "gateway" belongs to "gateway"; choose another name`,
  ]);
});

test.each(['policy', 'autoscaler'])('refuses the name that another service gives to its %s', (object) => {
  const names = { [object]: 'shared' };
  expect(findings(uniqueNames, { services: { users: { names }, mailer: { names } } })).toEqual([
    `services.mailer.names.${object}: "shared" belongs to "users"; choose another name`,
    `services.users.names.${object}: "shared" belongs to "mailer"; choose another name`,
  ]);
});

test('allows one name for the policy of one service and the autoscaler of another', () => {
  const services = { users: { names: { policy: 'shared' } }, mailer: { names: { autoscaler: 'shared' } } };
  expect(findings(uniqueNames, { services })).toEqual([]);
});

test('refuses a host called like a managed datastore', () => {
  expect(findings(uniqueNames, { datastores: { mail: rds } })).toEqual([
    'hosts.mail: "mail" is also a managed datastore, and both would be one ServiceEntry; rename one of them',
  ]);
});

test('allows a host called like a datastore of the cluster', () => {
  const records = { host: 'records.example', port: 443, purpose: 'keeps records' };
  expect(findings(uniqueNames, { hosts: { records } })).toEqual([]);
});
