import { small } from '../../../fixtures/small';

type Overrides = Parameters<typeof small>[0];

const BEHIND_AWS: Overrides = { edge: { proxy: 'istio-gateway', loadBalancer: 'aws-application', limits: undefined } };

const applicationOf = (name: string, overrides?: Overrides) =>
  small(overrides).object('Application', `campus-production-${name}`);

const valuesOf = (name: string, overrides?: Overrides) => applicationOf(name, overrides).spec.source.helm.valuesObject;

const releases = (overrides?: Overrides) =>
  small(overrides)
    .of('Application')
    .map(({ metadata }) => metadata.name.replace('campus-production-', ''));

const firewall = (name: string, overrides?: Overrides) =>
  small(overrides).object('NetworkPolicy', name, 'cluster').spec;

const INTERNET = expect.objectContaining({
  ports: [{ protocol: 'TCP', port: 443 }],
  to: [expect.objectContaining({ ipBlock: expect.objectContaining({ cidr: '0.0.0.0/0' }) })],
});

test('C-33 each part of cert-manager outlives a node, and nobody changes a Certificate unseen', () => {
  const { replicaCount, webhook, cainjector, podDisruptionBudget } = valuesOf('cert-manager');
  expect([replicaCount, webhook.replicaCount, cainjector.replicaCount]).toEqual([2, 3, 2]);
  for (const budget of [podDisruptionBudget, webhook.podDisruptionBudget, cainjector.podDisruptionBudget]) {
    expect(budget).toEqual({ enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
  }
});

test('C-02 each part of cert-manager has requests and limits, and the priority of controllers', () => {
  const { resources, webhook, cainjector, global } = valuesOf('cert-manager');
  for (const each of [resources, webhook.resources, cainjector.resources]) {
    expect(Object.keys(each).sort()).toEqual(['limits', 'requests']);
  }
  expect(global.priorityClassName).toBe('controllers');
});

test('C-33 its definitions stay when its chart no longer renders them', () => {
  expect(valuesOf('cert-manager').crds).toEqual({ enabled: true, keep: true });
  expect(applicationOf('cert-manager').spec.syncPolicy.automated.prune).toBe(false);
});

test('L-03 whether a proof can be seen is asked of the DNS of the cluster, for no other can be reached', () => {
  expect(valuesOf('cert-manager').dns01RecursiveNameserversOnly).toBe(true);
  const ports = firewall('cert-manager').egress.flatMap(({ to, ports }: { to: unknown; ports: { port: number }[] }) =>
    ports.filter(({ port }) => port === 53).map(() => JSON.stringify(to)),
  );
  expect(new Set(ports)).toEqual(
    new Set([
      JSON.stringify([
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
          podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
        },
      ]),
    ]),
  );
});

test('L-20 it has a role in the cloud where the records are there, and nowhere else', () => {
  const role = 'arn:aws:iam::123456789012:role/campus-production-cert-manager';
  expect(valuesOf('cert-manager').serviceAccount.annotations).toEqual({ 'eks.amazonaws.com/role-arn': role });
  expect(valuesOf('cert-manager', { edge: { dns: 'porkbun' } }).serviceAccount).toBeUndefined();
  expect(valuesOf('cert-manager', BEHIND_AWS).serviceAccount).toBeUndefined();
});

test("C-33 it reaches the internet to ask Let's Encrypt; its webhook and injector never do, nor it where nobody asks", () => {
  expect(firewall('cert-manager').egress).toContainEqual(INTERNET);
  expect(firewall('cert-manager-webhook').egress).not.toContainEqual(INTERNET);
  expect(firewall('cert-manager-cainjector').egress).not.toContainEqual(INTERNET);
  expect(firewall('cert-manager', BEHIND_AWS).egress).not.toContainEqual(INTERNET);
});

test.each([
  ['cert-manager', [9402]],
  ['cert-manager-webhook', [10250, 9402]],
  ['cert-manager-cainjector', [9402]],
])('C-33 %s is reached at these ports only', (name, expected) => {
  expect(firewall(name).ingress.map(({ ports }: { ports: { port: number }[] }) => ports[0]!.port)).toEqual(expected);
});

describe('the solver for Porkbun', () => {
  const PORKBUN: Overrides = { edge: { dns: 'porkbun' } };
  const NAME = 'cert-manager-webhook-porkbun';

  test('T-05 is there where the records are at Porkbun, and a certificate of browsers is asked for', () => {
    expect(releases()).not.toContain(NAME);
    expect(releases(PORKBUN)).toContain(NAME);
    expect(releases({ ...BEHIND_AWS, edge: { ...BEHIND_AWS?.edge, dns: 'porkbun' } })).not.toContain(NAME);
  });

  test('T-05 comes after cert-manager, which issues its certificate, and before the edge that needs it', () => {
    const wave = (name: string) =>
      Number(applicationOf(name, PORKBUN).metadata.annotations['argocd.argoproj.io/sync-wave']);
    expect(wave('cert-manager')).toBeLessThan(wave(NAME));
    expect(wave(NAME)).toBeLessThan(wave('edge'));
  });

  test('C-42 may read the one Secret that it needs', () => {
    expect(valuesOf(NAME, PORKBUN).rbac).toEqual({
      secretAccess: { scope: 'Namespaced', secretNames: ['dns-provider'] },
    });
  });

  test('C-33 is part of the Kubernetes API, so one of its two pods is always there and only that API reaches them', () => {
    const { replicaCount, podDisruptionBudget } = valuesOf(NAME, PORKBUN);
    expect({ replicaCount, podDisruptionBudget }).toEqual({
      replicaCount: 2,
      podDisruptionBudget: { enabled: true, minAvailable: 1 },
    });
    expect(firewall(NAME, PORKBUN).ingress).toHaveLength(1);
    expect(firewall(NAME, PORKBUN).ingress[0].ports).toEqual([{ port: 8443, protocol: 'TCP' }]);
  });
});
