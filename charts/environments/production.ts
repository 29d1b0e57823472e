import type { Profile } from '../model/profile';

/** Real users: the figures of the document, spread strictly over zones. */
export const production: Profile = {
  logLevel: 'info',
  scale: ({ min, max }) => ({ min, max }),
  zoneSpread: 'DoNotSchedule',
  developers: 'look',
};
