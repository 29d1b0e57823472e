import { Construct } from 'constructs';
import { Sidecar } from '../../../../imports/networking.istio.io';
import { EDGE_PROXIES } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { routedServices } from '../../../model/routing';
import { meshName } from '../../mesh/identity';

/** Has NGINX's sidecars know the services that have routes, and nothing else; its controller asks the Kubernetes API. */
export class NginxScope extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { namespace, podLabels } = EDGE_PROXIES.nginx;
    const services = environment.namespaces.services;
    new Sidecar(this, 'sidecar', {
      metadata: { name: 'nginx-ingress', namespace },
      spec: {
        workloadSelector: { labels: podLabels },
        outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
        egress: [
          {
            hosts: [
              'istio-system/*',
              `default/${meshName('kubernetes', 'default')}`,
              ...routedServices(environment).map(({ name }) => `${services}/${meshName(name, services)}`),
            ],
          },
        ],
      },
    });
  }
}
