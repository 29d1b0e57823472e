import { entryLabels, entryService, fromLoadBalancer } from '../../../charts/constructs/edge/load-balancer';
import type { Platform } from '../../../charts/model/platform';
import type { Part } from '../../fixtures/merge';
import { smallEnvironment } from '../../fixtures/platform';
import { small } from '../../fixtures/small';

const HEALTH = { port: 15021, path: '/healthz/ready' };

const environmentWith = (edge: Part<Platform['edge']>, services: Part<Platform['services']> = {}, name?: string) =>
  smallEnvironment({ edge, services }, name);

interface Service {
  readonly type: string;
  readonly annotations: Record<string, string>;
}

const annotations = (...parameters: Parameters<typeof environmentWith>): Record<string, string> =>
  Object.fromEntries(
    Object.entries((entryService(environmentWith(...parameters), HEALTH) as unknown as Service).annotations).map(
      ([key, value]) => [key.replace('service.beta.kubernetes.io/aws-load-balancer-', ''), value],
    ),
  );

test('E-02 a network load balancer sends packets to pods, with the address of whoever sent them', () => {
  const { annotations: _, ...service } = entryService(environmentWith({ loadBalancer: 'aws-network' }), HEALTH);
  expect(service).toEqual({
    type: 'LoadBalancer',
    loadBalancerClass: 'service.k8s.aws/nlb',
    allocateLoadBalancerNodePorts: false,
  });
  expect(annotations({ loadBalancer: 'aws-network' })).toMatchInlineSnapshot(`
external-dns.kubernetes.io/hostname: api.campus.example
scheme: internet-facing
nlb-target-type: ip
attributes: load_balancing.cross_zone.enabled=true,deletion_protection.enabled=true
target-group-attributes: preserve_client_ip.enabled=true,deregistration_delay.timeout_seconds=30
healthcheck-protocol: http
healthcheck-port: "15021"
healthcheck-path: /healthz/ready
healthcheck-interval: "10"
healthcheck-success-codes: "200"
`);
});

test('L-02 behind a cache the address of packets is the load balancer itself, and only its own host has a record', () => {
  const behind = annotations({ loadBalancer: 'aws-network', cdn: 'cloudfront' });
  expect(behind['target-group-attributes']).toContain('preserve_client_ip.enabled=false');
  expect(behind['external-dns.kubernetes.io/hostname']).toBe('origin.campus.example');
});

test('E-02 outside production a load balancer may be deleted with its environment', () => {
  const staging = annotations({ loadBalancer: 'aws-network' }, {}, 'staging');
  expect(staging.attributes).toContain('deletion_protection.enabled=false');
});

test('C-03 a pod that stops is let go of for as long as the longest request behind it may take', () => {
  const attributes = (gateway: object) =>
    annotations({ loadBalancer: 'aws-network' }, { gateway })['target-group-attributes'];
  expect(attributes({ timeout: '100s' })).toContain('deregistration_delay.timeout_seconds=100');
  expect(attributes({ drain: 300 })).toContain('deregistration_delay.timeout_seconds=300');
});

test('A-01 the load balancer of another provider keeps the address of clients, too', () => {
  expect(entryService(environmentWith({ loadBalancer: 'provider' }), HEALTH)).toEqual({
    type: 'LoadBalancer',
    externalTrafficPolicy: 'Local',
    annotations: { 'external-dns.kubernetes.io/hostname': 'api.campus.example' },
  });
});

const admitted = (edge: Part<Platform['edge']>) =>
  fromLoadBalancer(environmentWith(edge), [8080, 8443], HEALTH).map(({ from, ports }) => [
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
  const [packets] = fromLoadBalancer(environmentWith({ loadBalancer: 'aws-network' }), [8443], HEALTH);
  expect(packets?.from?.[0]?.ipBlock?.except).toContain('10.0.0.0/8');
});

test.each([
  ['nginx', 'aws-network', 'nginx-ingress'],
  ['kong', 'aws-network', 'istio-ingress'],
  ['istio-gateway', 'aws-application', 'istio-ingress'],
] as const)(
  'C-05 with %s behind %s a rollout waits until the load balancer knows pods of %s',
  (proxy, loadBalancer, namespace) => {
    const environment = environmentWith({ proxy, loadBalancer });
    const labels = { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' };
    expect(entryLabels(environment, namespace)).toEqual(labels);
    expect(entryLabels(environment, 'kong')).toEqual({});
  },
);

test('C-05 the namespace says so when its first pod comes', () => {
  const { labels } = small({ edge: { proxy: 'kong' } }).object('Namespace', 'istio-ingress').metadata;
  expect(labels).toHaveProperty(['elbv2.k8s.aws/pod-readiness-gate-inject'], 'enabled');
});

test('C-05 where no controller of AWS is there to open the gate, pods have none', () => {
  expect(entryLabels(environmentWith({ loadBalancer: 'provider' }), 'nginx-ingress')).toEqual({});
});
