import type { Platform } from '../../../../charts/model/platform';
import type { Part } from '../../../fixtures/merge';
import { inProduction } from '../../../fixtures/platform';
import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const EDGE = { proxy: 'istio-gateway', limits: undefined } as const;

interface Headers {
  readonly request: { readonly remove: string[] };
  readonly response: { readonly set: object };
}

const specOf = (overrides: Part<Platform> = {}) =>
  small({ edge: EDGE, ...overrides }).object('VirtualService', 'api.campus.example').spec;

test('S-30 pages of scalable-aws come straight from its frontend, which tries nothing again that others have answered', () => {
  const { spec } = real('scalable-aws/prod').object('VirtualService', 'scalable-aws.example.com');
  const headers = spec.http.map(({ headers: _, ...http }: { headers: object }) => http);
  expect({ ...spec, http: headers }).toMatchInlineSnapshot(`
hosts:
  - scalable-aws.example.com
gateways:
  - istio-ingress/public
http:
  - name: frontend-1-requests
    retries:
      attempts: 2
      backoff: 100ms
      retryOn: connect-failure,refused-stream,reset-before-request
      retryRemoteLocalities: true
    route:
      - destination:
          host: frontend.scalable-aws-prod.svc.cluster.local
          port:
            number: 8080
    timeout: 60s
`);
});

test('E-03 the gateway treats a service as its callers in the mesh do', () => {
  const rendered = small({ edge: EDGE, services: { gateway: { timeout: '40s', keepsOpen: 'websockets' } } });
  const rules = (name: string) =>
    rendered
      .object('VirtualService', name)
      .spec.http.map(({ route, timeout, retries }: Record<string, unknown>) => ({ route, timeout, retries }));
  expect(rules('api.campus.example')).toEqual(rules('gateway'));
  expect(rules('gateway')).toHaveLength(2);
});

test('S-30 the longest path comes first, and takes itself and what is below it, not what begins alike', () => {
  const { http } = specOf({
    services: { users: { routes: [{ subdomain: 'api', path: '/users', access: 'anyone' }] } },
  });
  const reads = { method: { regex: 'GET|HEAD|OPTIONS' } };
  const below = [{ exact: '/users' }, { prefix: '/users/' }];
  expect(http.map(({ name, match }: { name: string; match?: object[] }) => [name, match])).toEqual([
    ['users-2-reads', below.map((uri) => ({ uri, ...reads }))],
    ['users-2-writes', below.map((uri) => ({ uri }))],
    ['gateway-1-requests', undefined],
  ]);
});

test('S-30 rules of one host have names of their own', () => {
  const { http } = specOf({
    services: {
      users: {
        routes: ['/a', '/b'].map((path) => ({ subdomain: 'api', path, access: 'anyone' })),
      },
    },
  });
  const names = http.map(({ name }: { name: string }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('S-40 every answer asks for HTTPS for a year, without a promise for the whole domain', () => {
  const added = specOf().http.map(({ headers }: { headers: Headers }) => headers.response.set);
  const asked = { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' };
  expect(added).toEqual([asked]);
});

test('S-40 no stranger tells the proxies of the mesh how often to repeat a write, or how long to wait', () => {
  const removed: string[][] = specOf().http.map(({ headers }: { headers: Headers }) => headers.request.remove);
  const orders = ['x-envoy-retry-on', 'x-envoy-max-retries', 'x-envoy-upstream-rq-timeout-ms'];
  expect(removed).toEqual([expect.arrayContaining(orders)]);
  // The gateway puts these on itself, and the services' proxies count callers by them.
  expect(removed.flat()).not.toContain('x-envoy-peer-metadata');
});

test('E-02 S-40 no client chooses which address it asked for, or who it is, in front of either proxy', () => {
  for (const edge of [EDGE, { proxy: 'kong' }] as const) {
    const [{ headers }] = specOf({ edge }).http;
    expect(headers.request.remove).toEqual(
      expect.arrayContaining([
        ...['x-forwarded-host', 'x-forwarded-port', 'x-forwarded-path', 'x-forwarded-prefix', 'forwarded', 'x-real-ip'],
        ...['x-consumer-id', 'x-consumer-custom-id', 'x-consumer-username', 'x-consumer-groups'],
        ...['x-credential-identifier', 'x-anonymous-consumer', 'x-authenticated-groups'],
      ]),
    );
    // By these Kong and the services know the client's address, and that it came by TLS.
    for (const kept of ['x-forwarded-for', 'x-forwarded-proto']) expect(headers.request.remove).not.toContain(kept);
  }
});

test('S-40 scripts of the pages that are named may call, with cookies and tokens, and no others', () => {
  const { http } = specOf(inProduction({ origins: ['https://app.campus.example'] }));
  const policy = {
    corsPolicy: {
      allowOrigins: [{ exact: 'https://app.campus.example' }],
      allowCredentials: true,
      unmatchedPreflights: 'IGNORE',
    },
  };
  expect(http).toMatchObject([policy]);
});

test('S-40 where no pages are named, scripts of others get no leave', () => {
  expect(specOf().http.map((http: object) => 'corsPolicy' in http)).toEqual([false]);
});
