/** The provider of the cluster, as far as objects in the cluster speak to it. */
export type Cloud = Aws | { readonly provider: 'google' } | { readonly provider: 'any' };

export interface Aws {
  readonly provider: 'aws';
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Blocks of the subnets that load balancers stand in. */
  readonly publicSubnets: readonly string[];
}

/**
 * The account of AWS, where only an environment that has one asks for something of AWS.
 * @throws Error when it has none
 */
export function awsOf(cloud: Cloud): Aws {
  if (cloud.provider === 'aws') return cloud;
  throw new Error(
    `Cannot render for AWS: the cloud is "${cloud.provider}"; valid-cloud or valid-secrets should have refused it`,
  );
}

/** `arn:aws:iam::123456789012:role/azora-production-cert-manager`: the role of one ServiceAccount. */
export const roleOf = ({ account }: Aws, instance: string, identity: string): string =>
  `arn:aws:iam::${account}:role/${instance}-${identity}`;

/**
 * Where pods that talk to the Kubernetes API find it. Some network plugins judge a packet by the address of the Service
 * `kubernetes`, others by the one behind it, so policies name both.
 */
export interface ApiServer {
  /** Its own addresses, of the control plane or of its network interfaces in the cluster's subnets; never the internet. */
  readonly cidrs: readonly string[];
  /** Address of the Service `kubernetes`: the first of the cluster's range of Services. */
  readonly service: string;
  readonly port: number;
}

/** What no label selects, by address. */
export interface NodeAddresses {
  /** Blocks of the nodes, whose kubelets Prometheus reads. */
  readonly cidrs: readonly string[];
  /** Where names are resolved by a cache on each node: its address, and that of the Service of the cluster's DNS. */
  readonly resolvers?: readonly string[];
}
