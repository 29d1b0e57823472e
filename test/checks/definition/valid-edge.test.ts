import { validEdge } from '../../../charts/checks/definition/valid-edge';
import type { EdgeLimits } from '../../../charts/model/edge';
import { findings } from '../../fixtures/findings';

const PROXIES = ['kong', 'nginx'] as const;

test.each(PROXIES)('allows "%s" with limits', (proxy) => {
  expect(findings(validEdge, { edge: { proxy } })).toEqual([]);
});

test.each(PROXIES)('refuses "%s" without limits', (proxy) => {
  expect(findings(validEdge, { edge: { proxy, limits: undefined } })).toEqual([
    `edge.limits: there are none, so "${proxy}" would take whatever comes; give requestsPerSecond, burst and bodyMegabytes`,
  ]);
});

test('refuses limits that the mesh gateway would not enforce, and allows it none', () => {
  expect(findings(validEdge, { edge: { proxy: 'istio-gateway' } })).toEqual([
    'edge.limits: "istio-gateway" would enforce none of them; leave them out, or use "kong" or "nginx"',
  ]);
  expect(findings(validEdge, { edge: { proxy: 'istio-gateway', limits: undefined } })).toEqual([]);
});

const limits = (part: Partial<EdgeLimits>) => findings(validEdge, { edge: { limits: part } });

test.each([
  ['requestsPerSecond', 0],
  ['requestsPerSecond', 0.5],
  ['burst', -1],
  ['burst', Number.NaN],
  ['bodyMegabytes', 0],
  ['bodyMegabytes', 1.5],
])('refuses the limit %s of %s', (name, value) => {
  expect(limits({ [name]: value })).toEqual([
    `edge.limits.${name}: "${value}" is out of bounds; use a whole number from 1`,
  ]);
});

test('refuses a limit that is missing, as a cast would leave it', () => {
  expect(findings(validEdge, { edge: { limits: { burst: undefined } } })).toEqual([
    'edge.limits.burst: "undefined" is out of bounds; use a whole number from 1',
  ]);
});

test('refuses a burst below what goes through each second, and allows one as large', () => {
  expect(limits({ requestsPerSecond: 20, burst: 19 })).toEqual([
    'edge.limits.burst: "19" is below requestsPerSecond "20", so a page that asks for all at once is cut off; use 20 or more',
  ]);
  expect(limits({ requestsPerSecond: 20, burst: 20 })).toEqual([]);
});

test('allows a cache in front of nginx, and refuses it elsewhere', () => {
  expect(findings(validEdge, { edge: { cdn: 'cloudfront' } })).toEqual([]);
  expect(findings(validEdge, { edge: { cdn: 'cloudfront', proxy: 'kong' } })).toEqual([
    'edge.cdn: "cloudfront" asks for a host of its own, which is rendered for "nginx" only; leave it out, or use that proxy instead of "kong"',
  ]);
});

test('refuses a cache whose addresses are not known, since the load balancer would be open to everyone', () => {
  const cloud = { region: 'ap-south-2' };
  expect(findings(validEdge, { edge: { cdn: 'cloudfront' }, environments: { production: { cloud } } })).toEqual([
    'edge.cdn: the addresses of "cloudfront" in the region "ap-south-2" are not known; add its prefix list to charts/model/cloudfront.ts',
  ]);
  expect(findings(validEdge, { environments: { production: { cloud } } })).toEqual([]);
});

test.each(['1.1', '1.4', 'TLSv1.3'])('refuses to begin with TLS "%s"', (minimum) => {
  expect(findings(validEdge, { edge: { tls: { minimum } } })).toEqual([
    `edge.tls.minimum: "${minimum}" is no version to begin with; use "1.2" or "1.3"`,
  ]);
});

test('refuses an edge that leads nowhere', () => {
  expect(findings(validEdge, { services: { gateway: { routes: [] } } })).toEqual([
    'edge: no service has routes, so it leads nowhere; give routes to one',
  ]);
});

test('refuses a certificate on trial where AWS shows its own, and allows it elsewhere', () => {
  const trial = { environments: { production: { certificates: 'trial' as const } } };
  const application = { loadBalancer: 'aws-application' as const, proxy: 'istio-gateway' as const, limits: undefined };
  expect(findings(validEdge, { edge: application, ...trial })).toEqual([
    'certificates: "trial" changes nothing, since "aws-application" shows a certificate that AWS issues; leave it out',
  ]);
  expect(findings(validEdge, { edge: application })).toEqual([]);
  expect(findings(validEdge, trial)).toEqual([]);
});
