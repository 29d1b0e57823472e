import type { k8s } from 'cdk8s-plus-27';
import { awsOf } from '../../model/cloud';
import type { Environment } from '../../model/environment';
import { LABEL } from '../../model/labels';
import { routedServices } from '../../model/routing';
import { addresses, podsIn, THE_INTERNET, tcp } from '../network/grants';
import type { HealthCheck } from './load-balancer';

const EVERYWHERE: k8s.NetworkPolicyPeer = { ipBlock: { cidr: '0.0.0.0/0' } };

/** What comes through the load balancer to pods of the entry, and its questions after their health. */
export function fromLoadBalancer(
  { cloud, platform }: Environment,
  ports: readonly number[],
  health: HealthCheck,
): k8s.NetworkPolicyIngressRule[] {
  const { loadBalancer, cdn } = platform.edge;
  const requests = ports.map(tcp);
  // Others may send packets on from private addresses of their own, and their health checks go to the nodes.
  if (loadBalancer === 'provider') return [{ from: [EVERYWHERE], ports: requests }];
  const subnets = addresses(awsOf(cloud).publicSubnets);
  const preserved = loadBalancer === 'aws-network' && cdn === undefined;
  return [
    { from: preserved ? [THE_INTERNET] : subnets, ports: requests },
    { from: subnets, ports: [tcp(health.port)] },
  ];
}

/** The last proxy sends requests on to pods of the services that have routes. */
export const toRoutedServices = (environment: Environment): k8s.NetworkPolicyEgressRule[] =>
  routedServices(environment).map(({ name, port }) => ({
    to: [podsIn(environment.namespaces.services, { [LABEL.app]: name })],
    ports: [tcp(port)],
  }));
