import { nginxSettings } from '../../../../charts/constructs/edge/nginx/nginx-settings';
import type { Platform } from '../../../../charts/model/platform';
import type { Part } from '../../../fixtures/merge';
import { smallEnvironment } from '../../../fixtures/platform';
import { real } from '../../../fixtures/rendered';

const settings = (overrides: Part<Platform> = {}) => nginxSettings(smallEnvironment(overrides));

test('A-50 azora speaks TLS 1.3 only, with strong suites', () => {
  const azora = nginxSettings(real('azora/production').environment);
  expect(azora['ssl-protocols']).toBe('TLSv1.3');
  expect(azora['http-snippets']).toContain(
    'ssl_conf_command Ciphersuites TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256;',
  );
});

test('T-05 L-03 where TLS 1.2 is allowed, its suites have forward secrecy and authenticated encryption', () => {
  const { 'ssl-protocols': protocols, 'ssl-ciphers': ciphers } = settings({ edge: { tls: { minimum: '1.2' } } });
  expect(protocols).toBe('TLSv1.2 TLSv1.3');
  for (const cipher of ciphers!.split(':')) expect(cipher).toMatch(/^ECDHE-(ECDSA|RSA)-.*(GCM-SHA(256|384)|POLY1305)$/);
});

test('T-05 L-03 plain HTTP leads to HTTPS, with the method that it came with', () => {
  expect(settings()).toMatchObject({ 'ssl-redirect': 'True', 'http-redirect-code': '308' });
});

test('T-05 L-03 browsers are told to use HTTPS only, over HTTPS, and never to preload the domain', () => {
  const { 'http-snippets': http } = settings();
  expect(http).toContain('map $https $transport_security { on "max-age=31536000; includeSubDomains"; default ""; }');
  expect(http).toContain('add_header Strict-Transport-Security $transport_security always;');
  expect(http).not.toContain('preload');
});

test('C-12 a client cannot tell the mesh how often to repeat its request, nor who it is', () => {
  const removed = settings()['location-snippets']!.split('\n');
  expect(removed).toContain('proxy_set_header x-envoy-retry-on "";');
  expect(removed).toContain('proxy_set_header x-envoy-upstream-rq-timeout-ms "";');
  expect(removed).toContain('proxy_set_header x-forwarded-client-cert "";');
});

test('T-05 a client cannot say which address it asked for, nor that it has signed in', () => {
  const removed = settings()['location-snippets']!.split('\n');
  for (const header of ['forwarded', 'x-forwarded-path', 'x-forwarded-prefix', 'x-consumer-id'])
    expect(removed).toContain(`proxy_set_header ${header} "";`);
});

test('T-05 what NGINX writes itself is not written twice', () => {
  const own = /proxy_set_header x-(real-ip|forwarded-(for|host|port|proto)) /;
  expect(
    settings()
      ['location-snippets']!.split('\n')
      .filter((line) => own.test(line)),
  ).toEqual([]);
});

test('T-04 an answer names its request as log and services do', () => {
  expect(settings()['http-snippets']).toContain('add_header X-Request-ID $request_id always;');
  expect(settings()['location-snippets']).toContain('proxy_set_header X-Request-ID $request_id;');
  expect(settings()['log-format']).toContain('"request_id":"$request_id"');
});

test('a line of the log is JSON, and holds no query', () => {
  const { 'log-format': format } = settings();
  expect(JSON.parse(format!)).toMatchObject({ client: '$remote_addr', path: '$request_uri_no_args' });
  expect(format).not.toMatch(/\$(request|request_uri|args|query_string|http_referer)"/);
  // It stands between apostrophes.
  expect(format).not.toContain("'");
});

test('T-01 after new routes connections go on for as long as when a pod stops', () => {
  expect(settings({ services: { gateway: { drain: 300 } } })['worker-shutdown-timeout']).toBe('300s');
});

test('L-03 behind CloudFront the client is the last address that it saw, and only the load balancer is believed', () => {
  expect(nginxSettings(real('learning-platform/production').environment)).toMatchObject({
    'real-ip-header': 'X-Forwarded-For',
    'real-ip-recursive': 'False',
    'set-real-ip-from': '10.0.0.0/24,10.0.1.0/24,10.0.2.0/24',
  });
});

test('T-05 without a cache nobody is believed about the address of a client', () => {
  expect(Object.keys(settings()).filter((name) => name.includes('real-ip'))).toEqual([]);
});
