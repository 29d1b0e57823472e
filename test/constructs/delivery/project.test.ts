import { CATALOGUE } from '../../../charts/constructs/controllers/catalogue';
import { controllersOf } from '../../../charts/constructs/controllers/selection';
import { groupOf, isClusterScoped } from '../../../charts/model/manifest';
import { ENVIRONMENTS, type RenderedEnvironment, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

interface Kind {
  readonly group: string;
  readonly kind: string;
}

interface Spec {
  readonly sourceRepos: readonly string[];
  readonly destinations: readonly { readonly server: string; readonly namespace: string }[];
  readonly clusterResourceWhitelist: readonly Kind[];
  readonly namespaceResourceWhitelist: readonly Kind[];
}

const project = (rendered: RenderedEnvironment): Spec =>
  rendered.object('AppProject', rendered.environment.id.replace('/', '-')).spec;

const names = (kinds: readonly Kind[]): string[] => kinds.map(({ group, kind }) => `${group}/${kind}`);

/** What the Applications under the project render, or have upstream charts render, besides Argo CD's own objects. */
const delivered = ({ all }: RenderedEnvironment) =>
  all.map(({ manifest }) => manifest).filter(({ apiVersion }) => groupOf(apiVersion) !== 'argoproj.io');

test('C-30 a project permits these kinds of the whole cluster', () => {
  expect(names(project(small()).clusterResourceWhitelist)).toMatchInlineSnapshot(`
- /Namespace
- admissionregistration.k8s.io/MutatingWebhookConfiguration
- admissionregistration.k8s.io/ValidatingWebhookConfiguration
- apiextensions.k8s.io/CustomResourceDefinition
- apiregistration.k8s.io/APIService
- cert-manager.io/ClusterIssuer
- networking.k8s.io/IngressClass
- rbac.authorization.k8s.io/ClusterRole
- rbac.authorization.k8s.io/ClusterRoleBinding
- scheduling.k8s.io/PriorityClass
- snapshot.storage.k8s.io/VolumeSnapshotClass
- storage.k8s.io/StorageClass
`);
});

test('C-30 a project comes before what it permits, and says what it is for', () => {
  const { metadata, spec } = small().object('AppProject', 'campus-production');
  expect(metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '-10' });
  expect(spec.description).toBe('campus in production');
});

describe.each(ENVIRONMENTS)('of %s', (id) => {
  const rendered = real(id);
  const controllers = controllersOf(rendered.environment);

  test('C-30 permits exactly the sources that its Applications read', () => {
    const read = rendered.of('Application').map(({ spec }) => (spec as { source: { repoURL: string } }).source.repoURL);
    expect(project(rendered).sourceRepos).toEqual([...new Set(read)].sort());
  });

  test('C-30 permits exactly the namespaces that are written to, in its own cluster', () => {
    const { destinations } = project(rendered);
    const written = new Set([
      ...delivered(rendered).flatMap(({ metadata }) => metadata.namespace ?? []),
      ...controllers.flatMap(({ release, alsoIn = [] }) => [CATALOGUE[release].namespace, ...alsoIn]),
    ]);
    expect(new Set(destinations.map(({ server }) => server))).toEqual(new Set(['https://kubernetes.default.svc']));
    expect(destinations.map(({ namespace }) => namespace)).toEqual([...written].sort());
  });

  test('C-30 permits exactly the kinds that are rendered here or by the charts of its controllers', () => {
    const { clusterResourceWhitelist, namespaceResourceWhitelist } = project(rendered);
    const kinds = { cluster: new Set<string>(), namespaced: new Set<string>() };
    for (const { apiVersion, kind } of delivered(rendered)) {
      const group = groupOf(apiVersion);
      kinds[isClusterScoped(group, kind) ? 'cluster' : 'namespaced'].add(`${group}/${kind}`);
    }
    for (const controller of controllers) {
      for (const kind of controller.kinds.cluster) kinds.cluster.add(kind);
      for (const kind of controller.kinds.namespaced) kinds.namespaced.add(kind);
    }
    expect(names(clusterResourceWhitelist)).toEqual([...kinds.cluster].sort());
    expect(names(namespaceResourceWhitelist)).toEqual([...kinds.namespaced].sort());
  });

  test('C-30 permits no source, namespace or kind by wildcard', () => {
    expect(JSON.stringify(project(rendered))).not.toContain('*');
  });

  test('C-30 C-42 permits neither Secrets nor projects and Applications', () => {
    const { namespaceResourceWhitelist } = project(rendered);
    expect(
      namespaceResourceWhitelist.filter(({ kind }) => ['Secret', 'AppProject', 'Application'].includes(kind)),
    ).toEqual([]);
  });
});
