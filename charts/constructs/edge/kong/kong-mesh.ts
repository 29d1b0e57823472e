import { Construct } from 'constructs';
import { Sidecar } from '../../../../imports/networking.istio.io';
import { AuthorizationPolicy } from '../../../../imports/security.istio.io';
import { EDGE_PROXIES, MESH_GATEWAY } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { routedServices } from '../../../model/routing';
import { meshName, principalOf } from '../../mesh/identity';
import { CLUSTER_DNS } from '../../mesh/proxy-scope';
import { ProxyMetrics } from '../../observability/proxy-metrics';

const { namespace, podLabels } = EDGE_PROXIES.kong;

/** Port at which Kong takes requests, once its sidecar has taken the TLS of the mesh off them. */
export const KONG_PORT = 8000;

const NAME = 'kong-gateway';

/** Kong as part of the mesh: who may send to it, and whom it may send to. */
export class KongMesh extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { services } = environment.namespaces;

    new AuthorizationPolicy(this, 'callers', {
      metadata: { name: NAME, namespace },
      spec: {
        selector: { matchLabels: { ...podLabels } },
        action: 'ALLOW',
        rules: [
          {
            from: [{ source: { principals: [principalOf(MESH_GATEWAY.namespace, MESH_GATEWAY.serviceAccount)] } }],
            to: [{ operation: { ports: [String(KONG_PORT)] } }],
          },
        ],
      },
    });
    new Sidecar(this, 'scope', {
      metadata: { name: NAME, namespace },
      spec: {
        workloadSelector: { labels: { ...podLabels } },
        outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
        egress: [
          {
            hosts: [
              'istio-system/*',
              CLUSTER_DNS,
              ...routedServices(environment).map(({ name }) => `${services}/${meshName(name, services)}`),
            ],
          },
        ],
      },
    });
    new ProxyMetrics(this, 'metrics', { name: NAME, namespace, podLabels });
  }
}
