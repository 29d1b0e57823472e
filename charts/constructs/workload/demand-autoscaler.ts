import { Construct } from 'constructs';
import { ScaledObject, type ScaledObjectProps } from '../../../imports/keda.sh';
import type { Environment } from '../../model/environment';
import { PROMETHEUS } from '../../model/prometheus';
import type { Scale } from '../../model/scale';
import type { ServiceProps } from '../service-props';
import { behaviorOf, DEPLOYMENT } from './scaling';

type Trigger = ScaledObjectProps['spec']['triggers'][number];

/**
 * Adds pods for cpu and memory, for what Prometheus counts (requests, waiting messages, open
 * connections) and for load that is known beforehand. KEDA makes the HPA, under the service's name.
 */
export class DemandAutoscaler extends Construct {
  constructor(scope: Construct, id: string, { environment, service }: ServiceProps) {
    super(scope, id);
    const { min, max } = service.scale;

    new ScaledObject(this, 'scaled-object', {
      metadata: { name: service.name },
      spec: {
        scaleTargetRef: { ...DEPLOYMENT, name: service.name },
        minReplicaCount: min,
        maxReplicaCount: max,
        pollingInterval: 15,
        // Without Prometheus the present pods stay, and never fewer than half of the most.
        fallback: { failureThreshold: 4, replicas: Math.ceil(max / 2), behavior: 'currentReplicasIfHigher' },
        advanced: {
          horizontalPodAutoscalerConfig: {
            name: service.names?.autoscaler ?? service.name,
            behavior: behaviorOf(service.scale),
          },
        },
        triggers: [
          ...utilization('cpu', service.scale.cpu),
          ...utilization('memory', service.scale.memory),
          ...demand(environment, service.name, service.scale),
          ...(service.scale.schedule ?? []).map(({ name, timezone, start, end, pods }) => ({
            type: 'cron',
            name,
            metadata: { timezone, start, end, desiredReplicas: String(Math.min(pods, max)) },
          })),
        ],
      },
    });
  }
}

const utilization = (type: 'cpu' | 'memory', percent?: number): Trigger[] =>
  percent === undefined ? [] : [{ type, metricType: 'Utilization', metadata: { value: String(percent) } }];

/** Each query gives the load of the whole service; KEDA divides it by what one pod takes. */
function demand(environment: Environment, service: string, { demand = {} }: Scale): Trigger[] {
  const { requestsPerSecond: requests, waitingMessages: messages, openConnections: connections } = demand;
  const namespace = environment.namespaces.services;
  const inbound = `reporter="destination",destination_workload="${service}",destination_workload_namespace="${namespace}"`;
  const triggers: Trigger[] = [];
  if (requests) {
    // The mesh counts nothing before the first request.
    triggers.push(
      prometheus('requests-per-second', `sum(rate(istio_requests_total{${inbound}}[2m])) or vector(0)`, requests),
    );
  }
  if (messages) {
    triggers.push(prometheus('waiting-messages', waiting(environment, service, messages.channel), messages.perPod));
  }
  if (connections) {
    const own = `namespace="${namespace}",service="${service}"`;
    triggers.push(prometheus('open-connections', `sum(${connections.metric}{${own}})`, connections.perPod));
  }
  return triggers;
}

/** What Strimzi's exporter and RabbitMQ's detailed metrics call a message that nobody has taken yet. */
function waiting({ namespaces, channels, datastores }: Environment, service: string, channel: string): string {
  const broker = channels.get(channel)!.broker;
  const place = `namespace="${namespaces.datastores}"`;
  return datastores.get(broker)!.engine === 'kafka'
    ? `sum(kafka_consumergroup_lag{topic="${channel}",consumergroup="${service}",${place}})`
    : `sum(rabbitmq_detailed_queue_messages_ready{queue="${channel}",service="${broker}",${place}})`;
}

const prometheus = (name: string, query: string, perPod: number): Trigger => ({
  type: 'prometheus',
  name,
  metricType: 'AverageValue',
  // No series means that the load is unknown, which `fallback` is for.
  metadata: {
    serverAddress: PROMETHEUS.url,
    query,
    threshold: String(perPod),
    ignoreNullValues: 'false',
  },
});
