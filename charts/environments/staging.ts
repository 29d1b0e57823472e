import type { Profile } from '../model/profile';

/**
 * The last stop before production, in its shape and at a fraction of its size: two of each service,
 * so that a rollout and a lost pod behave as they will there, and a quarter of the replicas at most,
 * but one more than the least, so that the autoscaler has something to do.
 */
export const staging: Profile = {
  logLevel: 'debug',
  scale: ({ min, max }) => ({ min: Math.min(min, 2), max: Math.max(3, Math.ceil(max / 4)) }),
  zoneSpread: 'ScheduleAnyway',
  deletion: 'free',
  staleRecords: 'remove',
  recovery: 'rehearsed',
  developers: 'debug',
};
