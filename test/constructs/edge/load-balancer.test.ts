import { entryLabels, entryService } from '../../../charts/constructs/edge/load-balancer';
import type { Platform } from '../../../charts/model/platform';
import type { Part } from '../../fixtures/merge';
import { smallEnvironment } from '../../fixtures/platform';
import { small } from '../../fixtures/small';

const HEALTH = { port: 15021, path: '/healthz/ready' };

const environmentWith = (edge: Part<Platform['edge']>, services: Part<Platform['services']> = {}, name?: string) =>
  smallEnvironment({ edge, services }, name);

const annotations = (...parameters: Parameters<typeof environmentWith>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(entryService(environmentWith(...parameters), HEALTH).annotations!).map(([key, value]) => [
      key.replace('service.beta.kubernetes.io/aws-load-balancer-', ''),
      value,
    ]),
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
target-group-attributes: preserve_client_ip.enabled=true,deregistration_delay.timeout_seconds=120
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

test('C-03 a pod that stops is let go of for as long as new connections come, or the longest request behind it takes', () => {
  const attributes = (gateway: object) =>
    annotations({ loadBalancer: 'aws-network' }, { gateway })['target-group-attributes'];
  expect(attributes({ timeout: '100s' })).toContain('deregistration_delay.timeout_seconds=120');
  expect(attributes({ drain: 300 })).toContain('deregistration_delay.timeout_seconds=300');
});

test('T-01 it keeps a quiet connection where services keep them open, whichever proxy is behind it', () => {
  for (const proxy of ['nginx', 'kong', 'istio-gateway'] as const) {
    const idle = (gateway: object) => annotations({ proxy, loadBalancer: 'aws-network' }, { gateway });
    expect(idle({ keepsOpen: 'websockets' })).toHaveProperty(
      ['listener-attributes.TCP-443'],
      'tcp.idle_timeout.seconds=3610',
    );
    expect(idle({})).not.toHaveProperty(['listener-attributes.TCP-443']);
  }
});

test('C-12 it keeps a quiet connection for as long as an answer may be silent', () => {
  const waiting = annotations({ proxy: 'kong', loadBalancer: 'aws-network' }, { gateway: { timeout: '10m' } });
  expect(waiting['listener-attributes.TCP-443']).toBe('tcp.idle_timeout.seconds=615');
});

test('A-01 the load balancer of another provider keeps the address of clients, too', () => {
  expect(entryService(environmentWith({ loadBalancer: 'provider' }), HEALTH)).toEqual({
    type: 'LoadBalancer',
    externalTrafficPolicy: 'Local',
    annotations: { 'external-dns.kubernetes.io/hostname': 'api.campus.example' },
  });
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
