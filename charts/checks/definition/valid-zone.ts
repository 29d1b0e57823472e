import { isDnsName } from '../../model/names';
import type { Check } from '../check';

/** Records of an environment's hosts are written into the zone, and so are the proofs for their certificates. */
export const validZone: Check = ({ domain, platform: { edge } }) => {
  const { zone, dns } = edge;
  if (!isDnsName(zone)) {
    return [{ at: 'edge.zone', message: `"${zone}" is no DNS name; write the domain as "${dns}" has it` }];
  }
  // What is no domain at all is told by the rule on routes.
  return !isDnsName(domain) || domain === zone || domain.endsWith(`.${zone}`)
    ? []
    : [
        {
          at: 'domain',
          message: `"${domain}" lies outside "${zone}", where "${dns}" has its records; use that domain or one below it, or name another zone`,
        },
      ];
};
