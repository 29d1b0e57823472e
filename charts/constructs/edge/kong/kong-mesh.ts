import { Construct } from 'constructs';
import { AuthorizationPolicy } from '../../../../imports/security.istio.io';
import { EDGE_PROXIES, MESH_GATEWAY } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { principalOf } from '../../mesh/identity';
import { CLUSTER_DNS } from '../../mesh/proxy-scope';
import { ProxyMetrics } from '../../observability/proxy-metrics';
import { RoutedScope } from '../routed-scope';
import { KONG_PORTS } from './kong-names';

const { namespace, podLabels } = EDGE_PROXIES.kong;

const NAME = 'kong-gateway';

/** Kong as part of the mesh: who may send to it, and whom it may send to. */
export class KongMesh extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    new AuthorizationPolicy(this, 'callers', {
      metadata: { name: NAME, namespace },
      spec: {
        selector: { matchLabels: { ...podLabels } },
        action: 'ALLOW',
        rules: [
          {
            from: [{ source: { principals: [principalOf(MESH_GATEWAY.namespace, MESH_GATEWAY.serviceAccount)] } }],
            to: [{ operation: { ports: [String(KONG_PORTS.requests)] } }],
          },
        ],
      },
    });
    new RoutedScope(this, 'scope', { environment, also: CLUSTER_DNS });
    new ProxyMetrics(this, 'metrics', { name: NAME, namespace, podLabels });
  }
}
