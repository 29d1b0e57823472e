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

test('C-03 a pod that stops serves for longer than the load balancer sends, and is not killed before', () => {
  const { podAnnotations, service, terminationGracePeriodSeconds } = valuesOf({
    edge: KONG,
    services: { gateway: { timeout: '90s' } },
  });
  expect(service.annotations['service.beta.kubernetes.io/aws-load-balancer-target-group-attributes']).toContain(
    'deregistration_delay.timeout_seconds=90',
  );
  expect(JSON.parse(podAnnotations['proxy.istio.io/config']).terminationDrainDuration).toBe('105s');
  expect(terminationGracePeriodSeconds).toBe(120);
});

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
