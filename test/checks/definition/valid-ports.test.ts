import { validPorts } from '../../../charts/checks/definition/valid-ports';
import { findings } from '../../fixtures/findings';

const portOf = (port: number) => ({ services: { users: { port } } });

test.each([1024, 3000, 14999, 15091, 65535])('allows %d as the port of a service', (port) => {
  expect(findings(validPorts, portOf(port))).toEqual([]);
});

test.each([0, 80, 1023, 65536, 3000.5])('refuses %d, which a container without root cannot bind', (port) => {
  expect(findings(validPorts, portOf(port))).toEqual([
    `services.users.port: "${port}" is no port that a container without root can bind; use a whole number from 1024 to 65535`,
  ]);
});

test.each([15000, 15006, 15090])('refuses %d, which the sidecar keeps', (port) => {
  expect(findings(validPorts, portOf(port))).toEqual([
    `services.users.port: "${port}" is among the sidecar's own; use one below 15000 or above 15090`,
  ]);
});

test('refuses a port for metrics that is the port of the service', () => {
  expect(findings(validPorts, { services: { gateway: { metrics: { port: 3000 } } } })).toEqual([
    'services.gateway.metrics.port: "3000" is the port of the service itself; leave it out here',
  ]);
});

test('refuses a port for metrics that the sidecar keeps', () => {
  expect(findings(validPorts, { services: { gateway: { metrics: { port: 15020 } } } })).toEqual([
    'services.gateway.metrics.port: "15020" is among the sidecar\'s own; use one below 15000 or above 15090',
  ]);
});

test('allows a host on a port below 1024', () => {
  expect(findings(validPorts, { hosts: { mail: { port: 25 } } })).toEqual([]);
});

test.each([0, 65536, Number.NaN])('refuses %d as the port of a host', (port) => {
  expect(findings(validPorts, { hosts: { mail: { port } } })).toEqual([
    `hosts.mail.port: "${port}" is no port; use a whole number from 1 to 65535`,
  ]);
});
