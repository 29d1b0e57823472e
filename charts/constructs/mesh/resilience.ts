import { Construct } from 'constructs';
import { DestinationRule, type DestinationRuleProps, VirtualService } from '../../../imports/networking.istio.io';
import type { Scale } from '../../model/scale';
import type { ServiceProps } from '../service-props';
import { EJECT_FAILING, EJECT_UNREACHABLE } from './ejection';
import { meshName } from './identity';
import { type Requests, requestsTo } from './requests';

type LoadBalancer = NonNullable<NonNullable<DestinationRuleProps['spec']['trafficPolicy']>['loadBalancer']>;

/** Connections of one caller's proxy to a service whose requests come and go. */
const CONNECTIONS = 1024;

export interface ResilienceProps extends ServiceProps, Pick<Requests, 'also'> {}

/**
 * How callers' proxies treat the service: a time limit, retries with growing pauses where a retry
 * can do no harm, limits on what waits for it, and a pause for pods that keep failing.
 */
export class Resilience extends Construct {
  constructor(scope: Construct, id: string, { environment, service, also }: ResilienceProps) {
    super(scope, id);
    const { name } = service;
    const host = meshName(name, environment.namespaces.services);

    new VirtualService(this, 'requests', {
      metadata: { name },
      spec: {
        hosts: [host],
        // The sidecars of all callers, the edge's proxies included; not the mesh's own gateways.
        gateways: ['mesh'],
        http: requestsTo({ host, service, also }),
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
          outlierDetection: service.calls.length > 0 ? EJECT_UNREACHABLE : EJECT_FAILING,
          loadBalancer: service.keepsOpen ? affinityTo(name) : SPREAD,
        },
      },
    });
  }
}

/** All connections that the service takes at its most may come from a single caller. */
const connectionsOf = ({ max, demand }: Scale): number =>
  Math.max(CONNECTIONS, max * (demand?.openConnections?.perPod ?? 0));

const SPREAD: LoadBalancer = { simple: 'LEAST_REQUEST', localityLbSetting: { enabled: true } };

/**
 * Who comes back to a conversation finds the pod that knows it, by a cookie that the caller's proxy gives. Zones count for
 * nothing then: each has a ring of its own, so a pod that another zone's proxy chose would not be found again.
 */
const affinityTo = (service: string): LoadBalancer => ({
  consistentHash: {
    httpCookie: {
      name: `${service}-affinity`,
      path: '/',
      // Until the browser is closed; without a lifetime the proxy would give none.
      ttl: '0s',
      // It says nothing of anyone, so pages of other sites may send it along.
      attributes: [{ name: 'Secure' }, { name: 'HttpOnly' }, { name: 'SameSite', value: 'None' }],
    },
  },
  localityLbSetting: { enabled: false },
});
