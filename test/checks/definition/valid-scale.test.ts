import { validScale } from '../../../charts/checks/definition/valid-scale';
import { STEADY } from '../../../charts/model/scale';
import { findings } from '../../fixtures/findings';

const exams = { name: 'exams', timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', pods: 4 };

test('allows one pod of a service that is not critical, scaled on demand', () => {
  const scale = { min: 1, cpu: undefined, memory: undefined, demand: { requestsPerSecond: 50 } };
  expect(findings(validScale, { services: { users: { scale } } })).toEqual([]);
});

test('allows behavior and scheduled pods within bounds', () => {
  const scale = { behavior: STEADY, schedule: [exams] };
  expect(findings(validScale, { services: { users: { scale, surge: 100 } } })).toEqual([]);
});

test.each([
  [{ min: 0 }, 'scale.min: "0" is out of bounds; use a whole number from 1'],
  [{ min: 1.5 }, 'scale.min: "1.5" is out of bounds; use a whole number from 1'],
  [{ min: 5 }, 'scale: min "5" is above max "4"; raise max or lower min'],
  [{ cpu: undefined, memory: undefined }, 'scale: there is nothing to scale on; give cpu, memory or demand'],
  [{ cpu: 0 }, 'scale.cpu: "0" is out of bounds; use a whole number from 1'],
  [{ memory: 79.5 }, 'scale.memory: "79.5" is out of bounds; use a whole number from 1'],
  [{ demand: {} }, 'scale.demand: it is empty; say what one pod takes, or leave it out'],
  [
    { demand: { requestsPerSecond: 0 } },
    'scale.demand.requestsPerSecond: "0" is nothing that a pod could take; use more than 0',
  ],
  [
    { demand: { openConnections: { metric: 'connections', perPod: -1 } } },
    'scale.demand.openConnections.perPod: "-1" is nothing that a pod could take; use more than 0',
  ],
  [
    { schedule: [{ ...exams, pods: 5 }] },
    'scale.schedule.exams.pods: "5" is outside min "2" and max "4"; use a whole number from 2 to 4, or move these',
  ],
  [
    { behavior: { ...STEADY, up: { ...STEADY.up, window: 3601 } } },
    'scale.behavior.up.window: "3601" is out of bounds; use a whole number from 0 to 3600',
  ],
  [
    { behavior: { ...STEADY, down: { ...STEADY.down, period: 1801 } } },
    'scale.behavior.down.period: "1801" is out of bounds; use a whole number from 1 to 1800',
  ],
  [
    { behavior: { ...STEADY, down: { ...STEADY.down, percent: 0 } } },
    'scale.behavior.down.percent: "0" is out of bounds; use a whole number from 1',
  ],
])('refuses %j', (scale, finding) => {
  const users = { scale, metrics: { path: '/metrics' } };
  expect(findings(validScale, { services: { users } })).toEqual([`services.users.${finding}`]);
});

test.each([0, 101, 12.5])('refuses a surge of %d percent', (surge) => {
  expect(findings(validScale, { services: { users: { surge } } })).toEqual([
    `services.users.surge: "${surge}" is out of bounds; use a whole number from 1 to 100`,
  ]);
});

// With its sidecar a pod of the small platform asks for 350m and may take 800m: 228 percent.
test('allows a target above the request where the limit leaves room', () => {
  expect(findings(validScale, { services: { users: { scale: { cpu: 207 } } } })).toEqual([]);
});

test('refuses a target that usage cannot pass by the tenth that the autoscaler waits for', () => {
  expect(findings(validScale, { services: { users: { scale: { cpu: 208 } } } })).toEqual([
    'services.users.scale.cpu: "208" percent of the request adds no pod before the limit stops them; use 207 or less',
  ]);
});

test('refuses a single pod of a critical service where zones are strict', () => {
  expect(findings(validScale, { services: { gateway: { scale: { min: 1 } } } })).toEqual([
    'services.gateway.scale.min: "1" pod of a critical service goes down with its zone; use 2 or more, or another tier',
  ]);
});

test('allows a single pod of a critical service where zones are not strict', () => {
  expect(findings(validScale, { services: { gateway: { scale: { min: 1 } } } }, 'staging')).toEqual([]);
});

test('refuses to scale on a metric that the service does not export', () => {
  const users = { metrics: 'none', scale: { demand: { openConnections: { metric: 'sockets', perPod: 9 } } } };
  expect(findings(validScale, { services: { users } })).toEqual([
    'services.users.scale.demand.openConnections: "sockets" is exported by nobody while metrics are "none"; say where the service exports it',
  ]);
});
