import { copiedStores } from './buckets';
import type { Backup, Datastore } from './datastore';
import type { Environment } from './environment';

/** A datastore whose newest complete copy is put away for compliance, and how that copy is found. */
export interface Archived {
  readonly name: string;
  readonly method: ArchivedMethod;
  readonly archive: string;
}

type ArchivedMethod = Exclude<Backup['full'][number]['method'], 'base' | 'snapshot'>;

/**
 * Methods whose copies are whole by themselves and can be read by another version or another system. A base backup needs the
 * log that was written meanwhile, a snapshot the files of others.
 */
const WHOLE: readonly string[] = ['pg_dump', 'mongodump', 'rdb'] satisfies readonly ArchivedMethod[];

export const archivedOf = (environment: Environment): Archived[] =>
  copiedStores(environment).flatMap(([name, { backup }]) => {
    const method = archivedMethod(backup);
    return backup?.archive && method ? [{ name, method, archive: backup.archive }] : [];
  });

/** The way in which those copies are made that can be archived; undefined where there is none. */
export const archivedMethod = (backup: Datastore['backup']): ArchivedMethod | undefined =>
  backup?.full.map(({ method }) => method).find((method): method is ArchivedMethod => WHOLE.includes(method));
