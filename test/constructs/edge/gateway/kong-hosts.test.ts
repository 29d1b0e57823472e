import type { Platform } from '../../../../charts/model/platform';
import type { Part } from '../../../fixtures/merge';
import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const withKong = (overrides: Part<Platform> = {}) => small({ edge: { proxy: 'kong' }, ...overrides });

test('E-02 the gateway sends what comes for the declared host to Kong', () => {
  const { spec } = real('educational-platform/production').object(
    'VirtualService',
    'api.educational-platform.example.com',
  );
  const http = spec.http.map(({ headers: _, ...rest }: { headers: object }) => rest);
  expect({ ...spec, http }).toMatchInlineSnapshot(`
hosts:
  - api.educational-platform.example.com
gateways:
  - istio-ingress/public
http:
  - name: requests
    retries:
      attempts: 2
      backoff: 100ms
      retryOn: connect-failure,refused-stream,reset-before-request
      retryRemoteLocalities: true
    route:
      - destination:
          host: kong-gateway-proxy.kong.svc.cluster.local
          port:
            number: 80
    timeout: 70s
`);
});

test('E-03 the gateway waits longer than the slowest service behind Kong may take', () => {
  const { spec } = withKong({ services: { gateway: { timeout: '45s' } } }).object(
    'VirtualService',
    'api.campus.example',
  );
  expect(spec.http[0].timeout).toBe('55s');
});

test('E-03 websockets through Kong know no time limit', () => {
  const { spec } = withKong({ services: { gateway: { keepsOpen: 'websockets' } } }).object(
    'VirtualService',
    'api.campus.example',
  );
  const [websockets, requests] = spec.http;
  expect([websockets.name, websockets.timeout, websockets.retries]).toEqual(['websockets', undefined, { attempts: 0 }]);
  expect([requests.name, requests.match]).toEqual(['requests', undefined]);
});

test('E-03 Kong tries reads again itself, so the gateway repeats only what never arrived', () => {
  const { spec } = withKong().object('VirtualService', 'api.campus.example');
  expect(spec.http[0].retries.retryOn).toBe('connect-failure,refused-stream,reset-before-request');
});

test('E-02 E-03 the gateway speaks mutual TLS to Kong, and leaves out only pods of it that cannot be reached', () => {
  const { metadata, spec } = withKong().object('DestinationRule', 'kong');
  expect(metadata.namespace).toBe('istio-ingress');
  expect(spec).toMatchInlineSnapshot(`
host: kong-gateway-proxy.kong.svc.cluster.local
exportTo:
  - .
trafficPolicy:
  connectionPool:
    http:
      http1MaxPendingRequests: 1024
      http2MaxRequests: 4096
      maxRetries: 32
    tcp:
      connectTimeout: 3s
      maxConnections: 4096
      tcpKeepalive:
        interval: 60s
        time: 300s
  loadBalancer:
    consistentHash:
      useSourceIp: true
    localityLbSetting:
      enabled: false
  outlierDetection:
    baseEjectionTime: 30s
    consecutive5xxErrors: 0
    consecutiveGatewayErrors: 0
    consecutiveLocalOriginFailures: 5
    interval: 10s
    maxEjectionPercent: 50
    splitExternalLocalOriginErrors: true
  tls:
    mode: ISTIO_MUTUAL
`);
});

test('E-02 S-40 behind Kong too, answers ask for HTTPS and orders of strangers are taken off', () => {
  const [{ headers }] = withKong().object('VirtualService', 'api.campus.example').spec.http;
  expect(headers.response.set).toHaveProperty('Strict-Transport-Security');
  expect(headers.request.remove).toContain('x-envoy-retry-on');
});

test('E-04 what scripts of other pages may do is for Kong to say', () => {
  const { spec } = real('educational-platform/production').object(
    'VirtualService',
    'api.educational-platform.example.com',
  );
  expect(spec.http.map((http: object) => 'corsPolicy' in http)).toEqual([false]);
});
