import { environmentsOf } from '../../charts/model/environment';
import { scalableAws } from '../../charts/platforms/scalable-aws/platform';
import { ENVIRONMENTS, real } from '../fixtures/rendered';

const SERVICES = ['api-gateway', 'backend', 'frontend'];

// Redis, and the jobs that look after it and the managed database.
const DATASTORE_POLICIES = [
  'default-deny',
  'postgres-backup-check',
  'postgres-restore-drill',
  'redis',
  'redis-backup',
  'redis-certificate',
  'redis-restore-drill',
];

const prod = real('scalable-aws/prod');

describe.each([
  { service: 'frontend', min: 3, max: 10, requests: { cpu: '100m', memory: '128Mi' } },
  { service: 'api-gateway', min: 2, max: 15, requests: { cpu: '250m', memory: '256Mi' } },
  { service: 'backend', min: 3, max: 20, requests: { cpu: '250m', memory: '256Mi' } },
])('$service', ({ service, min, max, requests }) => {
  test('S-01 has as many pods as the document says', () => {
    const { scaleTargetRef, minReplicas, maxReplicas } = prod.object('HorizontalPodAutoscaler', service).spec;
    expect(scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: service });
    expect([minReplicas, maxReplicas]).toEqual([min, max]);
  });

  test('S-01 requests what the document says', () => {
    expect(prod.container(service).resources.requests).toMatchObject(requests);
  });

  test('S-03 is scaled at 70 % of cpu or 80 % of memory', () => {
    expect(prod.object('HorizontalPodAutoscaler', service).spec.metrics).toEqual([
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } } },
    ]);
  });
});

test('S-01 there are these three services, and nginx serves the frontend', () => {
  expect(prod.of('Deployment').map(({ metadata }) => metadata.name)).toEqual(SERVICES);
  expect(prod.object('Deployment', 'frontend').metadata.labels['app.kubernetes.io/component']).toBe('frontend');
});

describe.each(ENVIRONMENTS.filter((id) => id.startsWith('scalable-aws/')))('in %s', (id) => {
  const rendered = real(id);
  const { namespaces } = rendered.environment;
  const inNamespace = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
  const at = (port: number) => [{ protocol: 'TCP', port }];
  const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });

  const EDGE = {
    namespaceSelector: inNamespace('istio-ingress'),
    podSelector: { matchLabels: { istio: 'ingress' } },
  };
  const MONITORING = {
    from: [
      {
        namespaceSelector: inNamespace('monitoring'),
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
      },
    ],
    ports: at(15020),
  };

  test.each([
    ['frontend', { from: [EDGE], ports: at(8080) }],
    ['api-gateway', { from: [pods('frontend')], ports: at(3000) }],
    ['backend', { from: [pods('api-gateway')], ports: at(4000) }],
  ])('S-02 %s is reached by the layer in front of it and by monitoring, nobody else', (service, rule) => {
    expect(rendered.object('NetworkPolicy', service).spec.ingress).toEqual([rule, MONITORING]);
  });

  const DATABASE = {
    to: ['10.0.52.0/24', '10.0.53.0/24', '10.0.54.0/24'].map((cidr) => ({ ipBlock: { cidr } })),
    ports: at(5432),
  };
  const REDIS = {
    to: [
      {
        namespaceSelector: inNamespace(namespaces.datastores),
        podSelector: { matchLabels: { app: 'redis', redis_setup_type: 'standalone' } },
      },
    ],
    ports: at(6379),
  };

  test.each([
    ['frontend', [{ to: [pods('api-gateway')], ports: at(3000) }]],
    ['api-gateway', [{ to: [pods('backend')], ports: at(4000) }]],
    ['backend', [DATABASE, REDIS]],
  ])('S-02 %s reaches the layer behind it, and beyond that names and certificates only', (service, rules) => {
    const [dns, istiod, ...others] = rendered.object('NetworkPolicy', service).spec.egress;
    expect(dns.ports.map(({ port }: { port: number }) => port)).toEqual([53, 53]);
    expect(istiod.ports).toEqual(at(15012));
    expect(others).toEqual(rules);
  });

  const SIGNED_IN = { requestPrincipals: [`${rendered.environment.tokens!.issuer}/*`] };

  test.each([
    ['frontend', 'istio-ingress', 'istio-ingress', '8080', {}],
    ['api-gateway', namespaces.services, 'frontend', '3000', SIGNED_IN],
    ['backend', namespaces.services, 'api-gateway', '4000', {}],
  ])('S-02 S-40 %s admits one caller by its identity, and the gateway with a token only', (...expected) => {
    const [service, namespace, account, port, people] = expected;
    expect(rendered.object('AuthorizationPolicy', service).spec).toEqual({
      action: 'ALLOW',
      selector: { matchLabels: { app: service } },
      rules: [
        {
          from: [{ source: { principals: [`cluster.local/ns/${namespace}/sa/${account}`], ...people } }],
          to: [{ operation: { ports: [port] } }],
        },
      ],
    });
  });

  test('S-02 nothing else is admitted in the namespaces of the platform', () => {
    const names = rendered
      .of('NetworkPolicy')
      .filter(({ metadata }) => [namespaces.services, namespaces.datastores].includes(metadata.namespace!))
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    expect(names.sort()).toEqual(
      [
        ...DATASTORE_POLICIES.map((name) => `${namespaces.datastores}/${name}`),
        ...['default-deny', ...SERVICES].map((name) => `${namespaces.services}/${name}`),
      ].sort(),
    );
  });

  test.each(['postgres-backup-check', 'postgres-restore-drill'])('S-02 nobody is admitted to %s', (job) => {
    expect(rendered.object('NetworkPolicy', job).spec).not.toHaveProperty('ingress');
  });

  test('S-02 the database is known to the mesh by its host, and to the sidecar of backend alone', () => {
    const [host] = rendered.object('ServiceEntry', 'postgres').spec.hosts;
    const known = SERVICES.filter((service) =>
      rendered
        .object('Sidecar', service)
        .spec.egress.some(({ hosts }: { hosts: string[] }) => hosts.includes(`./${host}`)),
    );
    expect(known).toEqual(['backend']);
  });

  test.each(SERVICES)('S-02 monitoring scrapes %s', (service) => {
    expect(rendered.object('ServiceMonitor', service).spec.endpoints).toHaveLength(1);
  });
});

test('S-03 the cluster of prod has from 1 to 20 nodes on demand, and begins with 3', () => {
  const { nodePools } = environmentsOf(scalableAws).find(({ name }) => name === 'prod')!;
  expect(nodePools[0]).toMatchObject({
    name: 'main',
    machine: 't3.medium',
    alternatives: ['t3.large'],
    nodes: { min: 1, max: 20, initial: 3 },
    zones: 3,
  });
  expect(nodePools[0]).not.toHaveProperty('capacity');
});

test('S-03 spot nodes come on top, for what can wait', () => {
  const { nodePools } = environmentsOf(scalableAws).find(({ name }) => name === 'prod')!;
  expect(nodePools.slice(1)).toEqual([expect.objectContaining({ name: 'spot', capacity: 'spot' })]);
});
