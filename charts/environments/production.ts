import type { Profile } from '../model/profile';

/** Real users: the figures of the document, spread strictly over zones. */
export const production: Profile = {
  logLevel: 'info',
  scale: ({ min, max }) => ({ min, max }),
  zoneSpread: 'DoNotSchedule',
  deletion: 'protected',
  // A mistake in Git must not take the domain off the internet.
  staleRecords: 'keep',
  recovery: 'promised',
  developers: 'look',
};
