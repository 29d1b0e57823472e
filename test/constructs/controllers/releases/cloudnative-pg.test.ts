import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const application = (name: string) => small().object('Application', `campus-production-${name}`);

const values = (name: string) => application(name).spec.source.helm.valuesObject;

test('C-33 CloudNativePG and its plugin are there where a datastore is PostgreSQL, and nowhere else', () => {
  const installed = (id: string) =>
    real(id)
      .of('Application')
      .map(({ metadata }) => metadata.name.replace(/^.*?-(production|staging|prod|dev)-/, ''));
  expect(installed('azora/production')).toEqual(expect.arrayContaining(['cloudnative-pg', 'barman-cloud-plugin']));
  expect(installed('scalable-aws/prod')).not.toContain('cloudnative-pg');
});

test('C-33 the operator runs twice and watches the namespace of the datastores only', () => {
  expect(values('cloudnative-pg')).toMatchObject({
    replicaCount: 2,
    config: { clusterWide: true, data: { WATCH_NAMESPACE: 'campus-data' } },
  });
});

test('a new operator restarts no instance for its own sake', () => {
  expect(values('cloudnative-pg').config.data.ENABLE_INSTANCE_MANAGER_INPLACE_UPDATES).toBe('true');
});

test('C-33 the plugin comes after who issues its certificates, and both before the datastores', () => {
  const wave = (name: string) => Number(application(name).metadata.annotations['argocd.argoproj.io/sync-wave']);
  expect(wave('barman-cloud-plugin')).toBeGreaterThan(wave('cert-manager'));
  expect(wave('records')).toBeGreaterThan(wave('barman-cloud-plugin'));
  expect(wave('records')).toBeGreaterThan(wave('cloudnative-pg'));
});

test('C-06 C-33 operator side and sidecar of the plugin are of one version, by digest', () => {
  const { image, sidecarImage } = values('barman-cloud-plugin');
  expect([image.tag, sidecarImage.tag].map((tag) => tag.split('@sha256:')[0])).toEqual(['v0.14.0', 'v0.14.0']);
  for (const { tag } of [image, sidecarImage]) expect(tag).toMatch(/@sha256:[0-9a-f]{64}$/);
});

test('C-02 both have requests and limits', () => {
  for (const name of ['cloudnative-pg', 'barman-cloud-plugin']) {
    expect(Object.keys(values(name).resources).sort()).toEqual(['limits', 'requests']);
  }
});

test('C-10 the operator asks the plugin at 9090, and nobody else does', () => {
  const { ingress } = small().object('NetworkPolicy', 'barman-cloud-plugin').spec;
  expect(ingress).toMatchInlineSnapshot(`
- from:
    - podSelector:
        matchLabels:
          app.kubernetes.io/name: cloudnative-pg
  ports:
    - port: 9090
      protocol: TCP
`);
});
