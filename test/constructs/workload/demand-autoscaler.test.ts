import type { Scale } from '../../../charts/model/scale';
import { rabbitMq } from '../../fixtures/datastores';
import { small } from '../../fixtures/small';

const scaledObject = (scale: Partial<Scale>, names?: object) =>
  small({ services: { mailer: { scale, names } } }).object('ScaledObject', 'mailer').spec;

/** The trigger of that name, or of that type where it has no name. */
const trigger = (scale: Partial<Scale>, wanted: string) =>
  scaledObject(scale).triggers.find(({ name, type }: { name?: string; type: string }) => (name ?? type) === wanted);

const EXAMS = { name: 'exams', timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', pods: 3 };

test('pods are added for cpu and memory as well', () => {
  const scale = { demand: { requestsPerSecond: 50 } };
  expect(trigger(scale, 'cpu')).toEqual({ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } });
  expect(trigger(scale, 'memory')).toEqual({ type: 'memory', metricType: 'Utilization', metadata: { value: '80' } });
});

test('a service without figures for cpu and memory scales on demand alone', () => {
  const { triggers } = scaledObject({ cpu: undefined, memory: undefined, demand: { requestsPerSecond: 50 } });
  expect(triggers.map(({ type }: { type: string }) => type)).toEqual(['prometheus']);
});

test('requests are those that the sidecars of the service count', () => {
  expect(trigger({ demand: { requestsPerSecond: 50 } }, 'requests-per-second')).toMatchInlineSnapshot(`
metadata:
  ignoreNullValues: "false"
  query: sum(rate(istio_requests_total{reporter="destination",destination_workload="mailer",destination_workload_namespace="campus"}[2m])) or vector(0)
  serverAddress: http://kube-prometheus-stack-prometheus.monitoring.svc.cluster.local:9090
  threshold: "50"
name: requests-per-second
type: prometheus
metricType: AverageValue
`);
});

test.each([
  [
    'of a queue those that are ready',
    { queues: rabbitMq },
    'queues',
    'rabbitmq_detailed_queue_messages_ready{queue="enrolments",service="queues",namespace="campus-data"}',
  ],
  [
    'of a topic those that its group has not read',
    {},
    'events',
    'kafka_consumergroup_lag{topic="enrolments",consumergroup="mailer",namespace="campus-data"}',
  ],
])('waiting messages are %s', (_, datastores, broker, series) => {
  const scale = { demand: { waitingMessages: { channel: 'enrolments', perPod: 20 } } };
  const rendered = small({ services: { mailer: { scale } }, datastores, channels: { enrolments: { broker } } });
  const { name, metadata } = rendered.object('ScaledObject', 'mailer').spec.triggers.at(-1);
  expect([name, metadata.threshold]).toEqual(['waiting-messages', '20']);
  expect(metadata.query).toBe(`sum(${series})`);
});

test('open connections are those that the service itself counts', () => {
  const { metadata } = trigger(
    { demand: { openConnections: { metric: 'open_chats', perPod: 500 } } },
    'open-connections',
  );
  expect(metadata.threshold).toBe('500');
  expect(metadata.query).toBe('sum(open_chats{namespace="campus",service="mailer"})');
});

test('demand is asked for every 15 seconds, as often as it is measured', () => {
  const rendered = small({ services: { mailer: { scale: { demand: { requestsPerSecond: 50 } } } } });
  const [{ interval }] = rendered.object('ServiceMonitor', 'mailer').spec.endpoints;
  expect(`${rendered.object('ScaledObject', 'mailer').spec.pollingInterval}s`).toBe(interval);
});

test('a service scales only on the demand that it declares', () => {
  const { triggers } = scaledObject({ demand: { requestsPerSecond: 50 } });
  expect(triggers).toHaveLength(3);
});

test('pods stand ready for load that is known beforehand', () => {
  expect(trigger({ schedule: [EXAMS] }, 'exams')).toEqual({
    type: 'cron',
    name: 'exams',
    metadata: { timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', desiredReplicas: '3' },
  });
});

test('no more pods stand ready than the service may have', () => {
  expect(trigger({ max: 4, schedule: [{ ...EXAMS, pods: 9 }] }, 'exams').metadata.desiredReplicas).toBe('4');
});

test('when Prometheus is away the present pods stay, and half of the most at least', () => {
  expect(scaledObject({ max: 5, demand: { requestsPerSecond: 50 } }).fallback).toEqual({
    failureThreshold: 4,
    replicas: 3,
    behavior: 'currentReplicasIfHigher',
  });
});

test('C-08 the Deployment is scaled between its least and its most pods by one autoscaler', () => {
  const demand = { requestsPerSecond: 50 };
  const { scaleTargetRef, minReplicaCount, maxReplicaCount } = scaledObject({ min: 2, max: 6, demand });
  expect(scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'mailer' });
  expect([minReplicaCount, maxReplicaCount]).toEqual([2, 6]);
  const others = small({ services: { mailer: { scale: { demand } } } }).of('HorizontalPodAutoscaler');
  expect(others.map(({ metadata }) => metadata.name)).toEqual(['gateway', 'users']);
});

test.each([
  [undefined, 'mailer'],
  [{ autoscaler: 'mailer-hpa' }, 'mailer-hpa'],
])('the autoscaler that KEDA makes with names %j is %s', (names, name) => {
  const { advanced } = scaledObject({ demand: { requestsPerSecond: 50 } }, names);
  expect(advanced.horizontalPodAutoscalerConfig.name).toBe(name);
});
