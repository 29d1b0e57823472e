import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../model/environment';
import { environmentLabels } from '../metadata';
import { ApplicationLoadBalancer } from './application-load-balancer';
import { Certificates } from './certificates';
import { KongRoutes } from './kong/kong-routes';
import { MeshGateway } from './mesh-gateway';
import { NginxRoutes } from './nginx/nginx-routes';

/** The way in: certificates, and the declared routes as the platform's proxies take them. */
export class EdgeChart extends Chart {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, {
      namespace: environment.namespaces.services,
      labels: environmentLabels(environment, 'edge'),
      disableResourceNameHashes: true,
    });
    const { proxy, loadBalancer } = environment.platform.edge;

    new Certificates(this, 'certificates', environment);
    if (loadBalancer === 'aws-application') new ApplicationLoadBalancer(this, 'load-balancer', environment);
    if (proxy === 'nginx') new NginxRoutes(this, 'nginx', environment);
    else new MeshGateway(this, 'gateway', environment);
    if (proxy === 'kong') new KongRoutes(this, 'kong', environment);
  }
}
