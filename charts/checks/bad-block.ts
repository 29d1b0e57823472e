import { addressOf, type Block, blockOf, contains, PRIVATE_NETWORKS } from '../model/cidr';

/** What is wrong with a block that a policy is to admit, in one message; `own` are the addresses that it should hold. */
export function badBlock(cidr: string, own: string): string[] {
  const block = blockOf(cidr);
  if (!block)
    return [`"${cidr}" is no block of IPv4 addresses; write it like "10.0.52.0/24", with zeros after the prefix`];
  if (block.size === 2 ** 32) return [`"${cidr}" is the whole internet; list ${own}`];
  return contains(block, METADATA)
    ? [`"${cidr}" contains 169.254.169.254; leave out the machines' metadata service`]
    : [];
}

/** Hands out the credentials of the machine that a pod runs on. */
const METADATA = addressOf('169.254.169.254')!;

/** What is wrong with a single address, written as a block. */
export const badAddress = (cidr: string, like: string): string[] =>
  blockOf(cidr)?.size === 1 ? badBlock(cidr, like) : [`"${cidr}" is no single address; write it like "${like}"`];

/** Whether some of a block's addresses are the internet's. */
export const reachesInternet = (block: Block): boolean => !PRIVATE.some((network) => isWithin(network, block));

const PRIVATE = PRIVATE_NETWORKS.map((cidr) => blockOf(cidr)!);

const isWithin = (network: Block, { first, size }: Block): boolean =>
  contains(network, first) && contains(network, first + size - 1);
