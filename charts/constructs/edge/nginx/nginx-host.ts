import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { EDGE_PROXIES } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import type { RoutedPath } from '../../../model/routing';
import type { Service } from '../../../model/service';
import { EDGE_CERTIFICATE } from '../edge-certificate';
import { routeSettings } from './route-settings';

export interface NginxHostProps {
  readonly environment: Environment;
  readonly host: string;
  /** The longest first. */
  readonly paths: readonly RoutedPath[];
}

/** IngressClass that the chart makes. */
export const NGINX_CLASS = 'nginx';

/**
 * A host: one Ingress with the certificate beside NGINX, and one for each service beside the service, which NGINX puts
 * together. So its controller reads no Secret of the services, and each service has limits and timeouts of its own.
 */
export class NginxHost extends Construct {
  constructor(scope: Construct, id: string, { environment, host, paths }: NginxHostProps) {
    super(scope, id);
    new k8s.KubeIngress(this, 'host', {
      metadata: {
        name: host,
        namespace: EDGE_PROXIES.nginx.namespace,
        annotations: { 'nginx.org/mergeable-ingress-type': 'master' },
      },
      spec: {
        ingressClassName: NGINX_CLASS,
        tls: [{ hosts: [host], secretName: EDGE_CERTIFICATE }],
        rules: [{ host }],
      },
    });
    for (const service of new Set(paths.map((path) => path.service))) {
      new k8s.KubeIngress(this, service.name, {
        // No service has a dot in its name, so no two of these share one.
        metadata: { name: `${service.name}.${host}`, annotations: routeSettings(environment, service) },
        spec: {
          ingressClassName: NGINX_CLASS,
          rules: [{ host, http: { paths: paths.filter((path) => path.service === service).map(toService) } }],
        },
      });
    }
  }
}

/** NGINX compares letters, not elements: `/api/courses` takes `/api/coursesX` too, which the service's sidecar denies. */
const toService = ({ route, service }: RoutedPath): k8s.HttpIngressPath => ({
  path: route.path,
  pathType: 'Prefix',
  backend: backendOf(service),
});

const backendOf = ({ name, port }: Service): k8s.IngressBackend => ({ service: { name, port: { number: port } } });
