import type { Platform } from '../../../../charts/model/platform';
import type { Part } from '../../../fixtures/merge';
import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const KONG = { proxy: 'kong' } as const;

const BEHIND_ALB = { proxy: 'istio-gateway', loadBalancer: 'aws-application', limits: undefined } as const;

const valuesOf = (overrides: Part<Platform>, environment = 'production') =>
  small(overrides, environment).object('Application', `campus-${environment}-istio-ingress`).spec.source.helm
    .valuesObject;

test('E-02 a network load balancer opens the ports of people and not that of health checks', () => {
  const { type, ports } = valuesOf({ edge: KONG }).service;
  expect(type).toBe('LoadBalancer');
  expect(ports.map(({ port, targetPort }: Record<string, number>) => [port, targetPort])).toEqual([
    [80, 8080],
    [443, 8443],
  ]);
});

test('S-10 behind an application load balancer the gateway has an address in the cluster only, and TLS only', () => {
  const { type, ports, annotations } = valuesOf({ edge: BEHIND_ALB }).service;
  expect([type, ports.map(({ port }: { port: number }) => port), annotations]).toEqual(['ClusterIP', [443], undefined]);
});

test('S-40 behind an application load balancer its word on who asked is taken, elsewhere nobody is believed', () => {
  const config = (edge: Part<Platform['edge']>) =>
    JSON.parse(valuesOf({ edge }).podAnnotations['proxy.istio.io/config']);
  expect(config(BEHIND_ALB).gatewayTopology).toEqual({ numTrustedProxies: 1 });
  expect(config(KONG)).not.toHaveProperty('gatewayTopology');
});

const NETWORK = { proxy: 'kong', loadBalancer: 'aws-network' } as const;

const proxyConfigOf = (overrides: Part<Platform>) =>
  JSON.parse(valuesOf(overrides).podAnnotations['proxy.istio.io/config']);

test('C-03 a pod that stops takes what still comes from a network load balancer, and is not killed before all has ended', () => {
  const overrides = { edge: NETWORK, services: { gateway: { timeout: '90s' } } };
  const { service, terminationGracePeriodSeconds } = valuesOf(overrides);
  expect(service.annotations['service.beta.kubernetes.io/aws-load-balancer-target-group-attributes']).toContain(
    'deregistration_delay.timeout_seconds=120',
  );
  // Its agent ends it after the one, its listeners close after the other.
  expect(proxyConfigOf(overrides)).toMatchObject({ terminationDrainDuration: '240s', drainDuration: '240s' });
  expect(terminationGracePeriodSeconds).toBe(270);
});

test('C-03 other load balancers hear of it at once', () => {
  const config = proxyConfigOf({ edge: BEHIND_ALB, services: { gateway: { timeout: '90s' } } });
  expect(config).toEqual({ terminationDrainDuration: '105s', gatewayTopology: { numTrustedProxies: 1 } });
});

test('C-05 a new pod is ready for longer than a network load balancer needs, less what the old one still serves', () => {
  const [behindNetwork, behindAlb] = [NETWORK, BEHIND_ALB].map((edge) => valuesOf({ edge }).minReadySeconds);
  const drain = Number.parseInt(proxyConfigOf({ edge: NETWORK }).terminationDrainDuration, 10);
  expect([behindNetwork, behindAlb]).toEqual([120, 10]);
  expect(behindNetwork + drain).toBeGreaterThan(180);
});

test.each([
  [{}, '300s', undefined],
  [{ keepsOpen: 'websockets' }, '3560s', 3610],
  [{ timeout: '10m' }, '565s', 615],
] as const)(
  'C-12 E-03 with a service of %j an unused connection is closed after %s, before the load balancer forgets it',
  (gateway, unused, forgotten) => {
    const overrides = { edge: NETWORK, services: { gateway } };
    expect(proxyConfigOf(overrides).proxyMetadata).toEqual({ ISTIO_META_IDLE_TIMEOUT: unused });
    const listener = 'service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP-443';
    const told = valuesOf(overrides).service.annotations[listener];
    expect(told).toBe(forgotten && `tcp.idle_timeout.seconds=${forgotten}`);
  },
);

test.each([
  ['production', 3, 10],
  ['staging', 2, 3],
])('S-30 in %s there are %d to %d gateways', (environment, minReplicas, maxReplicas) => {
  expect(valuesOf({ edge: KONG }, environment).autoscaling).toMatchObject({ minReplicas, maxReplicas });
});

test('C-04 the pod itself names a seccomp profile, as Pod Security asks', () => {
  const { securityContext, containerSecurityContext } = valuesOf({ edge: KONG });
  expect(securityContext.seccompProfile).toEqual({ type: 'RuntimeDefault' });
  expect(containerSecurityContext).toMatchObject({ readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
});

test('E-02 the gateway of educational-platform reaches Kong and no service', () => {
  const { spec } = real('educational-platform/production').object('NetworkPolicy', 'istio-ingress');
  expect(spec.egress.slice(2)).toMatchInlineSnapshot(`
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: kong
      podSelector:
        matchLabels:
          app: kong-gateway
  ports:
    - port: 8000
      protocol: TCP
`);
});

test('S-02 S-40 the gateway of scalable-aws reaches its frontend and no other service', () => {
  const { egress } = real('scalable-aws/prod').object('NetworkPolicy', 'istio-ingress').spec;
  expect(egress.slice(2)).toEqual([
    {
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'scalable-aws-prod' } },
          podSelector: { matchLabels: { app: 'frontend' } },
        },
      ],
      ports: [{ protocol: 'TCP', port: 8080 }],
    },
  ]);
});

test('S-10 S-40 the gateway of scalable-aws is reached from the public subnets, at TLS and health, and by Prometheus', () => {
  const { ingress } = real('scalable-aws/prod').object('NetworkPolicy', 'istio-ingress').spec;
  expect(ingress).toMatchInlineSnapshot(`
- from:
    - ipBlock:
        cidr: 10.0.48.0/24
    - ipBlock:
        cidr: 10.0.49.0/24
    - ipBlock:
        cidr: 10.0.50.0/24
  ports:
    - port: 8443
      protocol: TCP
- from:
    - ipBlock:
        cidr: 10.0.48.0/24
    - ipBlock:
        cidr: 10.0.49.0/24
    - ipBlock:
        cidr: 10.0.50.0/24
  ports:
    - port: 15021
      protocol: TCP
- from:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: monitoring
      podSelector:
        matchLabels:
          app.kubernetes.io/name: prometheus
  ports:
    - port: 15020
      protocol: TCP
`);
});

test('C-33 there is no gateway where NGINX is the edge', () => {
  expect(
    small()
      .of('Application')
      .map(({ metadata }) => metadata.name),
  ).not.toContain('campus-production-istio-ingress');
});
