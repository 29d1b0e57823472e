import { Construct } from 'constructs';
import { DestinationRule, VirtualService } from '../../../../imports/networking.istio.io';
import { EDGE_PROXIES, MESH_GATEWAY } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { routesByHost } from '../../../model/routing';
import { EJECT_UNREACHABLE } from '../../mesh/ejection';
import { meshName } from '../../mesh/identity';
import { requestsThrough } from '../../mesh/requests';
import { GATEWAY_HEADERS } from '../headers';
import { KONG_SERVICES } from '../kong/kong-names';
import { gatewayWait } from '../patience';
import { GATEWAY_REFERENCE } from './gateway-name';

const KONG = { host: meshName(KONG_SERVICES.proxy, EDGE_PROXIES.kong.namespace), port: 80 };

/** Has the gateway send all requests for the declared hosts to Kong, which knows their paths. */
export class KongHosts extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { namespace } = MESH_GATEWAY;
    for (const [host, paths] of routesByHost(environment)) {
      const services = paths.map(({ service }) => service);
      new VirtualService(this, host, {
        metadata: { name: host, namespace },
        spec: {
          hosts: [host],
          gateways: [GATEWAY_REFERENCE],
          http: requestsThrough({
            ...KONG,
            timeout: `${gatewayWait(services)}s`,
            websockets: services.some(({ keepsOpen }) => keepsOpen === 'websockets'),
            also: GATEWAY_HEADERS,
          }),
        },
      });
    }

    new DestinationRule(this, 'connections', {
      metadata: { name: 'kong', namespace },
      spec: {
        host: KONG.host,
        // Nobody else calls Kong.
        exportTo: ['.'],
        trafficPolicy: {
          tls: { mode: 'ISTIO_MUTUAL' },
          connectionPool: {
            tcp: { maxConnections: 4096, connectTimeout: '3s', tcpKeepalive: { time: '300s', interval: '60s' } },
            http: { http1MaxPendingRequests: 1024, http2MaxRequests: 4096, maxRetries: 32 },
          },
          outlierDetection: EJECT_UNREACHABLE,
          // Each pod of Kong counts for itself what a client asks for, so a client's requests go to the same one,
          // in whichever zone the gateway stands.
          loadBalancer: { consistentHash: { useSourceIp: true }, localityLbSetting: { enabled: false } },
        },
      },
    });
  }
}
