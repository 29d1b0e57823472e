import type { Manifest } from '../../../charts/model/manifest';
import type { ApplicationProps } from '../../../imports/argoproj.io';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

/** Namespaces of controllers that an environment makes. */
const namespacesOf = (id: string): string[] =>
  real(id)
    .all.filter(({ path, manifest }) => path.includes('/cluster/') && manifest.kind === 'Namespace')
    .map(({ manifest }) => manifest.metadata.name);

const isChart = ({ spec }: Manifest): boolean => (spec as ApplicationProps['spec']).source?.chart !== undefined;

const namespaceOf = ({ spec }: Manifest): string => (spec as ApplicationProps['spec']).destination.namespace!;

const inNamespace = (id: string, kind: string, namespace: string) =>
  real(id)
    .of(kind)
    .filter(({ metadata }) => metadata.namespace === namespace);

test.each(ENVIRONMENTS)('C-20 in %s each namespace that a chart is installed in is made, but for kube-system', (id) => {
  const needed = new Set(real(id).of('Application').filter(isChart).map(namespaceOf));
  expect([...namespacesOf(id), 'kube-system'].sort()).toEqual([...needed.add('kube-system')].sort());
});

test.each(ENVIRONMENTS)('C-20 in %s each namespace of controllers has a quota, limits and denies by default', (id) => {
  const bounds = namespacesOf(id).map((namespace) => ({
    namespace,
    quotas: inNamespace(id, 'ResourceQuota', namespace).length,
    limits: inNamespace(id, 'LimitRange', namespace).length,
    denied: inNamespace(id, 'NetworkPolicy', namespace).find(({ metadata }) => metadata.name === 'default-deny')?.spec,
  }));
  expect(bounds).toEqual(
    namespacesOf(id).map((namespace) => ({
      namespace,
      quotas: 1,
      limits: 1,
      denied: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    })),
  );
});

test.each(ENVIRONMENTS)('C-10 in %s no controller is open to the internet, but where the load balancer sends', (id) => {
  const open = real(id)
    .of('NetworkPolicy')
    .filter(({ spec }) => JSON.stringify((spec as { ingress?: unknown }).ingress ?? []).includes('0.0.0.0/0'))
    .map(({ metadata }) => metadata.namespace);
  expect(open.filter((namespace) => namespace !== 'nginx-ingress' && namespace !== 'istio-ingress')).toEqual([]);
});

test.each(ENVIRONMENTS)('S-40 in %s whoever may reach the internet is kept from the metadata of nodes', (id) => {
  const blocks = real(id)
    .of('NetworkPolicy')
    .flatMap(({ spec }) => JSON.stringify(spec).match(/\{"ipBlock":\{"cidr":"0\.0\.0\.0\/0".*?\}\}/g) ?? []);
  const kept = blocks.filter((block) => block.includes('except'));
  expect(new Set(kept.map((block) => block.includes('169.254.0.0/16')))).toEqual(new Set([true]));
});

test.each(ENVIRONMENTS)('C-10 in %s the Kubernetes API is reached by address, never by "anywhere"', (id) => {
  const { apiServer } = real(id).environment;
  const egress = real(id).object('NetworkPolicy', 'istiod').spec.egress[0];
  expect(egress.to.map(({ ipBlock }: { ipBlock: { cidr: string } }) => ipBlock.cidr)).toEqual([
    ...apiServer.cidrs,
    apiServer.service,
  ]);
});

test('C-20 the agent of the mesh is of a class that Google admits by a quota that names it', () => {
  expect(
    small().all.find(({ path }) => path.endsWith('ResourceQuota-istio-cni.controllers.yaml'))?.manifest.spec,
  ).toMatchInlineSnapshot(`
hard:
  pods: "200"
scopeSelector:
  matchExpressions:
    - operator: In
      scopeName: PriorityClass
      values:
        - system-node-critical
`);
});

test('C-10 the mesh injects where the API server asks, and hands configuration to pods of the mesh only', () => {
  expect(small().object('NetworkPolicy', 'istiod').spec.ingress).toMatchInlineSnapshot(`
- from:
    - ipBlock:
        cidr: 10.0.100.0/24
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: kube-system
      podSelector:
        matchLabels:
          k8s-app: konnectivity-agent
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: kube-system
      podSelector:
        matchLabels:
          app: konnectivity-agent
  ports:
    - port: 15017
      protocol: TCP
- from:
    - namespaceSelector:
        matchLabels:
          istio-injection: enabled
  ports:
    - port: 15012
      protocol: TCP
- from:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: monitoring
      podSelector:
        matchLabels:
          app.kubernetes.io/name: prometheus
  ports:
    - port: 15014
      protocol: TCP
`);
});
