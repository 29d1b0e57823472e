import { validResources } from '../../../charts/checks/definition/valid-resources';
import { findings } from '../../fixtures/findings';

test('C-02 allows requests as large as their limits', () => {
  const users = { resources: { requests: { cpu: '0.5', memory: '512Mi' }, limits: { cpu: '500m', memory: '0.5Gi' } } };
  expect(findings(validResources, { services: { users } })).toEqual([]);
});

test.each(['', 'half', '100M', '0', '0.0001', '-1'])('C-02 refuses "%s" of cpu', (cpu) => {
  expect(findings(validResources, { services: { users: { resources: { requests: { cpu } } } } })).toEqual([
    `services.users.resources.requests.cpu: "${cpu}" is no amount of cpu; write it like "250m" or "2"`,
  ]);
});

test.each(['', '1GB', '256MiB', '0', '250m'])('C-02 refuses "%s" of memory', (memory) => {
  expect(findings(validResources, { datastores: { events: { resources: { limits: { memory } } } } })).toEqual([
    `datastores.events.resources.limits.memory: "${memory}" is no amount of memory; write it like "256Mi" or "2Gi"`,
  ]);
});

test('C-02 refuses a request above its limit', () => {
  expect(findings(validResources, { services: { users: { resources: { requests: { cpu: '1' } } } } })).toEqual([
    'services.users.resources.requests.cpu: "1" is above the limit "500m"; lower the request or raise the limit',
  ]);
});

test('C-02 reads the resources of a sidecar as well', () => {
  const proxy = { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: '300m', memory: '512Mi' } };
  expect(findings(validResources, { services: { gateway: { proxy } } })).toEqual([
    'services.gateway.proxy.requests.memory: "1Gi" is above the limit "512Mi"; lower the request or raise the limit',
  ]);
});

test('C-02 refuses a volume of no size', () => {
  expect(findings(validResources, { datastores: { records: { storage: '100GB' } } })).toEqual([
    'datastores.records.storage: "100GB" is no size of a volume; write it like "20Gi"',
  ]);
});
