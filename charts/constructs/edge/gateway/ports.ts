import type { Edge } from '../../../model/edge';
import type { HealthCheck } from '../load-balancer';

/** Ports of the gateway's Service, each with the one that pods open: they may not open those below 1024. */
const HTTP = { name: 'http2', port: 80, protocol: 'TCP', targetPort: 8080 } as const;
const HTTPS = { name: 'https', port: 443, protocol: 'TCP', targetPort: 8443 } as const;

/**
 * What the gateway takes from the environment's load balancer. A network load balancer opens every port of the Service
 * to the internet, so that of health checks is not among them.
 */
export const gatewayPorts = ({ loadBalancer }: Edge): readonly (typeof HTTP | typeof HTTPS)[] =>
  loadBalancer === 'aws-application' ? [HTTPS] : [HTTP, HTTPS];

/** The gateway's agent says when a pod can serve; beside TLS and the mesh. */
export const GATEWAY_HEALTH: HealthCheck = { port: 15021, path: '/healthz/ready' };
