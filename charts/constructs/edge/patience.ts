import type { Environment } from '../../model/environment';
import { seconds } from '../../model/quantity';
import { routedServices } from '../../model/routing';
import type { Service } from '../../model/service';

/**
 * The longest that an open connection may be silent, in seconds; what is open for longer has to be pinged. AWS's load
 * balancers can be told to wait a little longer than that.
 */
export const SILENCE = 3600;

/** Seconds that each hop on the way in waits longer than the one behind it, which knows what failed and says so. */
const LONGER = 5;

/** AWS's own idle time, in seconds; shorter ones would close connections that clients use again. */
const IDLE = 60;

/** That of its network load balancer, which forgets a connection then, and tells neither side. */
const FORGOTTEN = 350;

/** Seconds before that in which a connection without requests is closed, so that no client sends the next one into nowhere. */
const BEFORE = 50;

/** Seconds that Kong or NGINX waits for a service: longer than the mesh's time limit, which is the one that counts. */
export const proxyWait = ({ timeout, keepsOpen }: Pick<Service, 'timeout' | 'keepsOpen'>): number =>
  keepsOpen ? SILENCE : Math.ceil(seconds(timeout)!) + LONGER;

/** Seconds that the mesh's gateway waits for the proxy behind it, in front of these services. */
export const gatewayWait = (services: readonly Service[]): number => Math.max(...services.map(proxyWait)) + LONGER;

/** Seconds without a byte, after which a load balancer gives up, whatever proxies are behind it. */
export const balancerWait = (environment: Environment): number =>
  Math.max(IDLE, gatewayWait(routedServices(environment)) + LONGER);

/** Seconds without a byte, after which a network load balancer forgets a connection. */
export const networkWait = (environment: Environment): number => Math.max(FORGOTTEN, balancerWait(environment));

/** Seconds without a request, after which the mesh's gateway closes a connection that a network load balancer would forget. */
export const unusedWait = (environment: Environment): number => networkWait(environment) - BEFORE;

/** Whether that load balancer has to be told to wait for longer than it does anyway. */
export const outlastsNetwork = (environment: Environment): boolean => networkWait(environment) > FORGOTTEN;
