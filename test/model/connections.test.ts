import { connectionSources, connectionsOf } from '../../charts/model/connections';
import type { Datastore } from '../../charts/model/datastore';
import type { Platform } from '../../charts/model/platform';
import { elasticsearch, mongoDb, rabbitMq, rds, redis } from '../fixtures/datastores';
import type { Part } from '../fixtures/merge';
import { smallEnvironment } from '../fixtures/platform';
import { ENVIRONMENTS, real } from '../fixtures/rendered';

const connections = (service: string, overrides: Part<Platform> = {}, name = 'production') => {
  const environment = smallEnvironment(overrides, name);
  return connectionsOf(environment, environment.services.find((each) => each.name === service)!);
};

test('C-10 a service is connected to the datastores that it uses and to the brokers of its channels', () => {
  expect([...connections('users').keys()]).toEqual(['events', 'records']);
  expect([...connections('mailer').keys()]).toEqual(['events']);
  expect([...connections('gateway').keys()]).toEqual([]);
});

test('hosts are named with the namespace of the datastores', () => {
  expect(connections('users').get('records')!.settings.RECORDS_HOST).toBe('records-pooler-rw.campus-data.svc');
  expect(connections('users', {}, 'staging').get('records')!.settings.RECORDS_HOST).toBe(
    'records-pooler-rw.campus-staging.svc',
  );
});

test('E-10 who only reads is sent to the end that cannot write', () => {
  const reads = { services: { users: { uses: [{ store: 'records', access: 'reads' }] } } } as Part<Platform>;
  expect(connections('users', reads).get('records')!.settings.RECORDS_HOST).toBe('records-pooler-ro.campus-data.svc');
});

test('C-11 a datastore that is not there is no connection: another check tells of it', () => {
  expect([...connections('users', { services: { users: { uses: ['recrds'] } } }).keys()]).toEqual(['events']);
});

test('what begins with a group of consumers is told only to those who consume', () => {
  expect(connections('mailer').get('events')!.settings.EVENTS_GROUP).toBe('mailer');
  expect(connections('users').get('events')!.settings).not.toHaveProperty('EVENTS_GROUP');
});

const STORES: readonly [string, Datastore][] = [
  ['redis', redis],
  ['mongodb', mongoDb()],
  ['a sharded mongodb', mongoDb(2)],
  ['rabbitmq', rabbitMq],
  ['elasticsearch', elasticsearch],
  ['rds', rds],
];

test.each(STORES)(
  'each variable of %s begins with the name of the datastore, so that two never collide',
  (_, store) => {
    const connection = connections('users', {
      datastores: { 'first-store': store },
      services: { users: { uses: ['first-store'] } },
    }).get('first-store')!;
    const names = [...Object.keys(connection.settings), ...Object.keys(connection.secrets)];
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => !name.startsWith('FIRST_STORE_'))).toEqual([]);
    expect(Object.keys(connection.files).filter((file) => !file.startsWith('first-store'))).toEqual([]);
  },
);

test.each(ENVIRONMENTS)('C-42 no setting of a connection in %s is called like a secret', (id) => {
  const { environment } = real(id);
  const settings = environment.services.flatMap((service) =>
    [...connectionsOf(environment, service).values()].flatMap((connection) => Object.keys(connection.settings)),
  );
  expect(settings.length).toBeGreaterThan(0);
  expect(settings.filter((name) => /PASSWORD|SECRET|TOKEN|_KEY$/.test(name))).toEqual([]);
});

test.each(ENVIRONMENTS)('C-12 every connection in %s to a datastore in the cluster is encrypted and verified', (id) => {
  const { environment } = real(id);
  const unverified = environment.services.flatMap((service) =>
    [...connectionsOf(environment, service)]
      .filter(([name]) => environment.datastores.get(name)!.engine !== 'rds')
      .filter(([, { settings }]) => !Object.keys(settings).some((key) => key.endsWith('_CA_FILE')))
      .map(([name]) => `${service.name}: ${name}`),
  );
  expect(unverified).toEqual([]);
});

test('Secrets of the datastores’ namespace are named once, however many services need them', () => {
  const environment = smallEnvironment({ services: { mailer: { uses: ['records'] } } });
  const sources = connectionSources(environment);
  expect(sources).toEqual([...new Set(sources)].sort());
  expect(sources).toEqual(expect.arrayContaining(['records-users', 'records-mailer', 'records-tls']));
});

test('no Secret is named where no service has a datastore', () => {
  const services = { users: { uses: [], publishes: [] }, mailer: { consumes: [] } };
  expect(connectionSources(smallEnvironment({ services, channels: { enrolments: undefined } }))).toEqual([]);
});
