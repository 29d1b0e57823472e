import { CATALOGUE, type Release } from '../../../charts/constructs/controllers/catalogue';
import { controllersOf } from '../../../charts/constructs/controllers/selection';
import { CONTROLLER_NAMESPACES } from '../../../charts/model/components';
import { EDGE_PROXIES, MESH_GATEWAY } from '../../../charts/model/edge';
import { PROMETHEUS } from '../../../charts/model/prometheus';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

interface Spec {
  readonly source: {
    readonly repoURL: string;
    readonly chart?: string;
    readonly targetRevision: string;
    readonly helm?: { readonly releaseName: string; readonly valuesObject?: object };
  };
}

const chartsOf = (rendered: ReturnType<typeof small>): Spec['source'][] =>
  rendered
    .of('Application')
    .map(({ spec }) => (spec as unknown as Spec).source)
    .filter(({ chart }) => chart !== undefined);

const releases = (overrides?: Parameters<typeof small>[0]) =>
  chartsOf(small(overrides)).map(({ helm }) => helm?.releaseName);

test('C-33 every environment has the controllers that its services rely on', () => {
  expect(releases()).toMatchInlineSnapshot(`
- istio-base
- istio-cni
- istiod
- prometheus-operator-crds
- kube-prometheus-stack
- cert-manager
- external-dns
- metrics-server
- aws-load-balancer-controller
- nginx-ingress
- external-secrets
- snapshot-controller
- velero
- strimzi-kafka-operator
- cloudnative-pg
- barman-cloud-plugin
`);
});

test('C-33 KEDA is there where a service scales on demand, and nowhere else', () => {
  expect(releases()).not.toContain('keda');
  expect(releases({ services: { users: { scale: { demand: { requestsPerSecond: 50 } } } } })).toContain('keda');
});

test('C-33 Kong is there where it is the edge, and nowhere else', () => {
  expect(releases()).not.toContain('kong');
  expect(releases({ edge: { proxy: 'kong' } })).toContain('kong');
});

test.each(ENVIRONMENTS)("C-33 every chart of %s is upstream's, at an exact version and with explicit values", (id) => {
  const charts = chartsOf(real(id));
  expect(charts.length).toBeGreaterThan(0);
  for (const { repoURL, targetRevision, helm } of charts) {
    // Without a scheme it is an OCI registry's, which is read by HTTPS as well.
    expect(repoURL).toMatch(/^https:\/\/|^[a-z0-9.-]+\/[a-z0-9/-]+$/);
    expect(targetRevision).toMatch(EXACT);
    expect(helm?.valuesObject).toBeDefined();
  }
});

test('C-33 charts are at the same versions everywhere', () => {
  const versions = new Map<string, Set<string>>();
  for (const { chart, targetRevision } of ENVIRONMENTS.flatMap((id) => chartsOf(real(id)))) {
    versions.set(chart!, (versions.get(chart!) ?? new Set()).add(targetRevision));
  }
  expect([...versions].filter(([, all]) => all.size > 1)).toEqual([]);
});

/** Some projects write a "v" before their charts' versions. */
const EXACT = /^v?\d+\.\d+\.\d+$/;

const RELEASES: readonly [name: string, release: Release][] = Object.entries(CATALOGUE);

test.each(RELEASES)('C-33 %s is pinned to an exact version', (_, { version }) => {
  expect(version).toMatch(EXACT);
});

// Chart.yaml of `ingress` says which version of `kong` it consists of; the kinds have to be those of that version.
test('C-33 Kong and its kinds move together', () => {
  const kong = chartsOf(small({ edge: { proxy: 'kong' } })).filter(({ repoURL }) => repoURL.includes('konghq'));
  expect(kong.map(({ chart, targetRevision }) => `${chart} ${targetRevision}`)).toEqual([
    'kong 3.2.0',
    'ingress 0.24.0',
  ]);
});

test('C-33 every release of the catalogue is installed in some environment', () => {
  const installed = ENVIRONMENTS.flatMap((id) => controllersOf(real(id).environment)).map(({ release }) => release);
  expect(RELEASES.map(([name]) => name).filter((name) => !installed.some((release) => release === name))).toEqual([]);
});

test.each(RELEASES)('C-20 no platform may take the namespace of %s', (_, { namespace }) => {
  expect(CONTROLLER_NAMESPACES).toContain(namespace);
});

test('C-33 whoever is told of a controller finds it where its chart is installed', () => {
  expect([EDGE_PROXIES.nginx, EDGE_PROXIES.kong, MESH_GATEWAY, PROMETHEUS].map(({ namespace }) => namespace)).toEqual([
    CATALOGUE['nginx-ingress'].namespace,
    CATALOGUE.kong.namespace,
    CATALOGUE['istio-ingress'].namespace,
    CATALOGUE['kube-prometheus-stack'].namespace,
  ]);
});
