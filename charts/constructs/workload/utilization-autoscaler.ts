import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { ServiceProps } from '../service-props';
import { behaviorOf, DEPLOYMENT } from './scaling';

/** Adds pods when those that run use more of their requested cpu or memory than they should. */
export class UtilizationAutoscaler extends Construct {
  constructor(scope: Construct, id: string, { service }: ServiceProps) {
    super(scope, id);
    const { min, max, cpu, memory } = service.scale;

    new k8s.KubeHorizontalPodAutoscalerV2(this, 'hpa', {
      metadata: { name: service.names?.autoscaler ?? service.name },
      spec: {
        scaleTargetRef: { ...DEPLOYMENT, name: service.name },
        minReplicas: min,
        maxReplicas: max,
        metrics: [...utilization('cpu', cpu), ...utilization('memory', memory)],
        behavior: behaviorOf(service.scale),
      },
    });
  }
}

const utilization = (name: string, percent?: number): k8s.MetricSpecV2[] =>
  percent === undefined
    ? []
    : [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: percent } } }];
