import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

export interface ControllerFirewallProps {
  readonly name: string;
  readonly namespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly admits: readonly k8s.NetworkPolicyIngressRule[];
}

/** Lets pods of a controller be reached by those who need them; for ports that ask nobody who they are. */
export class ControllerFirewall extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, podLabels, admits }: ControllerFirewallProps) {
    super(scope, id);
    new k8s.KubeNetworkPolicy(this, 'policy', {
      metadata: { name, namespace },
      spec: { podSelector: { matchLabels: podLabels }, policyTypes: ['Ingress'], ingress: [...admits] },
    });
  }
}
