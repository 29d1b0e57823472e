import { type Holder, PARTS_LINE, shrunkParts } from './shrunk-parts';
import { SIZE_LINE, shrunkVolumes } from './shrunk-volumes';

/**
 * What of an object is less than in the file that is about to be written over, although data lies there.
 * @param path below the root: the folder of a datastore's objects has its name
 * @param present text of the object's file, '' where there is none
 * @returns `spec.storage.size: "50Gi" is less than ...`, for each
 */
export function whatShrank(path: string, present: string, next: string): string[] {
  // Nearly all files have neither: they are never parsed.
  const volumes = SIZE_LINE.test(present) && SIZE_LINE.test(next);
  const parts = PARTS_LINE.test(present) && PARTS_LINE.test(next);
  if (!volumes && !parts) return [];
  const { parse } = require('yaml') as typeof import('yaml');
  const [was, is]: Holder[] = [parse(present), parse(next)];
  const store = path.split('/').at(-2) ?? '';
  return [
    ...(volumes ? shrunkVolumes(was, is, placeOf(is!, store)) : []),
    ...(parts ? shrunkParts(was!, is!, store) : []),
  ].map(({ at, message }) => `${at}: ${message}`);
}

/** Where the definition says how large the volumes of an object are; what is no datastore's instance has a size of its own. */
const placeOf = ({ kind, spec }: Holder, store: string): string | undefined =>
  INSTANCES.has(kind ?? '') && !spec?.roles?.includes('controller') ? `datastores.${store}.storage` : undefined;

/** Kinds of which each instance has a volume of the datastore's size. */
const INSTANCES: ReadonlySet<string> = new Set([
  'Cluster',
  'Elasticsearch',
  'KafkaNodePool',
  'PerconaServerMongoDB',
  'RabbitmqCluster',
  'Redis',
  'RedisCluster',
]);
