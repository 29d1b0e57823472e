import type { Aws, Cloud } from '../../model/cloud';
import type { Edge } from '../../model/edge';
import type { Finding } from '../../model/finding';
import { badBlock } from '../bad-block';
import type { Check } from '../check';

/** Who speaks to AWS says which account and region, and the edge asks of a cloud only what it has. */
export const validCloud: Check = ({ cloud, platform: { edge } }) => [
  ...(cloud.provider === 'aws' ? aws(cloud) : withoutAws(cloud, edge)),
  ...endOfTls(edge),
];

const aws = ({ account, region, publicSubnets }: Aws): Finding[] => [
  ...(/^\d{12}$/.test(account)
    ? []
    : [{ at: 'cloud.account', message: `"${account}" is no account of AWS; write its twelve digits, in quotes` }]),
  // Regions of China and of governments lie in partitions of their own, with other names of roles.
  ...(/^(?!cn-)[a-z]{2}-[a-z]+-\d$/.test(region)
    ? []
    : [
        {
          at: 'cloud.region',
          message: `"${region}" is no region of AWS's public partition; write it like "us-east-1"`,
        },
      ]),
  ...(publicSubnets.length > 0 ? [] : [{ at: 'cloud.publicSubnets', message: NO_SUBNETS }]),
  ...publicSubnets.flatMap((cidr) =>
    badBlock(cidr, "the load balancers' own subnets").map((message) => ({ at: 'cloud.publicSubnets', message })),
  ),
];

const NO_SUBNETS = 'there is none, so no policy could admit a load balancer; list the subnets that they stand in';

/** Load balancers, caches and records of AWS are made and written with IAM roles. */
const withoutAws = ({ provider }: Cloud, { loadBalancer, cdn, dns }: Edge): Finding[] => [
  ...(loadBalancer === 'provider'
    ? []
    : [needsAws('edge.loadBalancer', loadBalancer, provider, 'use "provider", which takes what the cluster has')]),
  ...(cdn ? [needsAws('edge.cdn', cdn, provider, 'leave it out')] : []),
  ...(dns === 'route53' ? [needsAws('edge.dns', dns, provider, 'name who serves the records')] : []),
];

const needsAws = (at: string, what: string, provider: string, cure: string): Finding => ({
  at,
  message: `"${what}" needs an account of AWS, and the cloud is "${provider}"; ${cure}, or give the cloud as "aws"`,
});

const endOfTls = ({ loadBalancer, proxy }: Edge): Finding[] =>
  loadBalancer !== 'aws-application' || proxy === 'istio-gateway'
    ? []
    : [
        {
          at: 'edge.loadBalancer',
          message: `"${loadBalancer}" ends TLS with a certificate of AWS, and only "istio-gateway" is rendered to stand behind it; use "aws-network", or that proxy instead of "${proxy}"`,
        },
      ];
