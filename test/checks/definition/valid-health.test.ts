import { validHealth } from '../../../charts/checks/definition/valid-health';
import { findings } from '../../fixtures/findings';

test('C-03 allows two paths and whole seconds', () => {
  expect(findings(validHealth, { services: { users: { health: { startup: 120 }, drain: 45 } } })).toEqual([]);
});

test('C-03 allows a slash at the end of a path, which is another path to some servers', () => {
  const users = { health: { live: '/live/', ready: '/ready/' }, metrics: { path: '/metrics/' } };
  expect(findings(validHealth, { services: { users } })).toEqual([]);
});

test('C-03 refuses one path for both questions', () => {
  expect(findings(validHealth, { services: { users: { health: { live: '/health', ready: '/health' } } } })).toEqual([
    'services.users.health: "/health" is both live and ready, so a dependency that fails restarts every pod; give live a path that asks no dependency',
  ]);
});

test.each([
  ['health.live', { health: { live: 'live' } }, 'live'],
  ['health.ready', { health: { ready: '' } }, ''],
  ['metrics.path', { metrics: { path: 'metrics' } }, 'metrics'],
  ['health.live', { health: { live: '/live//' } }, '/live//'],
])('C-03 refuses %s where it is no path', (at, users, path) => {
  expect(findings(validHealth, { services: { users } })).toEqual([
    `services.users.${at}: "${path}" is no plain path; begin with "/" and use segments of letters, digits, "-", "_", "." and "~", none of them "." or ".."`,
  ]);
});

test.each([
  ['health.startup', { health: { startup: 0 } }, 0],
  ['drain', { drain: 2.5 }, 2.5],
])('C-03 refuses %s of no whole seconds', (at, users, seconds) => {
  expect(findings(validHealth, { services: { users } })).toEqual([
    `services.users.${at}: "${seconds}" is out of bounds; use a whole number from 1`,
  ]);
});
