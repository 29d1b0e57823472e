import type { Redis } from '../datastore';
import { bytes, formatBytes, MEBIBYTE } from '../quantity';
import type { Resources } from '../resources';

/** Of the exporter beside each Redis. */
export const REDIS_EXPORTER: Resources = {
  requests: { cpu: '20m', memory: '32Mi' },
  limits: { cpu: '100m', memory: '64Mi' },
};

/** Of a job that asks every instance for something: redis-cli takes a few megabytes. */
export const REDIS_ASKS: Resources = {
  requests: { cpu: '20m', memory: '32Mi' },
  limits: { cpu: '100m', memory: '64Mi' },
};

/** Of what takes a copy from each leader, decrypts it and checks it, one value at a time, however large it is. */
export const REDIS_COPIES: Resources = {
  requests: { cpu: '50m', memory: '128Mi' },
  limits: { cpu: '500m', memory: '512Mi' },
};

/** Of the throw-away Redis that loads the copy of one leader after the other. */
export const redisLoads = ({ resources: { requests, limits } }: Redis): Resources => ({
  requests: { cpu: '100m', memory: requests.memory },
  limits: { cpu: '1', memory: limits.memory },
});

/** Percent of the limit that keys may fill: see `maxMemory`. */
export const OF_LIMIT = 60;

/** Percent of the request that keys may fill: see `maxMemory`. */
export const OF_REQUEST = 80;

/**
 * The most that keys and their values take, `maxmemory` in bytes: 60 % of the limit, and at most 80 % of the request.
 *
 * What is allocated takes up to a fifth more in pages (fragmentation), buffers of clients and replicas another tenth:
 * some 80 % of the limit. While a fork writes the RDB or the log anew, each page that changes is there twice; the last
 * fifth holds for a quarter of them, and a Redis that is killed for memory would lose more than what it evicts.
 * At rest it is within its request, so that a node that is short of memory evicts others first.
 */
export const maxMemory = ({ resources: { requests, limits } }: Redis): number => {
  const most = Math.min((bytes(limits.memory)! * OF_LIMIT) / 100, (bytes(requests.memory)! * OF_REQUEST) / 100);
  return Math.floor(most / MEBIBYTE) * MEBIBYTE;
};

/**
 * Room on a volume, as a multiple of `maxmemory`, and what for: the log up to twice its base, the base that a rewrite makes
 * beside it, an RDB and the one that takes its place. Where nothing is kept, followers still fetch all keys as an RDB.
 */
export function diskOf({ persistence }: Redis): { readonly factor: number; readonly what: string } {
  if (persistence.includes('aof')) return { factor: 5, what: 'the log, its rewrite and two snapshots' };
  return persistence.includes('rdb')
    ? { factor: 2, what: 'two snapshots' }
    : { factor: 1, what: 'what a follower begins with, a snapshot' };
}

/** Local disk of a job that holds a copy of all keys, which is smaller than they are in memory; with room for its log. */
export const copySize = (store: Redis): string =>
  formatBytes((store.leaders ?? store.instances) * maxMemory(store) + 64 * MEBIBYTE);
