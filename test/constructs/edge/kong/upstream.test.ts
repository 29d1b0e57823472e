import { behindKong } from '../../../fixtures/kong';
import { small } from '../../../fixtures/small';

type Overrides = Parameters<typeof behindKong>[0];

const annotationsOf = (service: string, overrides?: Overrides) =>
  behindKong(overrides).object('Service', service).metadata.annotations;

test('E-02 Kong talks to a service by its name, gives up after the mesh, and leaves second attempts to it', () => {
  expect(annotationsOf('gateway', { services: { gateway: { timeout: '20s' } } })).toMatchInlineSnapshot(`
ingress.kubernetes.io/service-upstream: "true"
konghq.com/connect-timeout: "3000"
konghq.com/read-timeout: "25000"
konghq.com/retries: "0"
konghq.com/write-timeout: "25000"
`);
});

test('Kong lets a connection that is kept open be silent for an hour', () => {
  const { 'konghq.com/read-timeout': read } = annotationsOf('gateway', {
    services: { gateway: { keepsOpen: 'websockets' } },
  });
  expect(read).toBe('3600000');
});

test('a service without routes, or behind another proxy, has nothing to tell Kong', () => {
  expect(annotationsOf('users')).toBeUndefined();
  expect(small().object('Service', 'gateway').metadata.annotations).toBeUndefined();
});
