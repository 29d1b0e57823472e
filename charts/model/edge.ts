import type { Objective } from './objective';

/** The last proxy before the services; it is part of the mesh, so callers reach services by mTLS only. */
export interface Edge {
  readonly proxy: 'kong' | 'nginx' | 'istio-gateway';
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Labels of the proxy's pods, as its chart sets them. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly objective?: Objective;
}

/** A path from the internet to a service. */
export interface Route {
  /** Left of the environment's domain: `api` is `api.<domain>`; absent for the domain itself. */
  readonly subdomain?: string;
  /** Prefix that requests begin with. */
  readonly path: string;
  readonly methods?: readonly Method[];
}

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
