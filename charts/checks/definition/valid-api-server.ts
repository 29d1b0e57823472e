import { blockOf } from '../../model/cidr';
import type { Finding } from '../../model/finding';
import { badAddress, badBlock, reachesInternet } from '../bad-block';
import { badWhole } from '../bad-whole';
import type { Check } from '../check';

/** Controllers may go to the API server and nowhere else by this way, so its addresses are few and its own. */
export const validApiServer: Check = ({ apiServer: { cidrs, service, port } }) => [
  ...(cidrs.length === 0 ? [{ at: AT, message: NONE }] : cidrs.flatMap(ownAddresses)),
  ...badAddress(service, '172.20.0.1/32').map((message) => ({ at: 'apiServer.service', message })),
  ...badWhole('apiServer.port', port, 1, 65535),
];

const AT = 'apiServer.cidrs';

const NONE =
  'there is none, so no controller could reach it; list what "kubectl get endpoints kubernetes" shows, or its subnets';

function ownAddresses(cidr: string): Finding[] {
  const wrong = badBlock(cidr, "the API server's own addresses");
  return (wrong.length > 0 ? wrong : tooPublic(cidr)).map((message) => ({ at: AT, message }));
}

/** Public control planes, as GKE and AKS have them, answer at single addresses. */
const SMALL = 2 ** 8;

function tooPublic(cidr: string): string[] {
  const block = blockOf(cidr)!;
  return block.size > SMALL && reachesInternet(block)
    ? [
        `"${cidr}" is more of the internet than an API server has; list single addresses such as "203.0.113.7/32", at most a "/24"`,
      ]
    : [];
}
