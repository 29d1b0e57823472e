import type { Manifest } from '../../../charts/model/manifest';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

const annotationsOf = ({ metadata }: Manifest) =>
  (metadata as { annotations?: Readonly<Record<string, string>> }).annotations ?? {};

const levelsOf = ({ metadata }: Manifest): string[] =>
  ['enforce', 'audit', 'warn'].map((mode) => metadata.labels?.[`pod-security.kubernetes.io/${mode}`] ?? 'none');

test('C-20 a weaker level than restricted states why', () => {
  const { labels, annotations } = small().object('Namespace', 'istio-cni').metadata;
  const level = Object.fromEntries(Object.entries(labels).filter(([key]) => key.startsWith('pod-security')));
  expect({ level, annotations }).toMatchInlineSnapshot(`
level:
  pod-security.kubernetes.io/audit: privileged
  pod-security.kubernetes.io/enforce: privileged
  pod-security.kubernetes.io/warn: privileged
annotations:
  argocd.argoproj.io/sync-options: Prune=false,Delete=false
  pod-security-level-reason: The agent installs itself into the container runtime of each node and enters the network namespaces of pods
`);
});

test.each(ENVIRONMENTS)(
  'C-20 every namespace of %s enforces, audits and warns alike: restricted, or for a reason not',
  (id) => {
    for (const namespace of real(id).of('Namespace')) {
      const [enforce, ...others] = levelsOf(namespace);
      const reason = annotationsOf(namespace)['pod-security-level-reason'];
      expect(others).toEqual([enforce, enforce]);
      expect(['restricted', 'privileged']).toContain(enforce);
      expect(reason === undefined).toBe(enforce === 'restricted');
    }
  },
);

test.each(ENVIRONMENTS)('C-20 only the agent of the mesh is given a weaker level in %s', (id) => {
  const weaker = real(id)
    .of('Namespace')
    .filter((namespace) => levelsOf(namespace)[0] !== 'restricted');
  expect(weaker.map(({ metadata }) => metadata.name)).toEqual(['istio-cni']);
});

test.each(ENVIRONMENTS)('C-30 Argo CD removes no namespace of %s, and so nothing in it', (id) => {
  for (const namespace of real(id).of('Namespace')) {
    expect(annotationsOf(namespace)['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  }
});

test.each([
  ['campus', 'enabled'],
  ['campus-data', 'disabled'],
  ['istio-system', 'disabled'],
  ['monitoring', 'disabled'],
])('C-12 for pods of %s sidecars are %s', (namespace, injection) => {
  expect(small().object('Namespace', namespace).metadata.labels['istio-injection']).toBe(injection);
});
