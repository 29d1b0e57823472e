import { type Datastore, reasonToLose } from '../../model/datastore';
import type { Finding } from '../../model/finding';
import type { Check } from '../check';

/**
 * E-51: what keeps data is copied, or says why it may be lost. Replicas are no copy: a mistake deletes from all of them.
 * Brokers need neither, as publishers keep what they tell of, and AWS copies an RDS.
 */
export const requireBackup: Check = ({ datastores }) =>
  [...datastores].flatMap(([name, store]) =>
    COPIED.has(store.engine)
      ? finding(store).map(({ at, message }) => ({ at: `datastores.${name}.${at}`, message }))
      : [],
  );

const COPIED: ReadonlySet<Datastore['engine']> = new Set(['postgres', 'mongodb', 'redis', 'elasticsearch']);

function finding(store: Datastore): Finding[] {
  const reason = reasonToLose(store);
  if (store.backup && reason !== undefined) {
    return [
      {
        at: 'mayBeLost',
        message: `"${reason}" is why it may be lost, and a backup is there too; remove one of them`,
      },
    ];
  }
  if (store.backup) return [];
  if (reason === undefined) {
    return [
      {
        at: 'backup',
        message: `"everything" may be lost by one mistake (nothing is copied); ${cureOf(store)}`,
      },
    ];
  }
  return reason.trim() === ''
    ? [{ at: 'mayBeLost', message: `"${reason}" is no reason; say what makes up for the loss` }]
    : [];
}

const REASON = "say why it may be lost (mayBeLost: 'a cache, filled again from postgres')";

/** Snapshots of Elasticsearch are not made. */
const cureOf = ({ engine }: Datastore): string => (engine === 'elasticsearch' ? REASON : `add a backup, or ${REASON}`);
