import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/** Denies every pod of the namespace all traffic, in and out; what is declared is admitted by other policies. */
export class DefaultDeny extends Construct {
  /** @param namespace where it is not that of the chart */
  constructor(scope: Construct, id: string, namespace?: string) {
    super(scope, id);
    new k8s.KubeNetworkPolicy(this, 'policy', {
      metadata: { name: 'default-deny', namespace },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
  }
}
