import { validCloud } from '../../../charts/checks/definition/valid-cloud';
import type { Cloud } from '../../../charts/model/cloud';
import type { Edge } from '../../../charts/model/edge';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const ANY: Cloud = { provider: 'any' };

/** The small platform's edge is on AWS, with nothing of AWS in it. */
const PLAIN = { loadBalancer: 'provider', dns: 'cloudflare' } as const;

const on = (cloud: object, edge: Partial<Edge> = PLAIN) =>
  // Removed first: the small platform's own would shine through.
  findings(validCloud, {
    edge,
    ...inProduction({ cloud: { account: undefined, region: undefined, publicSubnets: undefined, ...cloud } }),
  });

const AWS: Cloud = { provider: 'aws', account: '123456789012', region: 'us-east-1', publicSubnets: ['10.0.0.0/24'] };

const aws = (part: object) => on({ ...AWS, ...part });

test.each(['us-east-1', 'ap-southeast-7', 'eu-central-2', 'mx-central-1'])('allows the region "%s"', (region) => {
  expect(aws({ region })).toEqual([]);
});

test('allows the load balancer of whatever provider, on AWS and elsewhere', () => {
  expect(aws({})).toEqual([]);
  expect(on(ANY)).toEqual([]);
});

test.each(['12345678901', '1234567890123', '1234-5678-9012', ''])('refuses the account "%s"', (account) => {
  expect(aws({ account })).toEqual([
    `cloud.account: "${account}" is no account of AWS; write its twelve digits, in quotes`,
  ]);
});

test.each(['us-east-1a', 'us-east', 'Frankfurt', 'cn-north-1', 'us-gov-west-1', ''])(
  'refuses the region "%s"',
  (region) => {
    expect(aws({ region })).toEqual([
      `cloud.region: "${region}" is no region of AWS's public partition; write it like "us-east-1"`,
    ]);
  },
);

test('refuses AWS without the subnets of its load balancers', () => {
  expect(aws({ publicSubnets: [] })).toEqual([
    'cloud.publicSubnets: there is none, so no policy could admit a load balancer; list the subnets that they stand in',
  ]);
});

test('refuses a subnet that is none, and all of them at once', () => {
  expect(aws({ publicSubnets: ['10.0.0.0/24', '10.0.1.0', '0.0.0.0/0'] })).toEqual([
    'cloud.publicSubnets: "10.0.1.0" is no block of IPv4 addresses; write it like "10.0.52.0/24", with zeros after the prefix',
    'cloud.publicSubnets: "0.0.0.0/0" is the whole internet; list the load balancers\' own subnets',
  ]);
});

const NEEDS = 'needs an account of AWS, and the cloud is "any";';

const OR = 'or give the cloud as "aws"';

test.each<[string, Partial<Edge>, string]>([
  [
    'edge.loadBalancer',
    { ...PLAIN, loadBalancer: 'aws-network' },
    `"aws-network" ${NEEDS} use "provider", which takes what the cluster has, ${OR}`,
  ],
  [
    'edge.loadBalancer',
    { ...PLAIN, proxy: 'istio-gateway', loadBalancer: 'aws-application' },
    `"aws-application" ${NEEDS} use "provider", which takes what the cluster has, ${OR}`,
  ],
  ['edge.cdn', { ...PLAIN, cdn: 'cloudfront' }, `"cloudfront" ${NEEDS} leave it out, ${OR}`],
  ['edge.dns', { ...PLAIN, dns: 'route53' }, `"route53" ${NEEDS} name who serves the records, ${OR}`],
])('refuses %s of AWS in another cloud', (at, edge, message) => {
  expect(on(ANY, edge)).toEqual([`${at}: ${message}`]);
});

test('names the cloud that there is', () => {
  expect(on({ provider: 'google' }, { ...PLAIN, dns: 'route53' })).toEqual([
    'edge.dns: "route53" needs an account of AWS, and the cloud is "google"; name who serves the records, or give the cloud as "aws"',
  ]);
});

test.each(['kong', 'nginx'] as const)('refuses a load balancer that ends TLS in front of "%s"', (proxy) => {
  expect(findings(validCloud, { edge: { loadBalancer: 'aws-application', proxy } })).toEqual([
    `edge.loadBalancer: "aws-application" ends TLS with a certificate of AWS, and only "istio-gateway" is rendered to stand behind it; use "aws-network", or that proxy instead of "${proxy}"`,
  ]);
});

test('allows it in front of the mesh gateway', () => {
  expect(findings(validCloud, { edge: { loadBalancer: 'aws-application', proxy: 'istio-gateway' } })).toEqual([]);
});
