import type { k8s } from 'cdk8s-plus-27';
import { firstProxyOf } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { LABEL } from '../../model/labels';
import { seconds } from '../../model/quantity';
import { recordHosts, routedServices } from '../../model/routing';
import { addresses, THE_INTERNET, tcp } from '../network/grants';

/** Where a load balancer asks whether a pod of the entry can serve. */
export interface HealthCheck {
  readonly port: number;
  readonly path: string;
}

const EVERYWHERE: k8s.NetworkPolicyPeer = { ipBlock: { cidr: '0.0.0.0/0' } };

/**
 * Seconds that requests and connections at the edge may take to end: the longest that a service behind it may take.
 * A load balancer lets go of a pod that stops for as long, and the pod outlives that.
 */
export const edgeDrain = (environment: Environment): number =>
  Math.max(
    30,
    ...routedServices(environment).map(({ timeout, drain }) => Math.max(drain, Math.ceil(seconds(timeout)!))),
  );

/**
 * The Service of the entry as the environment's load balancer wants it: values that charts of gateways have in common.
 * An application load balancer is an Ingress's, and needs no more than the Service's name.
 */
export function entryService(environment: Environment, health: HealthCheck): Record<string, unknown> {
  const { loadBalancer } = environment.platform.edge;
  if (loadBalancer === 'aws-application') return { type: 'ClusterIP' };
  const records = { 'external-dns.kubernetes.io/hostname': recordHosts(environment).join(',') };
  if (loadBalancer === 'provider') {
    // Packets stay on the node that they arrive at, so that pods see the client's address.
    return { type: 'LoadBalancer', externalTrafficPolicy: 'Local', annotations: records };
  }
  return {
    type: 'LoadBalancer',
    loadBalancerClass: 'service.k8s.aws/nlb',
    // Packets go to pods, not through nodes.
    allocateLoadBalancerNodePorts: false,
    annotations: { ...records, ...networkLoadBalancer(environment, health) },
  };
}

function networkLoadBalancer(environment: Environment, { port, path }: HealthCheck): Record<string, string> {
  const { platform, profile } = environment;
  const attributes = {
    'load_balancing.cross_zone.enabled': true,
    'deletion_protection.enabled': profile.deletion === 'protected',
  };
  const targets = {
    // Behind a cache the client's address is in a header, and the packets' is the cache's.
    'preserve_client_ip.enabled': platform.edge.cdn === undefined,
    'deregistration_delay.timeout_seconds': edgeDrain(environment),
  };
  const settings = {
    scheme: 'internet-facing',
    'nlb-target-type': 'ip',
    attributes: listOf(attributes),
    'target-group-attributes': listOf(targets),
    'healthcheck-protocol': 'http',
    'healthcheck-port': String(port),
    'healthcheck-path': path,
    'healthcheck-interval': '10',
    'healthcheck-success-codes': '200',
  };
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`service.beta.kubernetes.io/aws-load-balancer-${name}`, value]),
  );
}

/** `a=1,b=true`: how AWS's controller reads a map in an annotation. */
export const listOf = (settings: Readonly<Record<string, string | number | boolean>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

/** What comes through the load balancer to pods of the entry, and its questions after their health. */
export function fromLoadBalancer(
  { cloud, platform }: Environment,
  ports: readonly number[],
  health: HealthCheck,
): k8s.NetworkPolicyIngressRule[] {
  const { loadBalancer, cdn } = platform.edge;
  const requests = ports.map(tcp);
  // Others may send packets on from private addresses of their own, and their health checks go to the nodes.
  if (loadBalancer === 'provider' || cloud.provider !== 'aws') return [{ from: [EVERYWHERE], ports: requests }];
  const subnets = addresses(cloud.publicSubnets);
  const preserved = loadBalancer === 'aws-network' && cdn === undefined;
  return [
    { from: preserved ? [THE_INTERNET] : subnets, ports: requests },
    { from: subnets, ports: [tcp(health.port)] },
  ];
}

/**
 * Labels of the entry's namespace: without them a rollout takes away pods that serve before the load balancer knows
 * those that replace them.
 */
export const entryLabels = ({ platform: { edge } }: Environment, namespace: string): Record<string, string> =>
  edge.loadBalancer !== 'provider' && firstProxyOf(edge).namespace === namespace
    ? { [LABEL.readinessGates]: 'enabled' }
    : {};
