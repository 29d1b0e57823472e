import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

interface Http {
  readonly name: string;
  readonly match?: readonly { readonly method: { readonly regex: string } }[];
  readonly timeout?: string;
  readonly retries: {
    readonly attempts: number;
    readonly perTryTimeout?: string;
    readonly retryOn?: string;
    readonly backoff?: string;
  };
}

const requestsTo = (service: object = {}): Http[] =>
  small({ services: { users: service } }).object('VirtualService', 'users').spec.http;

const retried = ({ retries }: Http): string[] => retries.retryOn?.split(',') ?? [];

test('C-12 callers give a write up after its time limit, and repeat it only if it never arrived', () => {
  expect(requestsTo()[1]).toMatchInlineSnapshot(`
name: writes
retries:
  attempts: 2
  backoff: 100ms
  retryOn: connect-failure,refused-stream,reset-before-request
  retryRemoteLocalities: true
route:
  - destination:
      host: users.campus.svc.cluster.local
      port:
        number: 3001
timeout: 15s
`);
});

test('C-12 reads come first, and everything else counts as a write', () => {
  expect(requestsTo().map(({ name, match }) => [name, match])).toEqual([
    ['reads', [{ method: { regex: 'GET|HEAD|OPTIONS' } }]],
    ['writes', undefined],
  ]);
});

// `reset-before-request` is a failure before the request was sent; `reset` may be one after.
const SAFE_FOR_WRITES = ['connect-failure', 'refused-stream', 'reset-before-request'];

test.each(ENVIRONMENTS)('C-12 no write in %s is repeated after it may have arrived', (id) => {
  for (const { spec } of real(id).of('VirtualService')) {
    const writes = (spec as { http: Http[] }).http.filter(({ match }) => !match);
    expect(writes).toHaveLength(1);
    expect(retried(writes[0]!).filter((failure) => !SAFE_FOR_WRITES.includes(failure))).toEqual([]);
  }
});

test('C-12 reads are repeated when no answer came back as well', () => {
  expect(retried(requestsTo()[0]!)).toEqual([...SAFE_FOR_WRITES, 'reset', 'gateway-error']);
});

test('S-30 E-03 reads are not repeated at a service that calls others, or attempts would multiply along the chain', () => {
  const requests = requestsTo({ calls: ['mailer'] });
  expect(requests.map(({ name, match }) => [name, match])).toEqual([['requests', undefined]]);
  expect(retried(requests[0]!)).toEqual(SAFE_FOR_WRITES);
  expect(requests[0]!.retries).not.toHaveProperty('perTryTimeout');
});

test.each(ENVIRONMENTS)('S-30 E-03 in %s reads are repeated after an answer at the end of a chain alone', (id) => {
  const rendered = real(id);
  for (const { name, calls } of rendered.environment.services) {
    const { http } = rendered.object('VirtualService', name).spec as { http: Http[] };
    const afterAnAnswer = http.some((rule) => retried(rule).includes('gateway-error'));
    expect([name, afterAnAnswer]).toEqual([name, calls.length === 0]);
  }
});

test('C-12 retries wait longer each time, from 100 ms', () => {
  expect(requestsTo().map(({ retries }) => retries.backoff)).toEqual(['100ms', '100ms']);
});

test.each([
  ['15s', '5000ms'],
  ['2s', '667ms'],
  ['1m', '20000ms'],
])('C-12 of a time limit of %s a slow read is given a third, and then tried elsewhere', (timeout, perTryTimeout) => {
  const [reads] = requestsTo({ timeout });
  expect(reads?.timeout).toBe(timeout);
  expect(reads?.retries).toMatchObject({ attempts: 2, perTryTimeout, retryRemoteLocalities: true });
});

test('C-12 a slow write is given all the time there is: the service may be at work on it', () => {
  const writes = requestsTo({ timeout: '2s' }).at(-1);
  expect(writes?.timeout).toBe('2s');
  expect(writes?.retries).not.toHaveProperty('perTryTimeout');
});

test('C-12 T-01 websockets come before all else, know no time limit and are not retried', () => {
  const [websockets, ...others] = requestsTo({ keepsOpen: 'websockets' });
  expect(websockets).toEqual({
    name: 'websockets',
    match: [{ headers: { upgrade: { regex: '(?i)websocket' } } }],
    route: [{ destination: { host: 'users.campus.svc.cluster.local', port: { number: 3001 } } }],
    retries: { attempts: 0 },
  });
  expect(others).toEqual(requestsTo());
});

test('C-12 of a service that keeps nothing open, websockets are requests like any other', () => {
  expect(requestsTo().map(({ name }) => name)).toEqual(['reads', 'writes']);
});

