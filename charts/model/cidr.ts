/** A block of IPv4 addresses: the first one as a number, and how many there are. */
export interface Block {
  readonly first: number;
  readonly size: number;
}

/** `10.0.52.0/24` as a block; undefined for other notation, and where bits after the prefix are set. */
export function blockOf(cidr: string): Block | undefined {
  const [, address = '', prefix = ''] = /^([\d.]+)\/(\d|[12]\d|3[0-2])$/.exec(cidr) ?? [];
  const first = addressOf(address);
  const size = 2 ** (32 - Number(prefix));
  return first === undefined || first % size !== 0 ? undefined : { first, size };
}

/** `10.0.0.1` as a number; undefined for anything else. */
export function addressOf(address: string): number | undefined {
  const octets = address.split('.');
  return octets.length === 4 && octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256)
    ? octets.reduce((sum, octet) => sum * 256 + Number(octet), 0)
    : undefined;
}

/**
 * Networks that are not the internet: RFC 1918, what RFC 6598 sets apart for carriers and providers use as well,
 * link-local addresses, and 34.118.224.0/20, where Google's clusters have their Services.
 */
export const PRIVATE_NETWORKS = [
  '10.0.0.0/8',
  '34.118.224.0/20',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
] as const;

export const contains = ({ first, size }: Block, address: number): boolean =>
  address >= first && address < first + size;
