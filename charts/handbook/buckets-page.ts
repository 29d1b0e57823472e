import { environmentsOf } from '../model/environment';
import type { Platform } from '../model/platform';
import { bucketsTable } from './buckets-table';
import { type Page, pageOf } from './page';

/** `docs/buckets.md`: every bucket of copies, for whoever makes it. */
export const bucketsPage = (platforms: readonly Platform[]): Page =>
  pageOf('buckets.md', 'charts/model/buckets.ts', [
    '# Buckets for copies',
    'Two for each environment. What they have in common, and who may write to them: [backups](backups.md#buckets).',
    bucketsTable(platforms.flatMap(environmentsOf)),
  ]);
