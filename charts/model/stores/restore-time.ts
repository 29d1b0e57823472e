import type { Datastore } from '../datastore';
import { bytes } from '../quantity';

/**
 * Seconds in which a datastore is back from its copies when its volumes are full, by reckoning; undefined where nothing is
 * copied, or where AWS restores at its own pace. The log since the copy comes on top.
 */
export function restoreTimeOf(store: Datastore): number | undefined {
  if (!store.backup || store.engine === 'rds') return undefined;
  // Leaders of Redis are restored one after the other, shards of the others side by side.
  const volumes = store.engine === 'redis' ? (store.leaders ?? store.instances) : 1;
  const rate = store.backup.full.some(({ method }) => method === 'base') ? VOLUME_PER_SECOND : LOGICAL_PER_SECOND;
  return PROVISIONING + Math.ceil((volumes * (bytes(store.storage) ?? 0)) / rate);
}

/**
 * What a volume takes in a second: the throughput that the class asks of gp3 on AWS, which AWS grants to 3,000 operations (a
 * quarter of a MiB for each: Amazon EBS, "General Purpose SSD volumes"). Google's pd-ssd grows with its size and is reckoned alike.
 */
export const VOLUME_PER_SECOND = 250 * 1024 ** 2;

/** Documents and keys are written one by one, with their indices: an assumption, which drills on real data replace. */
export const LOGICAL_PER_SECOND = 50 * 1024 ** 2;

/** Until instances with empty volumes are there: a node, its image, a disk. */
export const PROVISIONING = 600;
