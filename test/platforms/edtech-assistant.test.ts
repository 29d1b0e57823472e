import { destinationsOf } from '../fixtures/destinations';
import { real } from '../fixtures/rendered';

const production = real('edtech-assistant/production');
const staging = real('edtech-assistant/staging');

const SERVICES = ['api-gateway', 'assignment-service', 'chat-service', 'quiz-service'];

interface Trigger {
  readonly type: string;
  readonly name?: string;
  readonly metadata: Readonly<Record<string, string>>;
}

const scalerOf = (service: string, rendered = production) => rendered.object('ScaledObject', service).spec;

const triggerOf = (service: string, wanted: string): Trigger | undefined =>
  scalerOf(service).triggers.find(({ name, type }: Trigger) => (name ?? type) === wanted);

const cronsOf = (service: string, rendered = production): Trigger[] =>
  scalerOf(service, rendered).triggers.filter(({ type }: Trigger) => type === 'cron');

test('T-01 there are these four services', () => {
  expect(production.of('Deployment').map(({ metadata }) => metadata.name)).toEqual(SERVICES);
});

test('T-01 the gateway is the way in: the edge reaches it, and it alone calls the others', () => {
  const callers = SERVICES.map((service) =>
    production
      .object('AuthorizationPolicy', service)
      .spec.rules.map(({ from }: { from: { source: { principals: string[] } }[] }) => from[0]!.source.principals[0]),
  );
  const gateway = 'cluster.local/ns/edtech-assistant-production/sa/api-gateway';
  expect(callers).toEqual([['cluster.local/ns/nginx-ingress/sa/nginx-ingress'], [gateway], [gateway], [gateway]]);
});

const RABBITMQ = '5671 app.kubernetes.io/component=rabbitmq,app.kubernetes.io/name=rabbitmq';
const REDIS = '6379 app=redis-leader,redis_setup_type=cluster or app=redis-follower,redis_setup_type=cluster';

test.each([
  ['api-gateway', ['5000 app=assignment-service', '3000 app=chat-service', '3000 app=quiz-service', REDIS]],
  ['assignment-service', [RABBITMQ, REDIS]],
  ['chat-service', [RABBITMQ, REDIS]],
  ['quiz-service', [RABBITMQ, REDIS]],
])('C-10 %s reaches what the document draws and nothing else', (service, destinations) => {
  expect(destinationsOf(production, service)).toEqual(destinations);
});

describe('long-lived connections', () => {
  test.each(['chat-service', 'api-gateway'])(
    'T-01 through %s are not cut by a time limit, and not begun again by a retry',
    (service) => {
      const [websockets] = production.object('VirtualService', service).spec.http;
      expect(websockets.match).toEqual([{ headers: { upgrade: { regex: '(?i)websocket' } } }]);
      expect(websockets).not.toHaveProperty('timeout');
      expect(websockets.retries).toEqual({ attempts: 0 });
    },
  );

  test.each([
    ['chat-service', 20_000],
    ['api-gateway', 24_000],
  ])('T-01 through %s may be %d from one caller, as many as all its pods take', (service, most) => {
    const { connectionPool } = production.object('DestinationRule', service).spec.trafficPolicy;
    expect(connectionPool.tcp.maxConnections).toBe(most);
  });

  test.each(['chat-service', 'api-gateway'])(
    'T-01 through %s have 5 minutes to end when a rollout stops their pod',
    (service) => {
      const { terminationGracePeriodSeconds } = production.object('Deployment', service).spec.template.spec;
      expect(terminationGracePeriodSeconds).toBe(315);
      expect(production.container(service).lifecycle.preStop.sleep.seconds).toBe(10);
    },
  );

  test('T-01 lose few pods at a time when demand is over: a tenth each 5 minutes, after 10 minutes of calm', () => {
    const { behavior } = scalerOf('chat-service').advanced.horizontalPodAutoscalerConfig;
    expect(behavior.scaleDown).toEqual({
      stabilizationWindowSeconds: 600,
      policies: [{ type: 'Percent', value: 10, periodSeconds: 300 }],
    });
  });

  test('T-01 find new pods at once when there are more of them', () => {
    const { behavior } = scalerOf('chat-service').advanced.horizontalPodAutoscalerConfig;
    expect(behavior.scaleUp).toEqual({
      stabilizationWindowSeconds: 0,
      policies: [{ type: 'Percent', value: 100, periodSeconds: 30 }],
    });
  });
});

