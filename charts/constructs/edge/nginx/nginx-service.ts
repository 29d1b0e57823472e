import { CLOUDFRONT_PREFIX_LISTS } from '../../../model/cloudfront';
import type { Environment } from '../../../model/environment';
import { routedServices } from '../../../model/routing';
import { entryService, type HealthCheck, listOf } from '../load-balancer';

/** Answers while NGINX serves the routes; speaks plain HTTP whatever the routes do. */
export const NGINX_HEALTH: HealthCheck = { port: 8081, path: '/nginx-ready' };

/** Longest silence on an open connection, in seconds; what is open longer has to be pinged. */
export const SILENCE = 3600;

const AWS = 'service.beta.kubernetes.io/aws-load-balancer';

/** Values of the chart for the Service in front of NGINX. */
export function nginxService(environment: Environment): Record<string, unknown> {
  const { annotations, ...service } = entryService(environment, NGINX_HEALTH) as {
    annotations: Record<string, string>;
  };
  const { loadBalancer, cdn } = environment.platform.edge;
  if (loadBalancer === 'provider') return { ...service, annotations, sessionAffinity: AFFINITY };
  // Ignored where packets go to pods directly; `Local` would have the nodes asked for their health.
  const values = { ...service, externalTrafficPolicy: 'Cluster' };
  return cdn
    ? { ...values, annotations: { ...annotations, ...fromCloudFront(environment) }, httpPort: { enable: false } }
    : { ...values, annotations: { ...annotations, ...fromClients(environment, annotations) } };
}

/** Each pod counts for itself what a client asks for, so a client's connections go to the same one. */
const AFFINITY = { enable: true, type: 'ClientIP', timeoutSeconds: SILENCE };

const fromClients = (
  environment: Environment,
  annotations: Readonly<Record<string, string>>,
): Record<string, string> => ({
  [`${AWS}-target-group-attributes`]: [
    annotations[`${AWS}-target-group-attributes`],
    // As above.
    listOf({ 'stickiness.enabled': true, 'stickiness.type': 'source_ip' }),
  ].join(','),
  // Six minutes otherwise, after which a quiet conversation is cut off without a word to either side.
  ...(routedServices(environment).some(({ keepsOpen }) => keepsOpen) && {
    [`${AWS}-listener-attributes.TCP-443`]: listOf({ 'tcp.idle_timeout.seconds': SILENCE }),
  }),
});

/**
 * Nobody but the cache may come, so what it says of the client's address can be believed. Its list counts as 55 rules of
 * the 60 that a security group has room for: there is one for port 443, and none for 80.
 */
const fromCloudFront = ({ cloud }: Environment): Record<string, string> =>
  cloud.provider === 'aws' ? { [`${AWS}-security-group-prefix-lists`]: CLOUDFRONT_PREFIX_LISTS[cloud.region]! } : {};
