import { entryOf } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { LABEL } from '../../model/labels';
import { seconds } from '../../model/quantity';
import { recordHosts, routedServices } from '../../model/routing';
import { balancerWait } from './patience';

/** Where a load balancer asks whether a pod of the entry can serve. */
export interface HealthCheck {
  readonly port: number;
  readonly path: string;
}

/**
 * Seconds that requests and connections at the edge may take to end: the longest that a service behind it may take.
 * A load balancer lets go of a pod that stops for as long, and the pod outlives that.
 */
export const edgeDrain = (environment: Environment): number =>
  Math.max(
    30,
    ...routedServices(environment).map(({ timeout, drain }) => Math.max(drain, Math.ceil(seconds(timeout)!))),
  );

type Attributes = Readonly<Record<string, string | number | boolean>>;

/** Values for the Service of the entry that charts of gateways have in common. */
export interface EntryService {
  readonly type: 'ClusterIP' | 'LoadBalancer';
  readonly loadBalancerClass?: string;
  readonly allocateLoadBalancerNodePorts?: boolean;
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What a network load balancer has to know besides. */
export interface MoreSettings {
  /** Attributes of the group of pods that it sends to. */
  readonly targets?: Attributes;
  /** AWS's list of the only addresses that may come. */
  readonly prefixList?: string;
}

/**
 * The Service of the entry as the environment's load balancer wants it. An application load balancer is an Ingress's, and
 * needs no more than the Service's name.
 */
export function entryService(environment: Environment, health: HealthCheck, more: MoreSettings = {}): EntryService {
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
    annotations: { ...records, ...networkLoadBalancer(environment, health, more) },
  };
}

function networkLoadBalancer(
  environment: Environment,
  { port, path }: HealthCheck,
  { targets, prefixList }: MoreSettings,
): Record<string, string> {
  const { platform, profile } = environment;
  const settings = {
    scheme: 'internet-facing',
    'nlb-target-type': 'ip',
    attributes: listOf({
      'load_balancing.cross_zone.enabled': true,
      'deletion_protection.enabled': profile.deletion === 'protected',
    }),
    'target-group-attributes': listOf({
      // Behind a cache the client's address is in a header, and the packets' is the cache's.
      'preserve_client_ip.enabled': platform.edge.cdn === undefined,
      'deregistration_delay.timeout_seconds': edgeDrain(environment),
      ...targets,
    }),
    // Six minutes otherwise, after which a quiet conversation is cut off without a word to either side.
    ...(routedServices(environment).some(({ keepsOpen }) => keepsOpen) && {
      'listener-attributes.TCP-443': listOf({ 'tcp.idle_timeout.seconds': balancerWait(environment) }),
    }),
    ...(prefixList && { 'security-group-prefix-lists': prefixList }),
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
export const listOf = (settings: Attributes): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

/**
 * Labels of the entry's namespace: without them a rollout takes away pods that serve before the load balancer knows
 * those that replace them.
 */
export const entryLabels = ({ platform: { edge } }: Environment, namespace: string): Record<string, string> =>
  edge.loadBalancer !== 'provider' && entryOf(edge).namespace === namespace
    ? { [LABEL.readinessGates]: 'enabled' }
    : {};
