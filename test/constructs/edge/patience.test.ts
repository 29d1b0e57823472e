import type { Platform } from '../../../charts/model/platform';
import { seconds } from '../../../charts/model/quantity';
import type { Part } from '../../fixtures/merge';
import { small } from '../../fixtures/small';

type Rendered = ReturnType<typeof small>;

const ROUTE = 'api.campus.example';

/** Seconds that each hop of a request to `gateway` waits, in the rendered objects. */
const HOPS = {
  mesh: (all: Rendered) => seconds(all.object('VirtualService', 'gateway').spec.http.at(-1).timeout),
  NGINX: (all: Rendered) =>
    seconds(all.object('Ingress', `gateway.${ROUTE}`).metadata.annotations['nginx.org/proxy-read-timeout']),
  Kong: (all: Rendered) =>
    Number(all.object('Service', 'gateway').metadata.annotations['konghq.com/read-timeout']) / 1000,
  gateway: (all: Rendered) => seconds(all.object('VirtualService', ROUTE).spec.http.at(-1).timeout),
  NLB: (all: Rendered) => idle(JSON.stringify(all.of('Application')), 'tcp.idle_timeout.seconds'),
  ALB: (all: Rendered) => idle(JSON.stringify(all.of('Ingress')), 'idle_timeout.timeout_seconds'),
};

const idle = (text: string, attribute: string): number => Number(text.split(`${attribute}=`)[1]?.match(/^\d+/)?.[0]);

type Way = readonly [edge: Part<Platform['edge']>, hops: readonly (keyof typeof HOPS)[], service: object];

const OPEN = { keepsOpen: 'websockets' };

const STRAIGHT = { proxy: 'istio-gateway', limits: undefined } as const;

const WAYS: readonly Way[] = [
  [{ proxy: 'nginx', loadBalancer: 'aws-network' }, ['mesh', 'NGINX'], {}],
  [{ proxy: 'nginx', loadBalancer: 'aws-network' }, ['mesh', 'NGINX', 'NLB'], OPEN],
  [{ proxy: 'kong', loadBalancer: 'aws-network' }, ['mesh', 'Kong', 'gateway'], {}],
  [{ proxy: 'kong', loadBalancer: 'aws-network' }, ['mesh', 'Kong', 'gateway', 'NLB'], OPEN],
  [{ proxy: 'kong', loadBalancer: 'aws-application' }, ['mesh', 'Kong', 'gateway', 'ALB'], {}],
  [{ proxy: 'kong', loadBalancer: 'aws-application' }, ['mesh', 'Kong', 'gateway', 'ALB'], OPEN],
  [{ ...STRAIGHT, loadBalancer: 'aws-application' }, ['gateway', 'ALB'], {}],
  [{ ...STRAIGHT, loadBalancer: 'aws-application' }, ['gateway', 'ALB'], OPEN],
];

test.each(WAYS)('C-12 with %j each of %j waits longer than the one behind it, where the service is %j', (...way) => {
  const [edge, hops, service] = way;
  const rendered = small({ edge, services: { gateway: { timeout: '90.5s', ...service } } });
  const waits = hops.map((hop) => HOPS[hop](rendered) ?? Number.NaN);
  expect(waits).toEqual([...new Set(waits)].sort((a, b) => a - b));
  expect(waits).not.toContain(Number.NaN);
});
