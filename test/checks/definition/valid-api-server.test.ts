import { validApiServer } from '../../../charts/checks/definition/valid-api-server';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const at = (apiServer: object) => findings(validApiServer, inProduction({ apiServer }));

test.each(['10.0.0.0/8', '172.31.0.0/16', '192.168.0.0/16', '100.64.0.0/10', '203.0.113.7/32', '203.0.113.0/24'])(
  'allows "%s"',
  (cidr) => {
    expect(at({ cidrs: [cidr], port: 6443 })).toEqual([]);
  },
);

test('refuses no address', () => {
  expect(at({ cidrs: [] })).toEqual([
    'apiServer.cidrs: there is none, so no controller could reach it; list what "kubectl get endpoints kubernetes" shows, or its subnets',
  ]);
});

test.each(['10.0.0.1', '10.0.0.1/24', 'api.example.com', 'fd00::/8', ''])('refuses "%s", which is no block', (cidr) => {
  expect(at({ cidrs: ['10.0.100.0/24', cidr] })).toEqual([
    `apiServer.cidrs: "${cidr}" is no block of IPv4 addresses; write it like "10.0.52.0/24", with zeros after the prefix`,
  ]);
});

test('refuses the whole internet', () => {
  expect(at({ cidrs: ['0.0.0.0/0'] })).toEqual([
    'apiServer.cidrs: "0.0.0.0/0" is the whole internet; list the API server\'s own addresses',
  ]);
});

test.each(['169.254.169.254/32', '169.254.0.0/16', '128.0.0.0/1'])('refuses the metadata service in "%s"', (cidr) => {
  expect(at({ cidrs: [cidr] })).toEqual([
    `apiServer.cidrs: "${cidr}" contains 169.254.169.254; leave out the machines' metadata service`,
  ]);
});

test.each(['203.0.112.0/23', '0.0.0.0/1', '10.0.0.0/7', '172.0.0.0/8', '172.0.0.0/11', '100.0.0.0/8'])(
  'refuses "%s", which is more of the internet than an API server has',
  (cidr) => {
    expect(at({ cidrs: [cidr] })).toEqual([
      `apiServer.cidrs: "${cidr}" is more of the internet than an API server has; list single addresses such as "203.0.113.7/32", at most a "/24"`,
    ]);
  },
);

test.each([0, 65536, 443.5, Number.NaN])('refuses the port %s', (port) => {
  expect(at({ port })).toEqual([`apiServer.port: "${port}" is out of bounds; use a whole number from 1 to 65535`]);
});

test.each(['172.20.0.1/32', '34.118.224.1/32'])('allows the Service of Kubernetes at "%s"', (service) => {
  expect(at({ service })).toEqual([]);
});

test.each(['172.20.0.0/16', '172.20.0.1', 'kubernetes.default', ''])('refuses its Service at "%s"', (service) => {
  expect(at({ service })).toEqual([
    `apiServer.service: "${service}" is no single address; write it like "172.20.0.1/32"`,
  ]);
});

test('refuses the metadata service as its Service', () => {
  expect(at({ service: '169.254.169.254/32' })).toEqual([
    `apiServer.service: "169.254.169.254/32" contains 169.254.169.254; leave out the machines' metadata service`,
  ]);
});
