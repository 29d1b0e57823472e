import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { clientsOf } from '../../model/clients';
import type { InClusterDatastore } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { LABEL } from '../../model/labels';
import { fromPrometheus, pods, podsIn, tcp, toClusterDns } from '../network/grants';
import type { StoreProps } from './store-props';

type Labels = Readonly<Record<string, string>>;

export interface StoreFirewallProps extends StoreProps<InClusterDatastore> {
  /** Of the policy. */
  readonly policy: string;
  /** The pods that it is about. */
  readonly podLabels: Labels;
  /** Port that the services that declare the datastore may reach; absent where they talk to other pods of it. */
  readonly clients?: number;
  /** Ports on which these pods talk to each other. */
  readonly among?: readonly number[];
  /** Who else is let in: other pods of the datastore, its operator, jobs. */
  readonly admits?: readonly k8s.NetworkPolicyIngressRule[];
  /** Ports that Prometheus reads metrics at. */
  readonly metrics?: readonly number[];
  /** Beside DNS, what they reach. */
  readonly reaches?: readonly k8s.NetworkPolicyEgressRule[];
}

/** Lets the services that declare a datastore reach it, and its parts each other; everything else is denied. */
export class StoreFirewall extends Construct {
  constructor(scope: Construct, id: string, props: StoreFirewallProps) {
    super(scope, id);
    const {
      environment,
      name,
      policy,
      podLabels,
      clients,
      among = [],
      admits = [],
      metrics = [],
      reaches = [],
    } = props;
    const declared = clients === undefined ? [] : clientsOf(environment, name).map(({ service }) => service.name);
    const own = among.map(tcp);

    new k8s.KubeNetworkPolicy(this, 'policy', {
      metadata: { name: policy },
      spec: {
        podSelector: { matchLabels: podLabels },
        policyTypes: ['Ingress', 'Egress'],
        // One rule per connection: a rule with an empty `from` would admit everyone.
        ingress: [
          ...declared.map((service) => ({ from: [serviceOf(environment, service)], ports: [tcp(clients!)] })),
          ...(own.length > 0 ? [{ from: [pods(podLabels)], ports: own }] : []),
          ...admits,
          ...metrics.map(fromPrometheus),
        ],
        egress: [
          toClusterDns(environment.nodes),
          ...(own.length > 0 ? [{ to: [pods(podLabels)], ports: own }] : []),
          ...reaches,
        ],
      },
    });
  }
}

/** The pods of a service, as policies of the datastores' namespace name them. */
export function serviceOf({ namespaces }: Environment, service: string): k8s.NetworkPolicyPeer {
  const labels = { [LABEL.app]: service };
  return namespaces.datastores === namespaces.services ? pods(labels) : podsIn(namespaces.services, labels);
}
