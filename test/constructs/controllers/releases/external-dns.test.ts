import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

type Overrides = Parameters<typeof small>[0];

const valuesOf = (overrides?: Overrides, environment = 'production') =>
  small(overrides, environment).object('Application', `campus-${environment}-external-dns`).spec.source.helm
    .valuesObject;

test.each([
  ['nginx', 'aws-network', 'service', 'nginx-ingress'],
  ['kong', 'aws-network', 'service', 'istio-ingress'],
  ['istio-gateway', 'aws-application', 'ingress', 'istio-ingress'],
] as const)('L-03 T-05 with %s behind %s it reads each %s of %s, and no other namespace', (...edge) => {
  const [proxy, loadBalancer, source, namespace] = edge;
  const { sources, namespaced, sourceNamespace } = valuesOf({ edge: { proxy, loadBalancer } });
  expect({ sources, namespaced, sourceNamespace }).toEqual({
    sources: [source],
    namespaced: true,
    sourceNamespace: namespace,
  });
});

test('L-03 of Services it looks at load balancers, since it may see neither nodes nor pods', () => {
  expect(valuesOf().extraArgs['service-type-filter']).toBe('LoadBalancer');
});

test('L-03 production keeps a record that nothing asks for any more; elsewhere it goes', () => {
  expect([valuesOf().policy, valuesOf({}, 'staging').policy]).toEqual(['upsert-only', 'sync']);
});

test('L-03 production leaves the domains of other environments below its own alone', () => {
  const { domainFilters, excludeDomains, txtOwnerId } = valuesOf();
  expect({ domainFilters, excludeDomains, txtOwnerId }).toEqual({
    domainFilters: ['campus.example'],
    excludeDomains: ['staging.campus.example'],
    txtOwnerId: 'campus-production',
  });
});

test('L-03 an environment below the domain writes below its own, into the zone above', () => {
  const { domainFilters, excludeDomains, extraArgs } = valuesOf({}, 'staging');
  expect([domainFilters, excludeDomains]).toEqual([['staging.campus.example'], []]);
  expect(extraArgs['aws-zone-match-parent']).toBe(true);
  expect(valuesOf().extraArgs).not.toHaveProperty('aws-zone-match-parent');
});

test('L-03 behind a cache it writes the host of the load balancer, and none of those that are the cache itself', () => {
  expect(valuesOf({ edge: { cdn: 'cloudfront' } }).domainFilters).toEqual(['origin.campus.example']);
});

test('A-50 at Cloudflare an environment below the zone is let in by the zone, which has no narrower filter', () => {
  const { domainFilters, excludeDomains, txtOwnerId } = real('azora/staging').object(
    'Application',
    'azora-staging-external-dns',
  ).spec.source.helm.valuesObject;
  expect([domainFilters, excludeDomains, txtOwnerId]).toEqual([['azora.world'], [], 'azora-staging']);
});

test('L-20 C-42 at Route 53 it has a role of its own, and no Secret', () => {
  const { serviceAccount, env } = valuesOf();
  expect(serviceAccount.annotations).toEqual({
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/campus-production-external-dns',
  });
  expect(JSON.stringify(env)).not.toContain('secret');
});

describe('at Porkbun', () => {
  const values = () => valuesOf({ edge: { dns: 'porkbun' } }, 'staging');

  test('T-05 the container that speaks to Porkbun takes orders from its pod only, for the domain of the environment', () => {
    const { env, securityContext } = values().provider.webhook;
    expect(
      Object.fromEntries(env.map(({ name, value }: { name: string; value?: string }) => [name, value])),
    ).toMatchInlineSnapshot(`
PORKBUN_DOMAIN: campus.example
DOMAIN_FILTER: staging.campus.example
WEBHOOK_LISTEN: 127.0.0.1:8888
OPS_LISTEN: :8080
LOG_FORMAT: json
`);
    expect(securityContext).toMatchObject({ runAsNonRoot: true, readOnlyRootFilesystem: true });
  });

  test('C-42 its keys are those of the Secret that the environment has for it', () => {
    const keys = values().provider.webhook.env.flatMap(
      ({ valueFrom }: { valueFrom?: { secretKeyRef: { name: string; key: string } } }) => valueFrom?.secretKeyRef ?? [],
    );
    expect(keys).toEqual([
      { name: 'dns-provider', key: 'api-key' },
      { name: 'dns-provider', key: 'secret-api-key' },
    ]);
  });

  test('T-05 the token of the Kubernetes API is mounted by hand, so that this container has none', () => {
    const { automountServiceAccountToken, serviceAccount, extraVolumeMounts, provider } = values();
    expect([automountServiceAccountToken, serviceAccount]).toEqual([false, { automountServiceAccountToken: false }]);
    expect(extraVolumeMounts).toHaveLength(1);
    expect(provider.webhook).not.toHaveProperty('extraVolumeMounts');
  });
});

test('C-02 it has requests and limits, and the priority of controllers', () => {
  const { resources, priorityClassName } = valuesOf();
  expect([Object.keys(resources).sort(), priorityClassName]).toEqual([['limits', 'requests'], 'controllers']);
});

test('C-33 nobody reaches it but Prometheus, which reads the container beside it too', () => {
  const portsOf = (overrides?: Overrides) =>
    small(overrides)
      .object('NetworkPolicy', 'external-dns', 'cluster')
      .spec.ingress.map(({ ports }: { ports: { port: number }[] }) => ports[0]!.port);
  expect([portsOf(), portsOf({ edge: { dns: 'porkbun' } })]).toEqual([[7979], [7979, 8080]]);
});
