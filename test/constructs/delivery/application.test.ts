import { CATALOGUE } from '../../../charts/constructs/controllers/catalogue';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

interface Automated {
  readonly syncPolicy: { readonly automated: { readonly prune: boolean } };
  readonly source: { readonly helm: object };
}

test.each(ENVIRONMENTS)(
  'C-30 every Application of %s syncs by itself, undoes changes by hand and tries again',
  (id) => {
    for (const { metadata, spec } of real(id).of('Application')) {
      const { automated, retry, syncOptions } = (spec as { syncPolicy: Record<string, unknown> }).syncPolicy;
      expect(automated).toMatchObject({ selfHeal: true });
      // The root brings up an empty cluster, in which what waits for an operator counts as degraded: it never gives up.
      const limit = metadata.name === real(id).environment.id.replace('/', '-') ? -1 : 10;
      expect(retry).toEqual({ limit, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } });
      expect(syncOptions).toContain('ServerSideApply=true');
    }
  },
);

test('C-30 an Application syncs like this', () => {
  expect(small().object('Application', 'campus-production-users').spec.syncPolicy).toMatchInlineSnapshot(`
automated:
  prune: true
  selfHeal: true
retry:
  backoff:
    duration: 10s
    factor: 2
    maxDuration: 3m
  limit: 10
syncOptions:
  - ServerSideApply=true
  - ApplyOutOfSyncOnly=true
  - FailOnSharedResource=true
  - PruneLast=true
  - RespectIgnoreDifferences=true
`);
});

test('C-30 an Application is where Argo CD looks for it, and remembers ten revisions to go back to', () => {
  const { metadata, spec } = small().object('Application', 'campus-production-users');
  expect([metadata.namespace, spec.revisionHistoryLimit]).toEqual(['argocd', 10]);
});

test('C-30 a component is read from its folder, at the one repository and branch', () => {
  expect(small().object('Application', 'campus-production-users').spec.source).toEqual({
    repoURL: 'https://github.com/education-platforms/platforms.git',
    targetRevision: 'main',
    path: 'gitops/campus/production/users',
  });
});

test('C-30 an Application is synced to the cluster that Argo CD runs in', () => {
  expect(small().object('Application', 'campus-production-users').spec.destination).toEqual({
    server: 'https://kubernetes.default.svc',
    namespace: 'campus',
  });
});

test.each(['users', 'mesh', 'guardrails', 'cluster'])(
  'C-30 removing %s removes its objects, in the foreground',
  (name) => {
    const { metadata, spec } = small().object('Application', `campus-production-${name}`);
    expect(metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io/foreground']);
    expect(spec.syncPolicy.automated.prune).toBe(true);
  },
);

test.each(['data', 'istio-base', 'prometheus-operator-crds'])(
  'C-30 removing %s leaves what it made, data and definitions, alone',
  (name) => {
    const { metadata, spec } = small().object('Application', `campus-production-${name}`);
    expect(metadata.finalizers).toBeUndefined();
    expect(spec.syncPolicy.automated.prune).toBe(false);
  },
);

test.each(['istiod', 'metrics-server'])('C-30 removing %s is done by hand, as definitions may go with it', (name) => {
  const { metadata, spec } = small().object('Application', `campus-production-${name}`);
  expect(metadata.finalizers).toBeUndefined();
  expect(spec.syncPolicy.automated.prune).toBe(true);
});

test.each(Object.entries(CATALOGUE).filter(([, release]) => 'definitions' in release))(
  'C-33 definitions stay when %s no longer brings them: it is not pruned, or they are marked',
  (release) => {
    const applications = ENVIRONMENTS.flatMap((id) => real(id).of('Application')).filter(({ metadata }) =>
      metadata.name.endsWith(`-${release}`),
    );
    for (const { spec } of applications) {
      const { syncPolicy, source } = spec as unknown as Automated;
      const marked = JSON.stringify(source.helm).includes('"argocd.argoproj.io/sync-options":"Prune=false');
      expect(syncPolicy.automated.prune).toBe(marked);
    }
  },
);

test('C-31 what a controller writes into its own objects is no difference', () => {
  const { spec } = small().object('Application', 'campus-production-istiod');
  expect(spec.syncPolicy.syncOptions).toContain('RespectIgnoreDifferences=true');
  expect(spec.ignoreDifferences).toMatchInlineSnapshot(`
- group: admissionregistration.k8s.io
  kind: MutatingWebhookConfiguration
  jqPathExpressions:
    - .webhooks[]?.clientConfig.caBundle
- group: admissionregistration.k8s.io
  kind: ValidatingWebhookConfiguration
  jqPathExpressions:
    - .webhooks[]?.clientConfig.caBundle
`);
});

test('C-31 so is what istiod writes into the webhook that comes with its definitions', () => {
  const differences = (name: string) =>
    small().object('Application', `campus-production-${name}`).spec.ignoreDifferences;
  expect(differences('istio-base')).toEqual(differences('istiod'));
});

test('C-31 of what is rendered here every difference counts', () => {
  expect(small().object('Application', 'campus-production-users').spec.ignoreDifferences).toBeUndefined();
});
