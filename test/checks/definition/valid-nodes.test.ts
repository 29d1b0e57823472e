import { validNodes } from '../../../charts/checks/definition/valid-nodes';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const at = (nodes: object) => findings(validNodes, inProduction({ nodes }));

test('allows private subnets, and a cache of DNS on each node', () => {
  expect(at({ cidrs: ['10.128.0.0/20', '100.64.0.0/16'], resolvers: ['169.254.20.10/32'] })).toEqual([]);
});

test('refuses nodes without addresses', () => {
  expect(at({ cidrs: [] })).toEqual([
    'nodes.cidrs: there is none, so Prometheus could read no kubelet; list the subnets of the nodes',
  ]);
});

test.each([
  ['10.128.0.1/20', 'is no block of IPv4 addresses; write it like "10.0.52.0/24", with zeros after the prefix'],
  ['0.0.0.0/0', 'is the whole internet; list the subnets of the nodes'],
  ['169.254.0.0/16', "contains 169.254.169.254; leave out the machines' metadata service"],
  ['203.0.113.0/24', 'lies on the internet; list the private subnets of the nodes'],
  ['172.0.0.0/11', 'lies on the internet; list the private subnets of the nodes'],
])('refuses nodes in "%s"', (cidr, what) => {
  expect(at({ cidrs: ['10.128.0.0/20', cidr] })).toEqual([`nodes.cidrs: "${cidr}" ${what}`]);
});

test.each([
  ['169.254.20.0/24', 'is no single address; write it like "169.254.20.10/32"'],
  ['169.254.20.10', 'is no single address; write it like "169.254.20.10/32"'],
  ['169.254.169.254/32', "contains 169.254.169.254; leave out the machines' metadata service"],
])('refuses the cache of DNS at "%s"', (cidr, what) => {
  expect(at({ resolvers: [cidr] })).toEqual([`nodes.resolvers: "${cidr}" ${what}`]);
});
