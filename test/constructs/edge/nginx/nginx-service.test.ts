import { nginxService } from '../../../../charts/constructs/edge/nginx/nginx-service';
import type { Platform } from '../../../../charts/model/platform';
import type { Part } from '../../../fixtures/merge';
import { smallEnvironment } from '../../../fixtures/platform';

const serviceOf = (overrides: Part<Platform>) => nginxService(smallEnvironment(overrides));

const aws = (overrides: Part<Platform>, name: string): string | undefined =>
  serviceOf(overrides).annotations?.[`service.beta.kubernetes.io/aws-load-balancer-${name}`];

const CACHE = { edge: { cdn: 'cloudfront' } } as const;

test('L-03 nobody but CloudFront may come to its origin', () => {
  expect(aws(CACHE, 'security-group-prefix-lists')).toBe('pl-a3a144ca');
  expect(aws({}, 'security-group-prefix-lists')).toBeUndefined();
});

test('L-03 CloudFront comes by HTTPS only: its addresses fill a security group for one port', () => {
  expect(serviceOf(CACHE).httpPort).toEqual({ enable: false });
  expect(serviceOf({})).not.toHaveProperty('httpPort');
});

test('T-01 a client stays with one pod, as each counts for itself what it asks for', () => {
  expect(aws({}, 'target-group-attributes')).toBe(
    'preserve_client_ip.enabled=true,deregistration_delay.timeout_seconds=120,stickiness.enabled=true,stickiness.type=source_ip',
  );
  expect(serviceOf({ edge: { loadBalancer: 'provider' } })).toMatchObject({
    externalTrafficPolicy: 'Local',
    sessionAffinity: { enable: true, type: 'ClientIP' },
  });
});

test('L-03 behind CloudFront many people share an address, so none stays with one pod', () => {
  expect(aws(CACHE, 'target-group-attributes')).not.toContain('stickiness');
});

test('T-01 it asks NGINX itself whether a pod can serve', () => {
  expect([aws({}, 'healthcheck-port'), aws({}, 'healthcheck-path')]).toEqual(['8081', '/nginx-ready']);
});
