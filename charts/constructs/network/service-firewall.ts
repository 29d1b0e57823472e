import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { RDS_PORT } from '../../model/datastore';
import { lastProxyOf } from '../../model/edge';
import { callersOf, type Environment, portOf, storesOf } from '../../model/environment';
import { LABEL } from '../../model/labels';
import { podsOf } from '../../model/stores/engines';
import { selectorOf } from '../metadata';
import type { ServiceProps } from '../service-props';
import { FROM_PROMETHEUS, pods, podsIn, TO_ISTIOD, tcp, toClusterDns, toInternet } from './grants';

/**
 * Lets a service talk along its declared connections and nowhere else, in both directions.
 *
 * Every rule comes from `calls`, `uses`, `publishes`, `consumes`, `reaches` or `routes`; the
 * grants that a mesh and a cluster need besides are in `grants.ts`.
 */
export class ServiceFirewall extends Construct {
  constructor(scope: Construct, id: string, { environment, service }: ServiceProps) {
    super(scope, id);
    const edge = lastProxyOf(environment.platform.edge);

    const sources = callersOf(environment, service.name).map(({ name }) => pods({ [LABEL.app]: name }));
    if (service.routes.length > 0) sources.push(podsIn(edge.namespace, edge.podLabels));

    new k8s.KubeNetworkPolicy(this, 'policy', {
      metadata: { name: service.names?.policy ?? service.name },
      spec: {
        podSelector: selectorOf(service.name),
        policyTypes: ['Ingress', 'Egress'],
        // One rule per connection: a rule with an empty `from` would admit everyone.
        ingress: [...sources.map((source) => ({ from: [source], ports: [tcp(service.port)] })), FROM_PROMETHEUS],
        egress: [
          toClusterDns(environment.nodes),
          TO_ISTIOD,
          ...service.calls.map((call) => ({
            to: [pods({ [LABEL.app]: call.service })],
            ports: [tcp(portOf(environment, call.service))],
          })),
          ...storesOf(environment, service).map((store) => toStore(environment, store)),
          ...hostPorts(environment, service.reaches).map(toInternet),
        ],
      },
    });
  }
}

function toStore({ datastores, namespaces }: Environment, name: string): k8s.NetworkPolicyEgressRule {
  const store = datastores.get(name)!;
  if (store.engine === 'rds') return { to: store.cidrs.map((cidr) => ({ ipBlock: { cidr } })), ports: [tcp(RDS_PORT)] };
  const near = namespaces.datastores === namespaces.services;
  const { pods: kinds, port } = podsOf(name, store);
  return {
    to: kinds.map((labels) => (near ? pods(labels) : podsIn(namespaces.datastores, labels))),
    ports: [tcp(port)],
  };
}

/** Several hosts may share a port; a policy knows ports only. */
function hostPorts({ hosts }: Environment, names: readonly string[]): number[] {
  return [...new Set(names.map((name) => hosts.get(name)!.port))].sort((a, b) => a - b);
}
