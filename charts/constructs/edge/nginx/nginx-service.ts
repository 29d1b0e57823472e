import { awsOf } from '../../../model/cloud';
import { CLOUDFRONT_PREFIX_LISTS } from '../../../model/cloudfront';
import type { Environment } from '../../../model/environment';
import { type EntryService, entryService, type HealthCheck, type MoreSettings } from '../load-balancer';
import { SILENCE } from '../patience';

/** Answers while NGINX serves the routes; speaks plain HTTP whatever the routes do. */
export const NGINX_HEALTH: HealthCheck = { port: 8081, path: '/nginx-ready' };

/** Values of the chart for the Service in front of NGINX. */
export interface NginxService extends EntryService {
  readonly sessionAffinity?: typeof AFFINITY;
  readonly httpPort?: { readonly enable: boolean };
}

/** Each pod counts for itself what a client asks for, so a client's connections go to the same one. */
const AFFINITY = { enable: true, type: 'ClientIP', timeoutSeconds: SILENCE };

/** As above, where AWS's load balancer chooses the pod. */
const STICKY: MoreSettings = { targets: { 'stickiness.enabled': true, 'stickiness.type': 'source_ip' } };

export function nginxService(environment: Environment): NginxService {
  const { loadBalancer, cdn } = environment.platform.edge;
  if (loadBalancer === 'provider') return { ...entryService(environment, NGINX_HEALTH), sessionAffinity: AFFINITY };
  return {
    ...entryService(environment, NGINX_HEALTH, cdn ? fromCloudFront(environment) : STICKY),
    // Ignored where packets go to pods directly; `Local` would have the nodes asked for their health.
    externalTrafficPolicy: 'Cluster',
    ...(cdn && { httpPort: { enable: false } }),
  };
}

/**
 * Nobody but the cache may come, so what it says of the client's address can be believed. Its list counts as 55 rules of
 * the 60 that a security group has room for: there is one for port 443, and none for 80.
 */
const fromCloudFront = ({ cloud }: Environment): MoreSettings => ({
  prefixList: CLOUDFRONT_PREFIX_LISTS[awsOf(cloud).region]!,
});
