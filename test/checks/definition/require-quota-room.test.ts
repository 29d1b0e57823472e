import { requireQuotaRoom } from '../../../charts/checks/definition/require-quota-room';
import { rds } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const CURE = 'raise it, lower max or surge, or shrink resources or proxy';

test('C-21 allows a quota that everything fits in exactly', () => {
  expect(findings(requireQuotaRoom, inProduction({ quotas: { services: { limits: { cpu: '12' } } } }))).toEqual([]);
});

test('C-21 refuses a quota that is a millicore too small, with the arithmetic', () => {
  expect(findings(requireQuotaRoom, inProduction({ quotas: { services: { limits: { cpu: '11999m' } } } }))).toEqual([
    `quotas.services.limits.cpu: "11999m" is less than the "12" that everything takes at its maximum; ${CURE}
  gateway: (4 + 1 surge) x (500m + 300m proxy) = 4
  mailer: (4 + 1 surge) x (500m + 300m proxy) = 4
  users: (4 + 1 surge) x (500m + 300m proxy) = 4
  total: 12 of 11999m`,
  ]);
});

test('C-21 rounds the surge up and begins with the largest', () => {
  const users = { scale: { max: 50 }, surge: 9 };
  expect(findings(requireQuotaRoom, { services: { users } })).toContain(
    `quotas.services.requests.cpu: "12" is less than the "22750m" that everything takes at its maximum; ${CURE}
  users: (50 + 5 surge) x (250m + 100m proxy) = 19250m
  gateway: (4 + 1 surge) x (250m + 100m proxy) = 1750m
  mailer: (4 + 1 surge) x (250m + 100m proxy) = 1750m
  total: 22750m of 12`,
  );
});

test('C-21 counts every instance of every shard of a datastore', () => {
  expect(findings(requireQuotaRoom, { datastores: { records: { shards: 4 } } })).toEqual([
    `quotas.datastores.persistentVolumeClaims: "10" is less than the "15" that everything takes at its maximum; raise it
  records: 12
  events: 3
  total: 15 of 10`,
  ]);
  const memory = inProduction({ quotas: { datastores: { requests: { memory: '14Gi' }, persistentVolumeClaims: 15 } } });
  expect(findings(requireQuotaRoom, { ...memory, datastores: { records: { shards: 4 } } })).toEqual([
    `quotas.datastores.requests.memory: "14Gi" is less than the "15Gi" that everything takes at its maximum; ${CURE}
  records: (3 x 4 shards) x 1Gi = 12Gi
  events: 3 x 1Gi = 3Gi
  total: 15Gi of 14Gi`,
  ]);
});

test('C-21 counts services and datastores together where they share a namespace', () => {
  const staging = { quotas: { services: { services: 6 } } };
  expect(findings(requireQuotaRoom, { environments: { staging } }, 'staging')).toEqual([
    `quotas.services.services: "6" is less than the "7" that everything takes at its maximum; raise it
  events: 2
  records: 2
  gateway: 1
  mailer: 1
  users: 1
  total: 7 of 6`,
  ]);
});

test('C-21 leaves out what takes nothing', () => {
  const staging = { quotas: { services: { persistentVolumeClaims: 3 } } };
  expect(findings(requireQuotaRoom, { environments: { staging } }, 'staging')).toEqual([
    `quotas.services.persistentVolumeClaims: "3" is less than the "4" that everything takes at its maximum; raise it
  events: 3
  records: 1
  total: 4 of 3`,
  ]);
});

test('C-21 counts nothing for a datastore outside the cluster', () => {
  const quotas = { datastores: { persistentVolumeClaims: 6, services: 4, requests: { cpu: '3', memory: '6Gi' } } };
  expect(findings(requireQuotaRoom, { ...inProduction({ quotas }), datastores: { invoices: rds } })).toEqual([]);
});

test('C-21 finds content-service at 50 replicas with a proxy limit of 2 cpu above the quota of its document', () => {
  const proxy = { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } };
  const content = { proxy, scale: { min: 3, max: 50 }, surge: 10 };
  const services = { gateway: undefined, users: undefined, mailer: undefined, 'content-service': content };
  const quota = { requests: { cpu: '50', memory: '100Gi' }, limits: { cpu: '100', memory: '200Gi' } };
  expect(findings(requireQuotaRoom, { services, ...inProduction({ quotas: { services: quota } }) })).toEqual([
    `quotas.services.limits.cpu: "100" is less than the "137500m" that everything takes at its maximum; ${CURE}
  content-service: (50 + 5 surge) x (500m + 2 proxy) = 137500m
  total: 137500m of 100`,
  ]);
});

test('says nothing of a quota that cannot be read, which is another finding', () => {
  const quotas = { services: { requests: { cpu: 'many' } } };
  expect(findings(requireQuotaRoom, { environments: { production: { quotas } } })).toEqual([]);
});
