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
- metrics-server
- prometheus-operator-crds
- kube-prometheus-stack
`);
});

test('C-33 KEDA is there where a service scales on demand, and nowhere else', () => {
  expect(releases()).not.toContain('keda');
  expect(releases({ services: { users: { scale: { demand: { requestsPerSecond: 50 } } } } })).toContain('keda');
});

test('C-33 Kong is there where it is the edge, and nowhere else', () => {
  expect(releases()).not.toContain('kong');
  expect(releases({ edge: { proxy: 'kong', namespace: 'kong' } })).toContain('kong');
});

test.each(ENVIRONMENTS)("C-33 every chart of %s is upstream's, at an exact version and with explicit values", (id) => {
  const charts = chartsOf(real(id));
  expect(charts.length).toBeGreaterThan(0);
  for (const { repoURL, targetRevision, helm } of charts) {
    expect(repoURL).toMatch(/^https:\/\//);
    expect(targetRevision).toMatch(/^\d+\.\d+\.\d+$/);
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
