import { blockOf } from '../../model/cidr';
import type { Finding } from '../../model/finding';
import { badAddress, badBlock, reachesInternet } from '../bad-block';
import type { Check } from '../check';

/** Nodes and their caches of DNS are reached by address, and lie in networks of the cluster's own. */
export const validNodes: Check = ({ nodes: { cidrs, resolvers = [] } }) => [
  ...(cidrs.length === 0
    ? [
        {
          at: 'nodes.cidrs',
          message: 'there is none, so Prometheus could read no kubelet; list the subnets of the nodes',
        },
      ]
    : cidrs.flatMap(ownNetwork)),
  ...resolvers.flatMap((cidr) =>
    badAddress(cidr, '169.254.20.10/32').map((message) => ({ at: 'nodes.resolvers', message })),
  ),
];

function ownNetwork(cidr: string): Finding[] {
  const wrong = badBlock(cidr, 'the subnets of the nodes');
  const open = wrong.length === 0 && reachesInternet(blockOf(cidr)!);
  return [...wrong, ...(open ? [`"${cidr}" lies on the internet; list the private subnets of the nodes`] : [])].map(
    (message) => ({ at: 'nodes.cidrs', message }),
  );
}
