import type { Platform } from '../../../charts/model/platform';
import type { Part } from '../../fixtures/merge';
import { real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

const PREFIX = 'alb.ingress.kubernetes.io/';

const EDGE = { proxy: 'istio-gateway', loadBalancer: 'aws-application', limits: undefined } as const;

const setting = (name: string, overrides: Part<Platform> = {}, environment = 'production') =>
  small({ ...overrides, edge: { ...EDGE, ...overrides.edge } }, environment).object('Ingress', 'istio-ingress').metadata
    .annotations[`${PREFIX}${name}`];

test('S-01 S-10 the load balancer of scalable-aws answers to its host and leads to the gateway of the mesh', () => {
  const { metadata, spec } = real('scalable-aws/prod').object('Ingress', 'istio-ingress');
  expect(metadata.namespace).toBe('istio-ingress');
  expect(spec).toMatchInlineSnapshot(`
ingressClassName: alb
rules:
  - host: scalable-aws.example.com
    http:
      paths:
        - backend:
            service:
              name: istio-ingress
              port:
                number: 443
          path: /
          pathType: Prefix
`);
});

test('S-40 TLS goes on behind the load balancer, and plain HTTP is redirected', () => {
  expect(setting('backend-protocol')).toBe('HTTPS');
  expect([setting('listen-ports'), setting('ssl-redirect')]).toEqual(['[{"HTTP":80},{"HTTPS":443}]', '443']);
});

test.each([
  ['1.2', 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06'],
  ['1.3', 'ELBSecurityPolicy-TLS13-1-3-2021-06'],
])('S-40 where TLS begins with %s it takes no less', (minimum, policy) => {
  expect(setting('ssl-policy', { edge: { tls: { minimum } } })).toBe(policy);
});

test('S-30 it sends requests to pods, and only to those whose proxy says that it can serve', () => {
  const names = ['target-type', 'healthcheck-protocol', 'healthcheck-port', 'healthcheck-path'];
  expect(names.map((name) => setting(name))).toEqual(['ip', 'HTTP', '15021', '/healthz/ready']);
});

test.each([
  ['production', true],
  ['staging', false],
])('S-30 in %s it refuses to be deleted: %p', (environment, protectedFrom) => {
  expect(setting('load-balancer-attributes', {}, environment)).toContain(
    `deletion_protection.enabled=${protectedFrom},`,
  );
});

test('S-40 headers that proxies read in different ways do not pass', () => {
  expect(setting('load-balancer-attributes')).toContain('routing.http.drop_invalid_header_fields.enabled=true');
});

test.each([
  [{}, 60],
  [{ timeout: '90s' }, 105],
  [{ keepsOpen: 'websockets' }, 3610],
] as const)('S-30 behind it %j may be silent for %d seconds', (gateway, seconds) => {
  expect(setting('load-balancer-attributes', { services: { gateway } })).toContain(
    `idle_timeout.timeout_seconds=${seconds},`,
  );
});

test('S-30 it lets requests end that a pod has begun, for as long as they may take', () => {
  expect(setting('target-group-attributes', { services: { gateway: { timeout: '90s' } } })).toBe(
    'deregistration_delay.timeout_seconds=90',
  );
});

test('S-10 its certificate is found by its hosts: no account or name stands in the object', () => {
  expect(setting('certificate-arn')).toBeUndefined();
});
