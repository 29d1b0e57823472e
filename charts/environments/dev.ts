import type { Profile } from '../model/profile';

/**
 * Where teams try things, small: two pods of each service, so that from the first day nobody writes one that works only
 * alone, and a fifth of the replicas at most.
 */
export const dev: Profile = {
  logLevel: 'debug',
  scale: ({ min, max }) => ({ min: Math.min(min, 2), max: Math.max(3, Math.ceil(max / 5)) }),
  zoneSpread: 'ScheduleAnyway',
  deletion: 'free',
  staleRecords: 'remove',
  recovery: 'rehearsed',
  developers: 'debug',
};
