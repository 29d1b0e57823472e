import { uniqueNames } from '../../../charts/checks/definition/unique-names';
import { findings } from '../../fixtures/findings';

const clash = { services: { 'records-pooler-rw': {} } };

test('allows names that differ from those of the datastores’ Services', () => {
  expect(findings(uniqueNames, {}, 'staging')).toEqual([]);
});

test('refuses a service called like the Service of a datastore in the same namespace', () => {
  expect(findings(uniqueNames, clash, 'staging')).toEqual([
    'services.records-pooler-rw: "records-pooler-rw" is also a Service of the datastore "records" in the namespace "campus-staging"; rename one of them',
  ]);
});

test('allows the same name in two namespaces', () => {
  expect(findings(uniqueNames, clash, 'production')).toEqual([]);
});
