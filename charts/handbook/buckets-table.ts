import { type BucketPlan, bucketsOf } from '../model/buckets';
import type { Environment } from '../model/environment';

/** The buckets of environments as a table of Markdown: what has to be made before the first copy. */
export const bucketsTable = (environments: readonly Environment[]): string =>
  [
    '| Bucket | Region | Key | Locked | Objects go after days |',
    '|---|---|---|---|---|',
    ...environments.flatMap((environment) => bucketsOf(environment).map(rowOf)),
  ].join('\n');

const rowOf = ({ bucket, region, key, lock, expiry }: BucketPlan): string => {
  const rules = expiry.map(({ prefix, days }) => `\`${prefix}\` ${days}`).join(', ');
  const alias = key ? `\`${key.slice(key.indexOf('alias/'))}\`` : "the provider's";
  return `| \`${bucket}\` | ${region} | ${alias} | ${lock ? `${lock} days` : 'no'} | ${rules || 'none'} |`;
};
