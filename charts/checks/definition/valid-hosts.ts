import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { isDnsName, quoted } from '../../model/names';
import { badBlock } from '../bad-block';
import type { Check } from '../check';

/** What lies outside the cluster is named exactly: a host by its DNS name, a managed datastore by its subnets too. */
export const validHosts: Check = (environment) => [
  ...[...environment.hosts].flatMap(([name, { host }]) => dnsName(`hosts.${name}.host`, host)),
  ...sameHosts(environment),
  ...[...environment.datastores].flatMap(([name, store]) =>
    store.engine === 'rds'
      ? [...dnsName(`datastores.${name}.host`, store.host), ...subnets(`datastores.${name}.cidrs`, store.cidrs)]
      : [],
  ),
];

const dnsName = (at: string, host: string): Finding[] =>
  isDnsName(host)
    ? []
    : [
        {
          at,
          message: `"${host}" is no DNS name; write it without scheme, wildcard, port or path, such as "api.example.com"`,
        },
      ];

function sameHosts({ hosts }: Environment): Finding[] {
  const names = new Map<string, string[]>();
  for (const [name, { host, port }] of hosts) {
    names.set(`${host}:${port}`, [...(names.get(`${host}:${port}`) ?? []), name]);
  }
  return [...names]
    .filter(([, same]) => same.length > 1)
    .map(([address, same]) => ({
      at: `hosts.${same[0]}`,
      message: `"${address}" is what ${quoted(same)} stand for; keep one, for all that reach it`,
    }));
}

const subnets = (at: string, cidrs: readonly string[]): Finding[] =>
  cidrs.length === 0
    ? [{ at, message: 'there is none, so no policy could admit a way to it; list its subnets' }]
    : cidrs.flatMap((cidr) => badBlock(cidr, "the datastore's own subnets").map((message) => ({ at, message })));
