import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

interface Spec {
  readonly project: string;
  readonly source: { readonly path?: string; readonly chart?: string };
}

test.each(ENVIRONMENTS)(
  'C-30 every folder of %s has one Application, and every Application a folder or a chart',
  (id) => {
    const rendered = real(id);
    const folders = new Set(rendered.all.map(({ path }) => `gitops/${path.slice(0, path.lastIndexOf('/'))}`));
    const sources = rendered.of('Application').map(({ spec }) => (spec as unknown as Spec).source);
    const paths = sources.flatMap(({ path }) => path ?? []);
    // Nothing reads the folder of the root: it is applied by hand, once.
    folders.delete(`gitops/${id}/root`);
    expect(paths.sort()).toEqual([...folders].sort());
    expect(sources.filter(({ path, chart }) => !path === !chart)).toEqual([]);
  },
);

test.each(ENVIRONMENTS)('C-30 every Application of %s but the root is held to the project of its environment', (id) => {
  const rendered = real(id);
  const root = id.replace('/', '-');
  const others = rendered.of('Application').filter(({ metadata }) => metadata.name !== root);
  expect(new Set(others.map(({ spec }) => (spec as unknown as Spec).project))).toEqual(new Set([root]));
  expect(rendered.object('AppProject', root).metadata.namespace).toBe('argocd');
});

test.each(ENVIRONMENTS)('C-30 a service of %s is synced to the namespace that its objects are in', (id) => {
  const rendered = real(id);
  for (const { name } of rendered.environment.services) {
    const { destination } = rendered.object('Application', `${id.replace('/', '-')}-${name}`).spec;
    expect(destination.namespace).toBe(rendered.object('Deployment', name).metadata.namespace);
  }
});

describe('the root', () => {
  const root = () => small().object('Application', 'campus-production', 'root');

  test.each(ENVIRONMENTS)('C-30 of %s is one file, which starts everything', (id) => {
    const files = real(id).all.filter(({ path }) => path.startsWith(`${id}/root/`));
    expect(files.map(({ path }) => path)).toEqual([`${id}/root/Application-${id.replace('/', '-')}.yaml`]);
  });

  test('C-30 makes the project and the Applications of the environment', () => {
    const { project, source, destination } = root().spec;
    expect({ project, source, destination }).toMatchInlineSnapshot(`
project: default
source:
  path: gitops/campus/production/argocd
  repoURL: https://github.com/education-platforms/platforms.git
  targetRevision: main
destination:
  namespace: argocd
  server: https://kubernetes.default.svc
`);
  });

  test('C-30 removes what is no longer rendered, and nothing when it is removed itself', () => {
    expect(root().spec.syncPolicy.automated).toEqual({ prune: true, selfHeal: true });
    expect(root().metadata.finalizers).toBeUndefined();
  });

  test('C-30 waits for nothing', () => {
    expect(root().metadata.annotations).toBeUndefined();
  });
});
