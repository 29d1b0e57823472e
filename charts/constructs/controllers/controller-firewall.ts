import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { fromPrometheus } from '../network/grants';

/** Who may reach some pods of a controller, and whom they may reach. */
export interface Firewall {
  readonly name: string;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly admits: readonly k8s.NetworkPolicyIngressRule[];
  /** Ports that Prometheus reads metrics at; its own firewall lets it out to them. */
  readonly metrics?: readonly number[];
  readonly reaches: readonly k8s.NetworkPolicyEgressRule[];
}

export interface ControllerFirewallProps extends Firewall {
  readonly namespace: string;
}

/** Lets pods of a controller be reached by those who need them, and reach what they need. */
export class ControllerFirewall extends Construct {
  constructor(scope: Construct, id: string, props: ControllerFirewallProps) {
    super(scope, id);
    const { name, namespace, podLabels, admits, metrics = [], reaches } = props;
    new k8s.KubeNetworkPolicy(this, 'policy', {
      metadata: { name, namespace },
      spec: {
        podSelector: { matchLabels: podLabels },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [...admits, ...metrics.map(fromPrometheus)],
        egress: [...reaches],
      },
    });
  }
}
