import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

export interface ControllerFirewallProps {
  readonly name: string;
  readonly namespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly admits: readonly k8s.NetworkPolicyIngressRule[];
  readonly reaches: readonly k8s.NetworkPolicyEgressRule[];
}

/** Lets pods of a controller be reached by those who need them, and reach what they need. */
export class ControllerFirewall extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, podLabels, admits, reaches }: ControllerFirewallProps) {
    super(scope, id);
    new k8s.KubeNetworkPolicy(this, 'policy', {
      metadata: { name, namespace },
      spec: {
        podSelector: { matchLabels: podLabels },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [...admits],
        egress: [...reaches],
      },
    });
  }
}
