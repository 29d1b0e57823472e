import { Construct } from 'constructs';
import { VirtualService } from '../../../../imports/networking.istio.io';
import { MESH_GATEWAY } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { type RoutedPath, routesByHost } from '../../../model/routing';
import { meshName } from '../../mesh/identity';
import { type Requests, requestsTo } from '../../mesh/requests';
import { corsOf } from '../cors';
import { GATEWAY_REFERENCE } from './gateway-name';
import { GATEWAY_HEADERS } from './headers';

/** Has the gateway send each path of each host straight to its service, the longest path first. */
export class ServiceHosts extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const also = { ...corsOf(environment), ...GATEWAY_HEADERS };
    for (const [host, paths] of routesByHost(environment)) {
      new VirtualService(this, host, {
        metadata: { name: host, namespace: MESH_GATEWAY.namespace },
        spec: {
          hosts: [host],
          gateways: [GATEWAY_REFERENCE],
          http: paths.flatMap(({ service, route }, index) =>
            requestsTo({
              host: meshName(service.name, environment.namespaces.services),
              service,
              paths: below(route.path),
              prefix: `${service.name}-${paths.length - index}-`,
              also,
            }),
          ),
        },
      });
    }
  }
}

/** The path itself and what is below it: a bare prefix would take `/users` for `/users-of-others` as well. */
function below(path: RoutedPath['route']['path']): Requests['paths'] {
  if (path === '/') return undefined;
  const base = path.replace(/\/$/, '');
  return [{ exact: base }, { prefix: `${base}/` }];
}
