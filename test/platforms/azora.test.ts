import { environmentsOf } from '../../charts/model/environment';
import { azora } from '../../charts/platforms/azora/platform';
import { destinationsOf } from '../fixtures/destinations';
import { real } from '../fixtures/rendered';

const production = real('azora/production');
const staging = real('azora/staging');

test.each([
  ['azora/staging', 'azora-staging'],
  ['azora/production', 'azora-production'],
])('%s runs in the namespace %s', (id, namespace) => {
  const places = real(id)
    .of('Deployment')
    .map(({ metadata }) => metadata.namespace);
  expect(new Set(places)).toEqual(new Set([namespace]));
  expect(real(id).object('Namespace', 'monitoring').kind).toBe('Namespace');
});

describe.each([
  {
    service: 'azora-api-gateway',
    port: 3000,
    health: '/api/health',
    limits: ['500m', '512Mi'],
    requests: ['250m', '256Mi'],
  },
  {
    service: 'azora-auth-service',
    port: 3001,
    health: '/api/auth/health',
    limits: ['250m', '256Mi'],
    requests: ['125m', '128Mi'],
  },
  {
    service: 'azora-education-service',
    port: 3002,
    health: '/api/education/health',
    limits: ['500m', '512Mi'],
    requests: ['250m', '256Mi'],
  },
  {
    service: 'azora-payment-service',
    port: 3003,
    health: '/api/pay/health',
    limits: ['500m', '512Mi'],
    requests: ['250m', '256Mi'],
  },
])('$service', ({ service, port, health, limits, requests }) => {
  test.each([production, staging])("A-01 may take the document's cpu and memory, and asks for half", (rendered) => {
    const { resources } = rendered.container(service);
    expect([resources.limits.cpu, resources.limits.memory]).toEqual(limits);
    expect([resources.requests.cpu, resources.requests.memory]).toEqual(requests);
  });

  test("A-01 listens and is found at the document's port", () => {
    expect(production.container(service).ports[0].containerPort).toBe(port);
    expect(production.object('Service', service).spec.ports[0].port).toBe(port);
  });

  test("A-01 is ready when the document's path says so", () => {
    expect(production.container(service).readinessProbe.httpGet).toEqual({
      path: health,
      port: 'http',
      scheme: 'HTTP',
    });
  });

  test('A-01 has 3 replicas in production and 2 in staging, at the least', () => {
    expect(production.object('HorizontalPodAutoscaler', service).spec.minReplicas).toBe(3);
    expect(staging.object('HorizontalPodAutoscaler', service).spec.minReplicas).toBe(2);
  });
});

test('A-01 there are these four services', () => {
  expect(production.of('Deployment').map(({ metadata }) => metadata.name)).toEqual([
    'azora-api-gateway',
    'azora-auth-service',
    'azora-education-service',
    'azora-payment-service',
  ]);
});

const POSTGRES = '5432 app.kubernetes.io/part-of=postgres,cnpg.io/podRole=pooler';
const REDIS = '6379 app=redis-leader,redis_setup_type=cluster';

test.each([
  [
    'azora-api-gateway',
    ['3001 app=azora-auth-service', '3002 app=azora-education-service', '3003 app=azora-payment-service', REDIS],
  ],
  ['azora-auth-service', [POSTGRES, REDIS]],
  ['azora-education-service', [POSTGRES, REDIS]],
  ['azora-payment-service', [POSTGRES, '443 0.0.0.0/0']],
])('C-10 %s reaches what the document draws below it, and nothing else', (service, destinations) => {
  expect(destinationsOf(production, service)).toEqual(destinations);
});

test.each([
  ['staging', { machine: 'n1-standard-2', zones: 1, nodes: { min: 3, max: 6 } }],
  ['production', { machine: 'n1-standard-4', zones: 3, nodes: { min: 6, max: 12 } }],
])('A-02 the cluster of %s has nodes for this', (name, pool) => {
  const { nodePools } = environmentsOf(azora).find((environment) => environment.name === name)!;
  expect(nodePools).toEqual([expect.objectContaining(pool)]);
});

test('A-20 services log for debugging in staging only', () => {
  const level = (rendered: typeof staging) =>
    rendered.container('azora-api-gateway').env.find(({ name }: { name: string }) => name === 'LOG_LEVEL').value;
  expect([level(staging), level(production)]).toEqual(['debug', 'info']);
});

describe('the autoscaler of the gateway', () => {
  const { spec } = production.object('HorizontalPodAutoscaler', 'azora-api-gateway');

  test('A-30 scales the Deployment of the gateway', () => {
    expect(spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'azora-api-gateway' });
  });

  test('A-30 keeps from 3 to 10 pods', () => {
    expect([spec.minReplicas, spec.maxReplicas]).toEqual([3, 10]);
  });

  test('A-30 adds pods at 70 % of cpu and for nothing else', () => {
    expect(spec.metrics).toEqual([
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
    ]);
  });

  test('A-30 waits 2 minutes before it adds pods, and 5 before it takes some away', () => {
    expect(spec.behavior.scaleUp.stabilizationWindowSeconds).toBe(120);
    expect(spec.behavior.scaleDown.stabilizationWindowSeconds).toBe(300);
  });

  test('A-30 changes no more than one step in 3 minutes, either way', () => {
    const { scaleUp, scaleDown } = spec.behavior;
    expect(scaleUp.policies).toEqual([{ type: 'Percent', value: 100, periodSeconds: 180 }]);
    expect(scaleDown.policies).toEqual([{ type: 'Percent', value: 25, periodSeconds: 180 }]);
  });
});

describe.each([production, staging])('api-gateway-policy', (rendered) => {
  const { metadata, spec } = rendered.object('NetworkPolicy', 'api-gateway-policy');
  const [fromEdge, fromPrometheus, ...others] = spec.ingress;

  test('A-50 holds for the pods of the gateway, in its namespace', () => {
    expect(metadata.namespace).toBe(rendered.environment.namespaces.services);
    expect(spec.podSelector).toEqual({ matchLabels: { app: 'azora-api-gateway' } });
  });

  test("A-50 admits pods labelled app: ingress-controller, of the controller's namespace", () => {
    expect(fromEdge.from).toEqual([
      {
        podSelector: { matchLabels: { app: 'ingress-controller' } },
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'nginx-ingress' } },
      },
    ]);
  });

  test('A-50 admits them at TCP 3000 only', () => {
    expect(fromEdge.ports).toEqual([{ protocol: 'TCP', port: 3000 }]);
  });

  test("A-50 admits nobody else to that port: Prometheus reads the sidecar's", () => {
    expect(fromPrometheus.ports).toEqual([{ protocol: 'TCP', port: 15020 }]);
    expect(others).toEqual([]);
  });
});
