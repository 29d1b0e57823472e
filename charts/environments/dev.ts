import type { Profile } from '../model/profile';

/** Where teams try things: one pod of each service is enough until it is loaded. */
export const dev: Profile = {
  logLevel: 'debug',
  scale: ({ max }) => ({ min: 1, max: Math.max(2, Math.ceil(max / 5)) }),
  zoneSpread: 'ScheduleAnyway',
  developers: 'debug',
};
