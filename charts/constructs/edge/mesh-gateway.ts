import { Construct } from 'constructs';
import { Gateway, type GatewayProps } from '../../../imports/networking.istio.io';
import { AuthorizationPolicy } from '../../../imports/security.istio.io';
import { type Edge, MESH_GATEWAY } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { edgeHosts } from '../../model/routing';
import { ProxyMetrics } from '../observability/proxy-metrics';
import { EDGE_CERTIFICATE } from './edge-certificate';
import { GATEWAY } from './gateway/gateway-name';
import { KongHosts } from './gateway/kong-hosts';
import { gatewayPorts } from './gateway/ports';
import { ServiceHosts } from './gateway/service-hosts';
import { PREFERRED_CIPHER_SUITES } from './tls';

type Server = NonNullable<GatewayProps['spec']['servers']>[number];

/** The mesh's own gateway: takes requests for the declared hosts and no others, over TLS, and sends them on over mutual TLS. */
export class MeshGateway extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { edge } = environment.platform;
    const { namespace, podLabels } = MESH_GATEWAY;
    const hosts = edgeHosts(environment);

    new Gateway(this, 'gateway', {
      metadata: { name: GATEWAY, namespace },
      spec: { selector: { ...podLabels }, servers: serversOf(edge, hosts) },
    });

    new AuthorizationPolicy(this, 'default-deny', {
      metadata: { name: 'default-deny', namespace },
      spec: { action: 'ALLOW' },
    });
    new AuthorizationPolicy(this, 'callers', {
      metadata: { name: GATEWAY, namespace },
      spec: {
        selector: { matchLabels: { ...podLabels } },
        action: 'ALLOW',
        // Whoever asks: people out there have no identity in the mesh. Health checks and metrics pass beside it.
        rules: [
          {
            to: [
              {
                operation: {
                  ports: gatewayPorts(edge).map(({ targetPort }) => String(targetPort)),
                  hosts: hosts.flatMap((host) => [host, `${host}:*`]),
                },
              },
            ],
          },
        ],
      },
    });

    if (edge.proxy === 'kong') new KongHosts(this, 'hosts', environment);
    else new ServiceHosts(this, 'hosts', environment);
    new ProxyMetrics(this, 'metrics', { name: MESH_GATEWAY.serviceAccount, ...MESH_GATEWAY });
  }
}

/** Ports of the gateway's Service; hosts are those of routes beside the gateway, so that no other namespace adds to them. */
function serversOf(edge: Edge, names: readonly string[]): Server[] {
  if (edge.loadBalancer === 'aws-application') {
    // It names no host when it opens TLS, and redirects to HTTPS itself. Which versions and ciphers it speaks to the
    // gateway is not to be chosen: what it takes from people is `edge.tls.minimum`.
    return [https(['./*'], '1.2')];
  }
  const hosts = names.map((host) => `./${host}`);
  return [
    https(hosts, edge.tls.minimum),
    { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts, tls: { httpsRedirect: true } },
  ];
}

const https = (hosts: string[], minimum: Edge['tls']['minimum']): Server => ({
  port: { number: 443, name: 'https', protocol: 'HTTPS' },
  hosts,
  tls: {
    mode: 'SIMPLE',
    credentialName: EDGE_CERTIFICATE,
    ...(minimum === '1.3'
      ? { minProtocolVersion: 'TLSV1_3' as const }
      : { minProtocolVersion: 'TLSV1_2' as const, cipherSuites: PREFERRED_CIPHER_SUITES }),
  },
});
