import { isDeepStrictEqual } from 'node:util';
import { fromLoadBalancer } from '../../../charts/constructs/edge/grants';
import type { Platform } from '../../../charts/model/platform';
import type { Part } from '../../fixtures/merge';
import { smallEnvironment } from '../../fixtures/platform';
import { small } from '../../fixtures/small';

const USERS = { path: '/users', access: 'anyone' } as const;

const HEALTH = { port: 15021, path: '/healthz/ready' };

const admitted = (edge: Part<Platform['edge']>) =>
  fromLoadBalancer(smallEnvironment({ edge }), [8080, 8443], HEALTH).map(({ from, ports }) => [
    from?.map(({ ipBlock }) => ipBlock?.cidr),
    ports?.map(({ port }) => port?.value),
  ]);

const SUBNETS = ['10.0.0.0/24'];

test('E-02 packets of clients come from the internet, and questions after health from the load balancer', () => {
  expect(admitted({ loadBalancer: 'aws-network' })).toEqual([
    [['0.0.0.0/0'], [8080, 8443]],
    [SUBNETS, [15021]],
  ]);
});

test('S-40 behind an application load balancer or a cache, packets come from the public subnets alone', () => {
  for (const edge of [{ loadBalancer: 'aws-application' }, { loadBalancer: 'aws-network', cdn: 'cloudfront' }]) {
    expect(admitted(edge)).toEqual([
      [SUBNETS, [8080, 8443]],
      [SUBNETS, [15021]],
    ]);
  }
});

test('E-02 no pod of the cluster comes in as if it were the internet', () => {
  const [packets] = fromLoadBalancer(smallEnvironment({ edge: { loadBalancer: 'aws-network' } }), [8443], HEALTH);
  expect(packets?.from?.[0]?.ipBlock?.except).toContain('10.0.0.0/8');
});

test.each([
  ['nginx', 'nginx-ingress'],
  ['kong', 'kong-gateway'],
  ['istio-gateway', 'istio-ingress'],
] as const)('C-10 %s reaches the services with routes, at the ports of their pods, and no others', (proxy, policy) => {
  const edge = { proxy, limits: undefined } as const;
  const { egress } = small({ edge, services: { users: { routes: [USERS] } } }).object('NetworkPolicy', policy).spec;
  const campus = { matchLabels: { 'kubernetes.io/metadata.name': 'campus' } };
  const reached = [...egress].filter(({ to: [peer] }) => isDeepStrictEqual(peer.namespaceSelector, campus));
  const behind = reached.map(({ to, ports }) => [to.length, to[0].podSelector.matchLabels.app, ports[0].port]);
  expect(behind).toEqual([
    [1, 'gateway', 3000],
    [1, 'users', 3001],
  ]);
});

test('C-10 where Kong stands behind the gateway, that one reaches no service', () => {
  const { egress } = small({ edge: { proxy: 'kong' } }).object('NetworkPolicy', 'istio-ingress').spec;
  expect(JSON.stringify(egress)).not.toContain('campus');
});
