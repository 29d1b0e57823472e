import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { hostOf, METHODS, type Method, type Route } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { compare } from '../../../model/names';
import type { Service } from '../../../model/service';
import { KONG_CLASS } from './kong-names';
import { CORS_PLUGIN, TOKEN_PLUGIN } from './route-plugins';

export interface ServiceIngressProps {
  readonly environment: Environment;
  readonly service: Service;
  /** Routes alike in all but host and path, as annotations hold for an Ingress as a whole. */
  readonly routes: readonly Route[];
}

/** Paths to one service that ask for the same. */
export class ServiceIngress extends Construct {
  constructor(scope: Construct, id: string, { environment, service, routes }: ServiceIngressProps) {
    super(scope, id);
    const { domain, origins } = environment;
    const { access, methods } = routes[0]!;
    const plugins = [...(origins.length > 0 ? [CORS_PLUGIN] : []), ...(access === 'signed-in' ? [TOKEN_PLUGIN] : [])];
    const hosts = [...new Set(routes.map(({ subdomain }) => hostOf(domain, subdomain)))].sort(compare);

    new k8s.KubeIngress(this, 'ingress', {
      metadata: {
        name: ingressName(service, routes[0]!),
        annotations: {
          // The mesh knows services by their names, not by the public one; that is in X-Forwarded-Host.
          'konghq.com/preserve-host': 'false',
          // Services, and the policies that admit Kong to them, know the whole path.
          'konghq.com/strip-path': 'false',
          // On every Ingress: a route with methods would win over a longer path without.
          'konghq.com/methods': methodsOf(methods, origins).join(','),
          ...(plugins.length > 0 && { 'konghq.com/plugins': plugins.join(',') }),
        },
      },
      spec: {
        ingressClassName: KONG_CLASS,
        rules: hosts.map((host) => ({
          host,
          http: {
            paths: routes
              .filter(({ subdomain }) => hostOf(domain, subdomain) === host)
              .map(({ path }) => ({
                path,
                pathType: 'Prefix',
                backend: { service: { name: service.name, port: { name: 'http' } } },
              })),
          },
        })),
      },
    });
  }
}

/** `users-signed-in`, `users-anyone-get-head`: the same whatever other routes a service has. */
export const ingressName = ({ name }: Pick<Service, 'name'>, { access, methods }: Route): string =>
  [name, access, ...sorted(methods).map((method) => method.toLowerCase())].join('-');

/** Browsers ask by OPTIONS before a script of another page does anything; Kong itself answers. */
const methodsOf = (methods: readonly Method[] | undefined, origins: readonly string[]): readonly Method[] =>
  sorted(methods ? [...new Set([...methods, ...(origins.length > 0 ? (['OPTIONS'] as const) : [])])] : METHODS);

const sorted = (methods: readonly Method[] = []): Method[] => [...methods].sort(compare);
