import { Construct } from 'constructs';
import { DestinationRule, VirtualService } from '../../../imports/networking.istio.io';
import { seconds } from '../../model/quantity';
import type { Scale } from '../../model/scale';
import { READ_ATTEMPTS } from '../../model/service';
import type { ServiceProps } from '../service-props';

/** Failures in which the request never reached the service: safe to repeat, whatever its method. */
const NOT_SENT = 'connect-failure,refused-stream,reset-before-request';

/** Failures after the service may have seen the request: safe to repeat only what changes nothing. */
const NOT_ANSWERED = `${NOT_SENT},reset,gateway-error`;

/** Connections of one caller's proxy to a service whose requests come and go. */
const CONNECTIONS = 1024;

/**
 * How callers' proxies treat the service: a time limit, retries with growing pauses where a retry
 * can do no harm, limits on what waits for it, and a pause for pods that keep failing.
 */
export class Resilience extends Construct {
  constructor(scope: Construct, id: string, { environment, service }: ServiceProps) {
    super(scope, id);
    const { name, port, timeout, keepsOpen } = service;
    const host = `${name}.${environment.namespaces.services}.svc.cluster.local`;
    const route = [{ destination: { host, port: { number: port } } }];

    new VirtualService(this, 'requests', {
      metadata: { name },
      spec: {
        hosts: [host],
        // The sidecars of all callers, the edge's proxies included; not the mesh's own gateways.
        gateways: ['mesh'],
        http: [
          ...(keepsOpen ? [{ name: 'websockets', match: [WEBSOCKET], route, retries: { attempts: 0 } }] : []),
          { name: 'reads', match: [READ], route, timeout, retries: readRetries(timeout) },
          { name: 'writes', route, timeout, retries: retries(NOT_SENT) },
        ],
      },
    });

    new DestinationRule(this, 'connections', {
      metadata: { name },
      spec: {
        host,
        trafficPolicy: {
          tls: { mode: 'ISTIO_MUTUAL' },
          connectionPool: {
            tcp: {
              maxConnections: connectionsOf(service.scale),
              connectTimeout: '3s',
              tcpKeepalive: { time: '300s', interval: '60s' },
            },
            http: { http1MaxPendingRequests: 512, http2MaxRequests: 2048, maxRetries: 32 },
          },
          outlierDetection: {
            // A service's own errors say nothing of the pod: one bad request would take out half of them.
            consecutive5xxErrors: 0,
            consecutiveGatewayErrors: 5,
            interval: '10s',
            baseEjectionTime: '30s',
            // At least half keep serving: a fault that all pods share must not empty the pool.
            maxEjectionPercent: 50,
          },
          loadBalancer: { simple: 'LEAST_REQUEST', localityLbSetting: { enabled: true } },
        },
      },
    });
  }
}

const READ = { method: { regex: 'GET|HEAD|OPTIONS' } };

const WEBSOCKET = { headers: { upgrade: { regex: '(?i)websocket' } } };

/** The caller's zone may have a single pod: a second attempt goes to another zone. */
const retries = (retryOn: string) => ({
  attempts: READ_ATTEMPTS - 1,
  retryOn,
  backoff: '100ms',
  retryRemoteLocalities: true,
});

/**
 * A read that is slow is tried elsewhere before the time is up. A write is not cut short: the
 * service may be at work on it, and the caller would send it again.
 */
const readRetries = (timeout: string) => ({
  ...retries(NOT_ANSWERED),
  perTryTimeout: `${Math.round((seconds(timeout)! * 1000) / READ_ATTEMPTS)}ms`,
});

/** All connections that the service takes at its most may come from a single caller. */
const connectionsOf = ({ max, demand }: Scale): number =>
  Math.max(CONNECTIONS, max * (demand?.openConnections?.perPod ?? 0));
