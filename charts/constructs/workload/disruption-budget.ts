import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { selectorOf } from '../metadata';
import type { ServiceProps } from '../service-props';

/**
 * Lets a drained node take one pod in ten at a time. Of one to ten pods that is one (the API
 * rounds up), so that a service never blocks the upgrade of a node.
 */
export class DisruptionBudget extends Construct {
  constructor(scope: Construct, id: string, { service }: ServiceProps) {
    super(scope, id);
    new k8s.KubePodDisruptionBudget(this, 'budget', {
      metadata: { name: service.name },
      spec: {
        maxUnavailable: k8s.IntOrString.fromString('10%'),
        selector: selectorOf(service.name),
        // A pod that never became ready must not hold up the drain of its node.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }
}