describe.each([
  ['api-gateway', 3, 12],
  ['assignment-service', 3, 20],
  ['chat-service', 3, 20],
  ['quiz-service', 3, 30],
])('%s', (service, min, max) => {
  test('T-02 has an autoscaler of its own, made by KEDA', () => {
    const { scaleTargetRef, advanced, minReplicaCount, maxReplicaCount } = scalerOf(service);
    expect(scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: service });
    expect(advanced.horizontalPodAutoscalerConfig.name).toBe(service);
    expect([minReplicaCount, maxReplicaCount]).toEqual([min, max]);
  });

  test('T-02 is scaled on cpu and memory', () => {
    expect(triggerOf(service, 'cpu')?.metadata).toEqual({ value: '70' });
    expect(triggerOf(service, 'memory')?.metadata).toEqual({ value: '80' });
  });

  test('T-02 shrinks once demand is over', () => {
    const { behavior } = scalerOf(service).advanced.horizontalPodAutoscalerConfig;
    expect(behavior.scaleDown.policies).toEqual([expect.objectContaining({ type: 'Percent', value: 10 })]);
  });
});

test.each([
  ['api-gateway', '200'],
  ['assignment-service', '20'],
  ['chat-service', '100'],
  ['quiz-service', '100'],
])('T-02 %s is scaled on its request rate: a pod for each %s a second', (service, threshold) => {
  const { type, metadata } = triggerOf(service, 'requests-per-second')!;
  expect([type, metadata.threshold]).toEqual(['prometheus', threshold]);
  expect(metadata.query).toContain(`destination_workload="${service}"`);
});

test.each([
  ['assignment-service', 'submissions', '10'],
  ['chat-service', 'notifications', '100'],
  ['quiz-service', 'quiz-results', '50'],
])('T-02 %s is scaled on the depth of the queue %s: a pod for each %s', (service, queue, threshold) => {
  const { type, metadata } = triggerOf(service, 'waiting-messages')!;
  expect([type, metadata.threshold]).toEqual(['prometheus', threshold]);
  expect(metadata.query).toContain('rabbitmq_detailed_queue_messages_ready');
  expect(metadata.query).toContain(`queue="${queue}"`);
});

test.each([
  ['chat-service', 'chat_open_connections', '1000'],
  ['api-gateway', 'gateway_open_connections', '2000'],
])('T-02 %s is scaled on its open connections, %s: a pod for each %s', (service, metric, threshold) => {
  const { type, metadata } = triggerOf(service, 'open-connections')!;
  expect([type, metadata.threshold]).toEqual(['prometheus', threshold]);
  expect(metadata.query).toContain(metric);
});

test.each([
  ['assignment-service', '10'],
  ['quiz-service', '15'],
])('T-02 %s has %s pods ready in exam periods', (service, desiredReplicas) => {
  expect(cronsOf(service)).toEqual([
    {
      type: 'cron',
      name: 'winter-exams',
      metadata: { timezone: 'Europe/Berlin', start: '0 7 * 1,2 1-5', end: '0 19 * 1,2 1-5', desiredReplicas },
    },
    {
      type: 'cron',
      name: 'summer-exams',
      metadata: { timezone: 'Europe/Berlin', start: '0 7 * 6,7 1-5', end: '0 19 * 6,7 1-5', desiredReplicas },
    },
  ]);
});

test('T-02 there are no exams in staging', () => {
  expect(SERVICES.flatMap((service) => cronsOf(service, staging))).toEqual([]);
});

test('T-02 metrics-server and Prometheus, which autoscalers ask, and KEDA are there', () => {
  for (const name of ['metrics-server', 'kube-prometheus-stack', 'keda']) {
    expect(production.object('Application', `edtech-assistant-production-${name}`).spec.source.chart).toBe(name);
  }
});
