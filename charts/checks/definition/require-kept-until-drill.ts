import type { Backup } from '../../model/datastore';
import type { Finding } from '../../model/finding';
import { formatSeconds, seconds } from '../../model/quantity';
import { longestGap } from '../../model/stores/copies';
import type { Check } from '../check';

/** A copy stays until the next drill at least; otherwise there are days on which none at hand was ever of a time that was tried. */
export const requireKeptUntilDrill: Check = ({ datastores }) =>
  [...datastores].flatMap(([name, { backup }]) => (backup ? tooShort(`datastores.${name}.backup.keep`, backup) : []));

function tooShort(at: string, { keep, drill }: Backup): Finding[] {
  const between = longestGap(drill);
  // What cannot be read is a finding of `valid-durations` or `valid-schedule`.
  if (between === Number.POSITIVE_INFINITY || !(seconds(keep)! < between)) return [];
  return [
    {
      at,
      message: `"${keep}" is less than the "${formatSeconds(between)}" between restore drills ("${drill}"), so that copies come and go untried; keep them longer, or drill more often`,
    },
  ];
}
