import { Construct } from 'constructs';
import { DestinationRule, VirtualService, type VirtualServiceProps } from '../../../imports/networking.istio.io';
import { seconds } from '../../model/quantity';
import type { ServiceProps } from '../service-props';

type Http = NonNullable<VirtualServiceProps['spec']['http']>[number];

const ATTEMPTS = 2;

/** Failures in which the request never reached the service: safe to repeat, whatever its method. */
const NOT_SENT = 'connect-failure,refused-stream,reset-before-request';

/** Failures after the service may have seen the request: safe to repeat only what changes nothing. */
const NOT_ANSWERED = `${NOT_SENT},reset,gateway-error`;

/**
 * How callers' proxies treat the service: a time limit, retries with growing pauses where a retry
 * can do no harm, limits on what waits for it, and a pause for pods that keep failing.
 */
export class Resilience extends Construct {
  constructor(scope: Construct, id: string, { environment, service }: ServiceProps) {
    super(scope, id);
    const { name, port, timeout } = service;
    const host = `${name}.${environment.namespaces.services}.svc.cluster.local`;
    const route = [{ destination: { host, port: { number: port } } }];

    new VirtualService(this, 'requests', {
      metadata: { name },
      spec: {
        hosts: [host],
        // Only callers inside the mesh take these rules; the edge has its own.
        gateways: ['mesh'],
        http: [
          {
            name: 'reads',
            match: [{ method: { regex: 'GET|HEAD|OPTIONS' } }],
            route,
            ...patience(timeout, NOT_ANSWERED),
          },
          { name: 'writes', route, ...patience(timeout, NOT_SENT) },
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
            tcp: { maxConnections: 1024, connectTimeout: '3s', tcpKeepalive: { time: '300s', interval: '60s' } },
            http: { http1MaxPendingRequests: 512, http2MaxRequests: 2048, maxRetries: 32 },
          },
          outlierDetection: {
            consecutive5xxErrors: 5,
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

/** The time limit holds for all attempts together. `0s` is for connections that stay open: neither limit nor retry. */
function patience(timeout: string, retryOn: string): Pick<Http, 'timeout' | 'retries'> {
  const limit = seconds(timeout)!;
  if (limit === 0) return { retries: { attempts: 0 } };
  const perTryTimeout = `${Math.round((limit * 1000) / (ATTEMPTS + 1))}ms`;
  return { timeout, retries: { attempts: ATTEMPTS, perTryTimeout, retryOn, backoff: '100ms' } };
}
