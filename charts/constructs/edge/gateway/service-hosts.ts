import { Construct } from 'constructs';
import { VirtualService } from '../../../../imports/networking.istio.io';
import { MESH_GATEWAY } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { matchersOf } from '../../../model/paths';
import { routesByHost } from '../../../model/routing';
import { meshName } from '../../mesh/identity';
import { type Requests, requestsTo } from '../../mesh/requests';
import { corsOf } from '../cors';
import { GATEWAY_HEADERS } from '../headers';
import { GATEWAY_REFERENCE } from './gateway-name';

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

/** A bare prefix would take `/users` for `/users-of-others` as well. */
function below(path: string): Requests['paths'] {
  const matchers = matchersOf(path);
  return matchers && [{ exact: matchers.exact }, { prefix: matchers.below }];
}
