import { entryOf } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { LABEL } from '../../model/labels';
import { seconds } from '../../model/quantity';
import { recordHosts, routedServices } from '../../model/routing';
import { networkWait, outlastsNetwork } from './patience';

/** Where a load balancer asks whether a pod of the entry can serve. */
export interface HealthCheck {
  readonly port: number;
  readonly path: string;
}

/** Seconds that requests and connections at the edge may take to end: the longest that a service behind it may take. */
export const edgeDrain = (environment: Environment): number =>
  Math.max(
    30,
    ...routedServices(environment).map(({ timeout, drain }) => Math.max(drain, Math.ceil(seconds(timeout)!))),
  );

/**
 * Seconds for which AWS's network load balancer sends new connections to a pod that it has been told to let go of, whatever
 * its settings (https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2366).
 */
const STILL_SENDS = 120;

/** Seconds for which a pod of the entry that stops still takes new connections; `heard` is what other load balancers need to hear of it. */
export const lastArrival = ({ platform }: Environment, heard: number): number =>
  platform.edge.loadBalancer === 'aws-network' ? STILL_SENDS + 30 : heard;

/**
 * Seconds that a new pod of the entry must have been ready for, before an old one stops. AWS's network load balancer takes up
 * to three minutes to send to a new pod: these two and the time for which the old one still serves add up to more, so that
 * nobody is sent nowhere even where the pod came without a readiness gate.
 */
export const minReady = ({ platform }: Environment): number =>
  platform.edge.loadBalancer === 'aws-network' ? 120 : 10;

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
      'deregistration_delay.timeout_seconds': Math.max(STILL_SENDS, edgeDrain(environment)),
      ...targets,
    }),
    // Six minutes otherwise, after which a quiet conversation is cut off without a word to either side.
    ...(outlastsNetwork(environment) && {
      'listener-attributes.TCP-443': listOf({ 'tcp.idle_timeout.seconds': networkWait(environment) }),
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
