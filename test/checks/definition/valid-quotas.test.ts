import { validQuotas } from '../../../charts/checks/definition/valid-quotas';
import { findings } from '../../fixtures/findings';
import { inProduction, smallPlatform } from '../../fixtures/platform';

test.each(['staging', 'production'])('C-21 allows a quota for each namespace in %s', (environment) => {
  expect(findings(validQuotas, {}, environment)).toEqual([]);
});

test('C-21 refuses datastores in a namespace of their own without a quota', () => {
  expect(findings(validQuotas, inProduction({ quotas: { datastores: undefined } }))).toEqual([
    'quotas.datastores: the namespace "campus-data" has no quota; add one',
  ]);
});

test('C-21 refuses a second quota where services and datastores share a namespace', () => {
  const datastores = smallPlatform().environments.production!.quotas.services;
  expect(findings(validQuotas, { environments: { staging: { quotas: { datastores } } } }, 'staging')).toEqual([
    'quotas.datastores: the datastores live in "campus-staging", whose quota is quotas.services; add it there',
  ]);
});

test.each([
  [
    { requests: { cpu: 'many' } },
    'quotas.services.requests.cpu: "many" is no amount of cpu; write it like "250m" or "2"',
  ],
  [
    { requests: { memory: '49Gi' } },
    'quotas.services.requests.memory: "49Gi" is above the limit "48Gi"; lower the request or raise the limit',
  ],
  [
    { persistentVolumeClaims: -1 },
    'quotas.services.persistentVolumeClaims: "-1" is out of bounds; use a whole number from 0',
  ],
  [{ services: 2.5 }, 'quotas.services.services: "2.5" is out of bounds; use a whole number from 0'],
])('C-21 refuses %j', (services, finding) => {
  expect(findings(validQuotas, inProduction({ quotas: { services } }))).toEqual([finding]);
});