test.each([
  [undefined, 1024],
  [100, 1024],
  [500, 2000],
])('C-12 where each of 4 pods takes %p open connections, one caller may hold %d', (perPod, maxConnections) => {
  const scale = perPod === undefined ? {} : { demand: { openConnections: { metric: 'chats', perPod } } };
  const { trafficPolicy } = small({ services: { users: { scale } } }).object('DestinationRule', 'users').spec;
  expect(trafficPolicy.connectionPool.tcp.maxConnections).toBe(maxConnections);
});

test('C-12 the rules hold for callers inside the mesh, at the full name and port of the service', () => {
  const { hosts, gateways, http } = small().object('VirtualService', 'users').spec;
  const host = 'users.campus.svc.cluster.local';
  expect([hosts, gateways]).toEqual([[host], ['mesh']]);
  for (const { route } of http) expect(route).toEqual([{ destination: { host, port: { number: 3001 } } }]);
});

test('C-12 a service is spared: what waits for it is bounded, and pods that fail are left out for a while', () => {
  const { connectionPool, outlierDetection } = small().object('DestinationRule', 'users').spec.trafficPolicy;
  expect({ connectionPool, outlierDetection }).toMatchInlineSnapshot(`
connectionPool:
  http:
    http1MaxPendingRequests: 512
    http2MaxRequests: 2048
    maxRetries: 32
  tcp:
    connectTimeout: 3s
    maxConnections: 1024
    tcpKeepalive:
      interval: 60s
      time: 300s
outlierDetection:
  baseEjectionTime: 30s
  consecutive5xxErrors: 0
  consecutiveGatewayErrors: 5
  interval: 10s
  maxEjectionPercent: 50
`);
});

test('S-30 E-03 of a service that passes on what others answer, only pods that cannot be reached are left out', () => {
  const { outlierDetection } = small().object('DestinationRule', 'gateway').spec.trafficPolicy;
  expect(outlierDetection).toMatchInlineSnapshot(`
baseEjectionTime: 30s
consecutive5xxErrors: 0
consecutiveGatewayErrors: 0
consecutiveLocalOriginFailures: 5
interval: 10s
maxEjectionPercent: 50
splitExternalLocalOriginErrors: true
`);
});

test('C-12 callers speak mutual TLS and prefer pods of their own zone', () => {
  const { host, trafficPolicy } = small().object('DestinationRule', 'users').spec;
  expect(host).toBe('users.campus.svc.cluster.local');
  expect(trafficPolicy.tls).toEqual({ mode: 'ISTIO_MUTUAL' });
  expect(trafficPolicy.loadBalancer).toEqual({ simple: 'LEAST_REQUEST', localityLbSetting: { enabled: true } });
});

const cors = (overrides: Parameters<typeof small>[0], service = 'gateway') =>
  small(overrides)
    .object('VirtualService', service)
    .spec.http.map(({ corsPolicy }: { corsPolicy?: unknown }) => corsPolicy);

const PAGES = { environments: { production: { origins: ['https://app.example'] } } } as const;

test('T-04 behind NGINX scripts of the pages that are named may call services with routes, those of others not', () => {
  const policies = cors(PAGES);
  expect(policies).toHaveLength(1);
  for (const policy of policies) {
    expect(policy).toMatchObject({
      allowOrigins: [{ exact: 'https://app.example' }],
      allowCredentials: true,
      unmatchedPreflights: 'IGNORE',
    });
  }
});

test('T-04 no script of another page calls a service without routes, or one where no page is named', () => {
  expect(cors(PAGES, 'users')).toEqual([undefined, undefined]);
  expect(cors({})).toEqual([undefined]);
});

test('T-04 the page of edtech-assistant is the only one that may call it', () => {
  const { http } = real('edtech-assistant/production').object('VirtualService', 'api-gateway').spec;
  expect(http.map(({ corsPolicy }: { corsPolicy: { allowOrigins: unknown } }) => corsPolicy.allowOrigins)).toEqual(
    Array(2).fill([{ exact: 'https://app.edtech-assistant.example.com' }]),
  );
});

test('E-02 other proxies of the edge answer preflights themselves', () => {
  expect(cors({ ...PAGES, edge: { proxy: 'kong' } })).toEqual([undefined]);
});

test('T-01 who comes back to a conversation finds its pod by a cookie, whatever the zone', () => {
  const { loadBalancer } = small({ services: { gateway: { keepsOpen: 'websockets' } } }).object(
    'DestinationRule',
    'gateway',
  ).spec.trafficPolicy;
  expect(loadBalancer).toMatchInlineSnapshot(`
consistentHash:
  httpCookie:
    name: gateway-affinity
    attributes:
      - name: Secure
      - name: HttpOnly
      - name: SameSite
        value: None
    path: /
    ttl: 0s
localityLbSetting:
  enabled: false
`);
});
