import { validNames } from '../../../charts/checks/definition/valid-names';
import { COMPONENT_FOLDERS } from '../../../charts/model/components';
import { rds } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';

test('allows DNS labels, of a datastore as long as its Application may be called', () => {
  expect(findings(validNames, { datastores: { ['d'.repeat(45)]: rds } })).toEqual([]);
});

test('refuses a datastore whose Application would have more than 63 characters', () => {
  const name = 'd'.repeat(46);
  expect(findings(validNames, { datastores: { [name]: rds } })).toEqual([
    `datastores.${name}: its Application would be called "campus-production-${name}", 64 characters of at most 63; shorten the name`,
  ]);
});

const noLabel = (name: string) =>
  `"${name}" is no DNS label; use lower-case letters, digits and "-", at most 63, with a letter or digit at both ends`;

const host = { host: 'smtp.mail.example', port: 587, purpose: 'sends e-mail' };

const channel = { broker: 'events', carries: 'something' };

test.each([
  ['name', 'Campus', { name: 'Campus' }],
  ['namespaces.services', 'campus_prod', inProduction({ namespaces: { services: 'campus_prod' } })],
  ['namespaces.datastores', 'data.', inProduction({ namespaces: { datastores: 'data.' } })],
  ['services.user service', 'user service', { services: { 'user service': {} } }],
  ['datastores.Records', 'Records', { datastores: { Records: rds } }],
  ['channels.Enrolled', 'Enrolled', { channels: { Enrolled: channel } }],
  ['hosts.SMTP relay', 'SMTP relay', { hosts: { 'SMTP relay': host } }],
  ['services.users.names.autoscaler', 'Users', { services: { users: { names: { autoscaler: 'Users' } } } }],
])('refuses %s where it is no DNS label', (at, name, overrides) => {
  expect(findings(validNames, overrides)).toEqual([`${at}: ${noLabel(name)}`]);
});

test('refuses a service that begins with a digit', () => {
  expect(findings(validNames, { services: { '3d-viewer': {} } })).toEqual([
    'services.3d-viewer: "3d-viewer" begins with a digit, which the name of a Service may not; begin with a letter',
  ]);
});

test('refuses a service whose Application would have more than 63 characters', () => {
  const name = 'a'.repeat(46);
  expect(findings(validNames, { services: { [name]: {} } })).toEqual([
    `services.${name}: its Application would be called "campus-production-${name}", 64 characters of at most 63; shorten the name`,
  ]);
});

test('allows a service whose Application has 63 characters', () => {
  expect(findings(validNames, { services: { ['a'.repeat(45)]: {} } })).toEqual([]);
});

test('refuses a datastore whose Service would have more than 63 characters', () => {
  const name = 'e'.repeat(48);
  expect(findings(validNames, { datastores: { [name]: kafka } }, 'staging')).toEqual([
    `datastores.${name}: its Service would be called "${name}-kafka-bootstrap", 64 characters of at most 63; shorten the name`,
  ]);
});

test('those folders are the ones that synth makes beside those of services and datastores', () => {
  const folders = ENVIRONMENTS.flatMap((id) => {
    const { all, environment } = real(id);
    const own = [...environment.services.map(({ name }) => name), ...environment.datastores.keys()];
    return all.map(({ path }) => path.split('/')[2]!).filter((folder) => !own.includes(folder));
  });
  expect([...new Set(folders)].sort()).toEqual([...COMPONENT_FOLDERS].sort());
});

test.each(COMPONENT_FOLDERS)('refuses a service or datastore called "%s", a folder of synth itself', (folder) => {
  const taken = `"${folder}" is a folder that synth uses itself; choose another name than "argocd", "root", "cluster", "guardrails", "secrets", "mesh", "data", "edge" and "recovery"`;
  expect(findings(validNames, { services: { [folder]: {} } })).toEqual([`services.${folder}: ${taken}`]);
  expect(findings(validNames, { datastores: { [folder]: rds } })).toEqual([`datastores.${folder}: ${taken}`]);
});

const NAMESPACE_OBJECT = 'is an object of the namespace itself; choose another name than "default" and "default-deny"';

test.each(['default', 'default-deny'])('refuses a service called "%s", like objects that it would replace', (name) => {
  expect(findings(validNames, { services: { [name]: {} } })).toEqual([
    `services.${name}: "${name}" ${NAMESPACE_OBJECT}`,
  ]);
});

test('refuses a policy with the name of the one that denies everyone', () => {
  expect(findings(validNames, { services: { users: { names: { policy: 'default-deny' } } } })).toEqual([
    `services.users.names.policy: "default-deny" ${NAMESPACE_OBJECT}`,
  ]);
});

const kafka = {
  engine: 'kafka',
  holds: 'events',
  version: '4.1.0',
  tier: 'standard',
  instances: 3,
  replication: { factor: 3, minInSync: 2 },
  resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '1', memory: '2Gi' } },
  storage: '10Gi',
} as const;
