import { Construct } from 'constructs';
import type { Route } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { routedServices } from '../../../model/routing';
import type { Service } from '../../../model/service';
import { GlobalPlugins } from './global-plugins';
import { KongCertificates } from './kong-certificates';
import { KongMesh } from './kong-mesh';
import { RoutePlugins } from './route-plugins';
import { ingressName, ServiceIngress } from './service-ingress';

/** The declared routes as Kong takes them, what it does with the requests on them, and its own place in the mesh. */
export class KongRoutes extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    new KongCertificates(this, 'certificates', environment);
    new KongMesh(this, 'mesh', environment);
    new GlobalPlugins(this, 'everywhere', environment);
    new RoutePlugins(this, 'plugins', environment);
    for (const service of routedServices(environment)) {
      for (const [name, routes] of alike(service)) new ServiceIngress(this, name, { environment, service, routes });
    }
  }
}

/** The routes of a service that one Ingress holds, by its name. */
function alike(service: Service): Map<string, Route[]> {
  const byName = new Map<string, Route[]>();
  for (const route of service.routes) {
    const name = ingressName(service, route);
    byName.set(name, [...(byName.get(name) ?? []), route]);
  }
  return byName;
}
