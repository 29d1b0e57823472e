import type { Platform } from '../../../../charts/model/platform';
import type { Part } from '../../../fixtures/merge';
import { ENVIRONMENTS, real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const NAME = 'aws-load-balancer-controller';

const BEHIND_ALB = { proxy: 'istio-gateway', loadBalancer: 'aws-application', limits: undefined } as const;

const valuesOf = (edge: Part<Platform['edge']> = {}) =>
  small({ edge }).object('Application', `campus-production-${NAME}`).spec.source.helm.valuesObject;

test.each(ENVIRONMENTS)('C-33 %s has a controller of AWS exactly where AWS makes its load balancer', (id) => {
  const { environment, of } = { environment: real(id).environment, of: real(id).of('Application') };
  const there = of.some(({ metadata }) => metadata.name.endsWith(NAME));
  expect(there).toBe(environment.platform.edge.loadBalancer !== 'provider');
});

test('S-10 it is told cluster, region and network, so that it asks no node', () => {
  const { clusterName, region, vpcTags } = valuesOf();
  expect({ clusterName, region, vpcTags }).toEqual({
    clusterName: 'campus-production',
    region: 'eu-central-1',
    vpcTags: { Name: 'campus-production' },
  });
});

test('S-13 what it makes says whose it is and what pays for it', () => {
  expect(valuesOf().defaultTags).toEqual({
    'app.kubernetes.io/part-of': 'campus',
    environment: 'production',
    team: 'campus',
    'cost-center': 'education',
  });
});

test('S-40 it has a role of its own in AWS', () => {
  expect(valuesOf().serviceAccount.annotations).toEqual({
    'eks.amazonaws.com/role-arn': `arn:aws:iam::123456789012:role/campus-production-${NAME}`,
  });
});

test.each([
  ['nginx', 'nginx-ingress'],
  ['kong', 'istio-ingress'],
] as const)(
  'S-40 with %s it watches %s, makes load balancers of Services there, and has no class of Ingresses',
  (proxy, namespace) => {
    const { watchNamespace, createIngressClassResource, controllerConfig } = valuesOf({ proxy });
    expect([watchNamespace, createIngressClassResource]).toEqual([namespace, false]);
    expect(controllerConfig.featureGates.EnableServiceController).toBe(true);
  },
);

test('S-10 S-40 behind an application load balancer it takes Ingresses of one namespace, and no Services', () => {
  const { ingressClassParams, createIngressClassResource, webhookConfig, controllerConfig } = valuesOf(BEHIND_ALB);
  const there = { matchLabels: { 'kubernetes.io/metadata.name': 'istio-ingress' } };
  expect([createIngressClassResource, ingressClassParams.spec.namespaceSelector]).toEqual([true, there]);
  expect(webhookConfig.ingressValidationNamespaceSelector).toEqual(there);
  expect(controllerConfig.featureGates.EnableServiceController).toBe(false);
});

test('S-40 Argo CD may make a class of Ingresses only where there is one', () => {
  const kinds = (edge: Part<Platform['edge']>) =>
    small({ edge })
      .object('AppProject', 'campus-production')
      .spec.clusterResourceWhitelist.map(({ kind }: { kind: string }) => kind);
  expect(kinds(BEHIND_ALB)).toContain('IngressClassParams');
  expect(kinds({})).not.toContain('IngressClassParams');
});

test('C-31 its certificate is not made anew at each sync, and Services elsewhere do not wait for it', () => {
  const { enableCertManager, enableServiceMutatorWebhook } = valuesOf();
  expect([enableCertManager, enableServiceMutatorWebhook]).toEqual([true, false]);
});

test('S-40 it talks to Kubernetes and to AWS, and the API server to its webhooks', () => {
  const { ingress, egress } = small().object('NetworkPolicy', NAME).spec;
  const ports = (rules: { ports: { port: number }[] }[]) => rules.flatMap((rule) => rule.ports.map(({ port }) => port));
  expect([ports(ingress), ports(egress)]).toEqual([
    [9443, 8080],
    [53, 53, 443, 443],
  ]);
});

test('C-31 it comes after those who issue its certificate, and before what it makes load balancers of', () => {
  const wave = (name: string) =>
    Number(
      small({ edge: BEHIND_ALB }).object('Application', `campus-production-${name}`).metadata.annotations[
        'argocd.argoproj.io/sync-wave'
      ],
    );
  expect(wave('cert-manager')).toBeLessThan(wave(NAME));
  expect(wave(NAME)).toBeLessThan(wave('edge'));
});
