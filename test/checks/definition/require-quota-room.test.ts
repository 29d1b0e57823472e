import { requireQuotaRoom } from '../../../charts/checks/definition/require-quota-room';
import type { Quota } from '../../../charts/model/platform';
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

const ROOMY = {
  requests: { cpu: '100', memory: '100Gi' },
  limits: { cpu: '100', memory: '100Gi' },
  persistentVolumeClaims: 100,
  services: 100,
};

/** Findings where records are spread over four shards, and only this of their namespace is short. */
const sharded = (datastores: Partial<Quota>) =>
  findings(requireQuotaRoom, {
    ...inProduction({ quotas: { datastores: { ...ROOMY, ...datastores } } }),
    datastores: { records: { shards: 4 } },
  });

test('C-21 counts the volumes of every instance of every shard of a datastore, and of the copy that a drill makes', () => {
  expect(sharded({ persistentVolumeClaims: 20 })).toEqual([
    `quotas.datastores.persistentVolumeClaims: "20" is less than the "32" that everything takes at its maximum; raise it
  records: 24
  events: 3
  events-controller: 3
  records-drill: 2
  total: 32 of 20`,
  ]);
});

test('C-21 counts the pods of every shard, what runs beside them, their poolers and jobs', () => {
  expect(sharded({ requests: { cpu: '100', memory: '14Gi' } })).toEqual([
    `quotas.datastores.requests.memory: "14Gi" is less than the "25088Mi" that everything takes at its maximum; ${CURE}
  records: (3 x 4 shards) x (1Gi + 256Mi sidecars) = 15Gi
  events: 3 x 1Gi = 3Gi
  events-controller: 3 x 768Mi = 2304Mi
  records-pooler: (4 x 4 shards) x 128Mi = 2Gi
  records-drill: 1 x (1Gi + 256Mi sidecars) = 1280Mi
  events-entity-operator: 1 x 768Mi = 768Mi
  events-exporter: (1 + 1 surge) x 64Mi = 128Mi
  records-restore-drill: 1 x 128Mi = 128Mi
  total: 25088Mi of 14Gi`,
  ]);
});

test('C-21 counts services and datastores together where they share a namespace', () => {
  const staging = { quotas: { services: { services: 6 } } };
  expect(findings(requireQuotaRoom, { environments: { staging } }, 'staging')).toEqual([
    `quotas.services.services: "6" is less than the "8" that everything takes at its maximum; raise it
  events: 2
  gateway: 1
  mailer: 1
  records: 1
  records-drill: 1
  records-pooler: 1
  users: 1
  total: 8 of 6`,
  ]);
});

test('C-21 leaves out what takes nothing', () => {
  const staging = { quotas: { services: { persistentVolumeClaims: 3 } } };
  expect(findings(requireQuotaRoom, { environments: { staging } }, 'staging')).toEqual([
    `quotas.services.persistentVolumeClaims: "3" is less than the "10" that everything takes at its maximum; raise it
  events: 3
  events-controller: 3
  records: 2
  records-drill: 2
  total: 10 of 3`,
  ]);
});

test('C-21 counts nothing for a datastore outside the cluster but the jobs that look after it', () => {
  const datastores = { ...ROOMY, requests: { cpu: '4500m', memory: '100Gi' } };
  expect(
    findings(requireQuotaRoom, { ...inProduction({ quotas: { datastores } }), datastores: { invoices: rds } }),
  ).toEqual([
    `quotas.datastores.requests.cpu: "4500m" is less than the "4660m" that everything takes at its maximum; ${CURE}
  records: 3 x (500m + 100m sidecars) = 1800m
  events: 3 x 500m = 1500m
  records-pooler: 4 x 100m = 400m
  records-drill: 1 x (250m + 100m sidecars) = 350m
  events-controller: 3 x 100m = 300m
  events-entity-operator: 1 x 100m = 100m
  invoices-restore-drill: 1 x (50m + 20m sidecars) = 70m
  invoices-backup-check: 1 x 50m = 50m
  records-restore-drill: 1 x 50m = 50m
  events-exporter: (1 + 1 surge) x 20m = 40m
  total: 4660m of 4500m`,
  ]);
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
