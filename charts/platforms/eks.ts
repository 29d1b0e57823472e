import type { EnvironmentInput } from '../model/platform';

/** The subnets of a VPC that a cluster lives in, as blocks of addresses. */
export interface Subnets {
  /** Where load balancers stand. */
  readonly public: readonly string[];
  /** Where nodes and their pods are. */
  readonly private: readonly string[];
}

/**
 * What an environment has on AWS: a cluster of EKS in us-east-1, in the account of AWS's documentation. The API server's
 * network interfaces are in the private subnets; Services have addresses of 172.20.0.0/16, as EKS chooses for a VPC in
 * 10.0.0.0/8. Copies go to a bucket of its own in that region, and from there to one in another.
 *
 * @param instance platform and environment, as `azora-production`
 */
export const eks = (
  instance: string,
  subnets: Subnets,
): Pick<EnvironmentInput<string>, 'cloud' | 'apiServer' | 'nodes' | 'secretStore' | 'backups'> => ({
  cloud: { provider: 'aws', account: '123456789012', region: 'us-east-1', publicSubnets: subnets.public },
  apiServer: { cidrs: subnets.private, service: '172.20.0.1/32', port: 443 },
  nodes: { cidrs: subnets.private },
  secretStore: { kind: 'aws-secrets-manager' },
  backups: {
    primary: { bucket: `${instance}-backups`, region: 'us-east-1' },
    offsite: { bucket: `${instance}-backups-offsite`, region: 'us-west-2' },
  },
});

/** The network of learning-platform's document; platforms whose own has none take it, each in a VPC of its own. */
export const THREE_ZONES: Subnets = {
  public: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
  private: ['10.0.100.0/24', '10.0.101.0/24', '10.0.102.0/24'],
};
