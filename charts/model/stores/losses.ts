import { OFFSITE_SCHEDULE } from '../cluster-backups';
import type { Datastore } from '../datastore';
import { formatSeconds } from '../quantity';
import { gapOf, longestGap } from './copies';
import type { Loss } from './engine';
import { engineOf } from './engines';
import { copyingOf, withCopying } from './worst-loss';

/** What is lost of what clients were told is written, by what happens. */
export interface Losses {
  /** An instance, or the zone that it is in with its volume. */
  readonly instance: Loss;
  /** Data that somebody removed or spoilt, or all instances at once: it comes back from the newest copy and log. */
  readonly mistake: Loss;
  /** The cluster with its volumes and the primary bucket: it comes back from what is off site. */
  readonly region: Loss;
}

export const lossesOf = (store: Datastore): Losses => ({
  instance: withInstance(store),
  mistake: byRestore(store),
  region: withRegion(store),
});

function withInstance(store: Datastore): Loss {
  switch (store.engine) {
    case 'postgres':
      if (store.instances < 2) return byRestore(store);
      return (store.synchronous ?? 0) > 0
        ? { seconds: 0, because: 'a replica has each commit on disk before its client hears of it' }
        : {
            seconds: byRestore(store).seconds,
            because: 'a replica takes over, with all that was archived at the least',
          };
    case 'mongodb':
      return store.instances > 2
        ? { seconds: 0, because: 'most members have a write before its client hears of it' }
        : byRestore(store);
    case 'rds':
      return store.multiZone
        ? { seconds: 0, because: 'the standby in another zone has each commit before its client hears of it' }
        : byRestore(store);
    default:
      return withCopying(store, engineOf(store).loss(store));
  }
}

/** What the newest copy, and the log that was shipped since, do not have. */
function byRestore(store: Datastore): Loss {
  const { backup, engine } = store;
  if (!backup) return { seconds: Number.POSITIVE_INFINITY, because: UNCOPIED[engine] ?? 'nothing is copied' };
  if (!backup.continuous || backup.continuous.log === 'aof') return withCopying(store, gapOf(backup));
  const shipped = engineOf(store).loss(store);
  if (engine !== 'mongodb') return shipped;
  const dump = copyingOf(store);
  return {
    seconds: Math.max(shipped.seconds, dump),
    because: `${shipped.because}, but not while a dump is made, up to ${formatSeconds(dump)}`,
  };
}

const UNCOPIED: Readonly<Partial<Record<Datastore['engine'], string>>> = {
  kafka: 'messages are copied nowhere, since a restored log would be read again by all who had read it',
  rabbitmq: 'messages are copied nowhere, since restored ones would be dealt with twice',
};

function withRegion(store: Datastore): Loss {
  if (store.engine === 'rds')
    return { seconds: Number.POSITIVE_INFINITY, because: 'AWS keeps its copies in the same region' };
  const restored = byRestore(store);
  if (!store.backup) return restored;
  const carried = longestGap(OFFSITE_SCHEDULE);
  return {
    seconds: restored.seconds + carried,
    because: `copies go off site every ${formatSeconds(carried)}, on top of a restore's ${formatSeconds(restored.seconds)}`,
  };
}
