import type { Datastore } from '../datastore';
import { bytes, MEBIBYTE } from '../quantity';
import type { Loss } from './engine';
import { engineOf } from './engines';

/**
 * What a datastore loses at the worst, with the time that a copy takes where copies are all there is: what is written
 * while one is made is in none until the next has ended.
 */
export const worstLoss = (store: Datastore): CopiedLoss => withCopying(store, engineOf(store).loss(store));

export interface CopiedLoss extends Loss {
  /** Seconds of it that a complete copy takes; none where copies are not all there is. */
  readonly copying: number;
}

/** A loss with the time that a copy takes, where everything since the newest one is lost. */
export function withCopying(store: Datastore, loss: Loss): CopiedLoss {
  const copying = loss.since === 'copy' ? copyingOf(store) : 0;
  return { ...loss, seconds: loss.seconds + copying, copying };
}

/** Seconds that a complete copy takes when the whole volume is full. */
export const copyingOf = ({ storage }: Datastore): number => Math.ceil((bytes(storage) ?? 0) / COPIED_PER_SECOND);

/**
 * 50 MiB a second: volumes read more than twice that, and half a cpu, which a job that copies has at the most, encrypts
 * about that much on its way.
 */
const COPIED_PER_SECOND = 50 * MEBIBYTE;
