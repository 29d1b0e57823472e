import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { MESH_GATEWAY } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { edgeHosts } from '../../model/routing';
import { GATEWAY_HEALTH } from './gateway/ports';
import { edgeDrain, listOf } from './load-balancer';
import { balancerWait } from './patience';
import { TLS_POLICIES } from './tls';

/** The class of Ingresses that AWS's controller makes application load balancers of. */
export const ALB_CLASS = 'alb';

/**
 * AWS's load balancer in front of the mesh's gateway. It finds its certificate among the account's by the hosts, so one
 * for each of them must be there, in the same region, or no load balancer is made.
 */
export class ApplicationLoadBalancer extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { namespace, serviceAccount } = MESH_GATEWAY;
    const gateway = { service: { name: serviceAccount, port: { number: 443 } } };
    new k8s.KubeIngress(this, 'ingress', {
      metadata: {
        name: serviceAccount,
        namespace,
        annotations: Object.fromEntries(
          Object.entries(settingsOf(environment)).map(([name, value]) => [`alb.ingress.kubernetes.io/${name}`, value]),
        ),
      },
      spec: {
        ingressClassName: ALB_CLASS,
        rules: edgeHosts(environment).map((host) => ({
          host,
          http: { paths: [{ path: '/', pathType: 'Prefix', backend: gateway }] },
        })),
      },
    });
  }
}

const settingsOf = (environment: Environment): Record<string, string> => ({
  scheme: 'internet-facing',
  'target-type': 'ip',
  'listen-ports': JSON.stringify([{ HTTP: 80 }, { HTTPS: 443 }]),
  'ssl-redirect': '443',
  'ssl-policy': TLS_POLICIES[environment.platform.edge.tls.minimum],
  // It does not look at the gateway's certificate, so the cluster's own does.
  'backend-protocol': 'HTTPS',
  'healthcheck-protocol': 'HTTP',
  'healthcheck-port': String(GATEWAY_HEALTH.port),
  'healthcheck-path': GATEWAY_HEALTH.path,
  'healthcheck-interval-seconds': '10',
  'healthcheck-timeout-seconds': '5',
  'healthy-threshold-count': '2',
  'unhealthy-threshold-count': '2',
  'success-codes': '200',
  'load-balancer-attributes': listOf({
    'deletion_protection.enabled': environment.profile.deletion === 'protected',
    'idle_timeout.timeout_seconds': balancerWait(environment),
    'routing.http.drop_invalid_header_fields.enabled': true,
  }),
  'target-group-attributes': listOf({ 'deregistration_delay.timeout_seconds': edgeDrain(environment) }),
});
