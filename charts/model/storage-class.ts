/** The class of every datastore's volumes: encrypted, expandable, kept when its claim goes. */
export const STORAGE_CLASS = 'datastores';

/** The same for volumes that a restore drill throws away: with their claims they go, or every drill would leave some behind. */
export const THROW_AWAY_CLASS = 'datastores-throw-away';
