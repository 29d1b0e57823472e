import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Environment } from '../../model/environment';
import { LABEL } from '../../model/labels';
import { PROMETHEUS } from '../../model/prometheus';
import { engineOf } from '../../model/stores/engines';
import { addresses, METRICS_PORT, podsIn, tcp, toApiServer, toClusterDns } from '../network/grants';
import type { ControllerFirewallProps } from './controller-firewall';

export interface ScrapeTargetsProps {
  readonly environment: Environment;
  readonly firewalls: readonly ControllerFirewallProps[];
}

/** Port of the kubelet, and of metrics-server. */
const KUBELET = 10250;

/** Lets Prometheus out to whoever lets it in: the services, datastores and controllers that admit it, kubelets and the API server. */
export class ScrapeTargets extends Construct {
  constructor(scope: Construct, id: string, { environment, firewalls }: ScrapeTargetsProps) {
    super(scope, id);
    const { namespaces, nodes, apiServer } = environment;
    const services: k8s.NetworkPolicyPeer = {
      namespaceSelector: { matchLabels: { [LABEL.namespaceName]: namespaces.services } },
    };
    new k8s.KubeNetworkPolicy(this, 'policy', {
      metadata: { name: 'prometheus-scrapes', namespace: PROMETHEUS.namespace },
      spec: {
        podSelector: { matchLabels: PROMETHEUS.podLabels },
        policyTypes: ['Egress'],
        egress: [
          toClusterDns(nodes),
          toApiServer(apiServer),
          { to: addresses(nodes.cidrs), ports: [tcp(KUBELET)] },
          { to: [podsIn('kube-system', { 'app.kubernetes.io/name': 'metrics-server' })], ports: [tcp(KUBELET)] },
          { to: [services], ports: [tcp(METRICS_PORT)] },
          ...firewalls.flatMap(({ namespace, podLabels, metrics = [] }) =>
            metrics.map((port) => ({ to: [podsIn(namespace, podLabels)], ports: [tcp(port)] })),
          ),
          ...[...environment.datastores].flatMap(([name, store]) =>
            engineOf(store)
              .metrics(name, store)
              .map(({ podLabels, port }) => ({ to: [podsIn(namespaces.datastores, podLabels)], ports: [tcp(port)] })),
          ),
        ],
      },
    });
  }
}
