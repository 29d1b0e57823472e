import type { Platform } from '../../../charts/model/platform';
import type { Part } from '../../fixtures/merge';
import { real } from '../../fixtures/rendered';
import { schemaFaults } from '../../fixtures/schemas';
import { small } from '../../fixtures/small';

const STRAIGHT = { proxy: 'istio-gateway', limits: undefined } as const;

const BEHIND_ALB = { ...STRAIGHT, loadBalancer: 'aws-application' } as const;

const gatewayOf = (edge: Part<Platform['edge']>) => small({ edge }).object('Gateway', 'public').spec;

test('E-02 TLS of what comes to Kong ends at the gateway, for the declared hosts and no others', () => {
  expect(real('educational-platform/production').object('Gateway', 'public').spec).toMatchInlineSnapshot(`
selector:
  istio: ingress
servers:
  - hosts:
      - ./api.educational-platform.example.com
    port:
      name: https
      number: 443
      protocol: HTTPS
    tls:
      cipherSuites:
        - ECDHE-ECDSA-AES128-GCM-SHA256
        - ECDHE-RSA-AES128-GCM-SHA256
        - ECDHE-ECDSA-AES256-GCM-SHA384
        - ECDHE-RSA-AES256-GCM-SHA384
        - ECDHE-ECDSA-CHACHA20-POLY1305
        - ECDHE-RSA-CHACHA20-POLY1305
      credentialName: edge-tls
      minProtocolVersion: TLSV1_2
      mode: SIMPLE
  - hosts:
      - ./api.educational-platform.example.com
    port:
      name: http
      number: 80
      protocol: HTTP
    tls:
      httpsRedirect: true
`);
});

test('S-40 behind an application load balancer it takes any name, since that one gives none, and no plain HTTP', () => {
  const { servers } = gatewayOf(BEHIND_ALB);
  expect(servers).toHaveLength(1);
  expect(servers[0]).toMatchObject({ hosts: ['./*'], port: { number: 443, protocol: 'HTTPS' } });
});

test('E-03 routes of other namespaces cannot be put on the gateway', () => {
  for (const edge of [{ proxy: 'kong' }, STRAIGHT, BEHIND_ALB] as const) {
    const { servers } = gatewayOf(edge) as { servers: { hosts: string[] }[] };
    for (const host of servers.flatMap(({ hosts }) => hosts)) expect(host).toMatch(/^\.\//);
  }
});

test('E-03 plain HTTP is answered with a redirect and nothing else', () => {
  const [, http] = gatewayOf({ proxy: 'kong' }).servers;
  expect([http.port.number, http.tls]).toEqual([80, { httpsRedirect: true }]);
});

test('E-02 where TLS begins with 1.3, it has no say in ciphers', () => {
  const [{ tls }] = gatewayOf({ ...STRAIGHT, tls: { minimum: '1.3' } }).servers;
  expect([tls.minProtocolVersion, tls.cipherSuites]).toEqual(['TLSV1_3', undefined]);
});

test('S-40 what people speak to an application load balancer is not what that one speaks to the gateway', () => {
  const [{ tls }] = gatewayOf({ ...BEHIND_ALB, tls: { minimum: '1.3' } }).servers;
  expect(tls.minProtocolVersion).toBe('TLSV1_2');
});

test('E-03 S-40 the gateway denies all, and then admits anyone to the declared hosts at the ports that it serves', () => {
  const platform = real('scalable-aws/prod');
  const policies = platform
    .of('AuthorizationPolicy')
    .filter(({ metadata }) => metadata.namespace === 'istio-ingress')
    .map(({ spec }) => spec);
  expect(policies).toMatchInlineSnapshot(`
- action: ALLOW
- action: ALLOW
  selector:
    matchLabels:
      istio: ingress
  rules:
    - to:
        - operation:
            hosts:
              - scalable-aws.example.com
              - scalable-aws.example.com:*
            ports:
              - "8443"
`);
});

test('E-03 where it redirects plain HTTP, that port is admitted too', () => {
  const { spec } = small({ edge: { proxy: 'kong' } }).object('AuthorizationPolicy', 'public');
  expect(spec.rules[0].to[0].operation.ports).toEqual(['8080', '8443']);
});

test('E-03 Prometheus finds the gateway by the port that its pods declare, and reads all its metrics', () => {
  const { metadata, spec } = small({ edge: { proxy: 'kong' } }).object('PodMonitor', 'istio-ingress');
  expect([metadata.namespace, spec.selector.matchLabels]).toEqual(['istio-ingress', { istio: 'ingress' }]);
  expect(spec.podMetricsEndpoints[0]).toMatchObject({ port: 'http-envoy-prom', path: '/stats/prometheus' });
  expect(spec.podMetricsEndpoints[0].relabelings[0].replacement).toBe('$1:15020');
});

test.each([
  ['kong', 'aws-network'],
  ['kong', 'provider'],
  ['istio-gateway', 'aws-network'],
  ['istio-gateway', 'provider'],
  ['istio-gateway', 'aws-application'],
  ['nginx', 'aws-network'],
  ['nginx', 'provider'],
] as const)('C-41 everything of a platform with %s behind %s is valid', (proxy, loadBalancer) => {
  const limits = proxy === 'istio-gateway' ? { limits: undefined } : {};
  const rendered = small({ edge: { proxy, loadBalancer, ...limits } });
  expect(rendered.all.flatMap(({ manifest }) => schemaFaults(manifest))).toEqual([]);
});
