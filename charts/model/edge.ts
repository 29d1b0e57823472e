import type { Objective } from './objective';

/** The way of a request from the internet to the services; from it follow load balancer, proxy, certificates and records. */
export interface Edge {
  readonly proxy: EdgeProxy;
  /** What makes the load balancer: AWS, or whatever provider the cluster runs on. TLS ends at AWS's application load balancer, else at the first proxy. */
  readonly loadBalancer: 'aws-application' | 'aws-network' | 'provider';
  /** Caches in front of the load balancer, which then answers to `origin.<domain>`. */
  readonly cdn?: 'cloudfront';
  /** Who serves the domain's records; addresses and the proofs that certificates need are written there. */
  readonly dns: DnsProvider;
  /** The domain as it is registered with that provider; those of the environments are it or below it. */
  readonly zone: string;
  readonly tls: { readonly minimum: '1.2' | '1.3' };
  /** What Kong and NGINX enforce. */
  readonly limits?: EdgeLimits;
  /** What the proxy itself promises, apart from the services behind it. */
  readonly objective?: Objective;
}

/** The last proxy before the services; it is part of the mesh, so callers reach services by mTLS only. */
export type EdgeProxy = 'kong' | 'nginx' | 'istio-gateway';

export type DnsProvider = 'route53' | 'cloudflare' | 'porkbun';

export interface EdgeLimits {
  /** Of one client address, on average over a second and at once beyond that. */
  readonly requestsPerSecond: number;
  readonly burst: number;
  /** The largest request, in megabytes of 1024 kilobytes. */
  readonly bodyMegabytes: number;
}

/** Pods of a proxy: policies admit them by labels, the mesh by the identity of their ServiceAccount. */
export interface ProxyPods {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly podLabels: Readonly<Record<string, string>>;
}

/** Takes requests from the load balancer where the mesh's own gateway stands there. */
export const MESH_GATEWAY: ProxyPods = {
  namespace: 'istio-ingress',
  serviceAccount: 'istio-ingress',
  podLabels: { istio: 'ingress' },
};

/** Who sends requests on to the services. */
export const EDGE_PROXIES: Readonly<Record<EdgeProxy, ProxyPods>> = {
  kong: { namespace: 'kong', serviceAccount: 'kong-gateway', podLabels: { app: 'kong-gateway' } },
  // The label that azora's document names.
  nginx: { namespace: 'nginx-ingress', serviceAccount: 'nginx-ingress', podLabels: { app: 'ingress-controller' } },
  'istio-gateway': MESH_GATEWAY,
};

/** Whether the cluster holds a certificate that browsers trust; AWS's application load balancer shows one of AWS instead. */
export const hasPublicCertificate = ({ loadBalancer }: Edge): boolean => loadBalancer !== 'aws-application';

/** The first proxy behind the load balancer: the load balancer's object is beside it, and so is the certificate that it shows. */
export const entryOf = ({ proxy }: Edge): ProxyPods => (proxy === 'nginx' ? EDGE_PROXIES.nginx : MESH_GATEWAY);

/** The last proxy before the services: the only one that they admit. */
export const lastProxyOf = ({ proxy }: Edge): ProxyPods => EDGE_PROXIES[proxy];

/** A path from the internet to a service. */
export interface Route {
  /** Left of the environment's domain: `api` is `api.<domain>`; absent for the domain itself. */
  readonly subdomain?: string;
  /** Prefix that requests begin with; the longest of a host counts. */
  readonly path: string;
  readonly methods?: readonly Method[];
  /** `signed-in` asks for a token of the environment's issuer. */
  readonly access: Access;
}

export type Access = 'anyone' | 'signed-in';

/** All that a route may name; what is none of them, such as TRACE, leads nowhere. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

export type Method = (typeof METHODS)[number];

/** Left of the domain, what the load balancer answers to behind a cache. */
export const ORIGIN = 'origin';

/** `api.azora.world`: the host that a route answers to. */
export const hostOf = (domain: string, subdomain: string | undefined): string =>
  subdomain ? `${subdomain}.${domain}` : domain;
