import { behindKong } from '../../../fixtures/kong';
import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const PLUGINS = ['correlation-id', 'prometheus', 'rate-limiting', 'request-size-limiting'];

const configOf = (plugin: string, limits: object = {}) =>
  behindKong({ edge: { limits } }).object('KongClusterPlugin', plugin).config;

test.each(PLUGINS)('E-04 %s holds for every request', (name) => {
  const { metadata, plugin } = real('educational-platform/production').object('KongClusterPlugin', name);
  expect([plugin, metadata.namespace, metadata.labels.global]).toEqual([name, undefined, 'true']);
  // Kong's controller passes over what names no class.
  expect(metadata.annotations).toEqual({ 'kubernetes.io/ingress.class': 'kong' });
});

test('E-04 there are these for every request, and no others', () => {
  const names = behindKong()
    .of('KongClusterPlugin')
    .map(({ metadata }) => metadata.name);
  expect(names.sort()).toEqual(PLUGINS);
  expect(small().of('KongClusterPlugin')).toEqual([]);
});

test('E-04 a client is bounded by its address, each pod of Kong counting for itself', () => {
  expect(configOf('rate-limiting', { requestsPerSecond: 50, burst: 100 })).toMatchInlineSnapshot(`
error_code: 429
error_message: Too many requests
fault_tolerant: true
hide_client_headers: false
limit_by: ip
minute: 3000
policy: local
second: 100
`);
});

test('E-04 a client that is bounded at one pod comes to that pod', () => {
  const { loadBalancer } = behindKong().object('DestinationRule', 'kong', 'edge').spec.trafficPolicy;
  expect(loadBalancer).toEqual({ consistentHash: { useSourceIp: true }, localityLbSetting: { enabled: false } });
});

test('E-04 a minute allows no less than a second, which Kong would refuse', () => {
  expect(configOf('rate-limiting', { requestsPerSecond: 1, burst: 1000 })).toMatchObject({
    second: 1000,
    minute: 1000,
  });
});

test('E-04 a request may be as large as the platform says, in Kong and before it', () => {
  expect(configOf('request-size-limiting', { bodyMegabytes: 7 })).toEqual({
    allowed_payload_size: 7,
    size_unit: 'megabytes',
    require_content_length: false,
  });
});

test('E-04 a request keeps the name that the gateway of the mesh gave it', () => {
  expect(configOf('correlation-id')).toEqual({
    header_name: 'X-Request-ID',
    generator: 'uuid',
    echo_downstream: true,
  });
});

test('E-04 Kong counts answers by code, and measures their time and size', () => {
  expect(configOf('prometheus')).toMatchObject({
    status_code_metrics: true,
    latency_metrics: true,
    bandwidth_metrics: true,
  });
});
