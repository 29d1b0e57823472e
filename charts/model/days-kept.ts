import type { Backup } from './datastore';
import { DAY, seconds } from './quantity';
import { longestGap } from './stores/copies';

/**
 * Days after which an object of a datastore's copies is of no use: a copy is kept for `keep`, and to go back that far, the
 * complete copy before has to be there as well, with the log since.
 */
export function daysKept({ keep, full }: Pick<Backup, 'keep' | 'full'>): number {
  const gaps = full.map(({ schedule }) => longestGap(schedule)).filter(Number.isFinite);
  return Math.ceil(((seconds(keep) ?? 0) + Math.max(0, ...gaps)) / DAY) + 1;
}

/** Days of a duration, rounded up. */
export const daysOf = (duration: string): number => Math.ceil((seconds(duration) ?? 0) / DAY);
