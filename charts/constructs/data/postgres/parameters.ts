import type { Postgres } from '../../../model/datastore';
import { bytes, GIBIBYTE, MEBIBYTE, seconds } from '../../../model/quantity';
import type { Amounts } from '../../../model/resources';
import { logVolume } from '../../../model/stores/postgres-sizes';

/** Settings of an instance that has this much memory; the operator adds those of TLS, replication and archiving. */
export function parametersOf(store: Postgres, { memory }: Amounts): Record<string, string> {
  const { pool, backup } = store;
  const all = bytes(memory) ?? 0;
  const log = logVolume(store);
  return {
    archive_timeout: `${seconds(backup?.continuous?.every ?? '5m')}s`,
    effective_cache_size: megabytes((all * 3) / 4),
    // A replica says which rows its queries still need, so that the primary does not cut them short.
    hot_standby_feedback: 'on',
    // In a transaction that waits for its client, a connection of the pool is of no use to anybody.
    idle_in_transaction_session_timeout: '60s',
    log_lock_waits: 'on',
    log_min_duration_statement: '1s',
    maintenance_work_mem: megabytes(Math.min(all / 16, GIBIBYTE)),
    max_connections: String(pool.total),
    // A dump reads a replica for long and holds a lock on each table: it may hold up what the primary sends for this long, and
    // no longer than a replica may be behind before somebody is told.
    max_standby_streaming_delay: '240s',
    // Of a replica that is away no more is kept than leaves room to write; it is made anew from the archive then.
    max_slot_wal_keep_size: megabytes(log / 2),
    max_wal_size: megabytes(log / 4),
    // Setting it is what has the operator load the extension, and create it in each database.
    'pg_stat_statements.max': '10000',
    'pg_stat_statements.track': 'all',
    // Every volume is on SSD.
    random_page_cost: '1.1',
    shared_buffers: megabytes(all / 4),
    superuser_reserved_connections: '5',
    track_io_timing: 'on',
    wal_compression: 'lz4',
    work_mem: megabytes(Math.max(4 * MEBIBYTE, all / (4 * pool.total))),
  };
}

/** As PostgreSQL writes mebibytes. */
const megabytes = (size: number): string => `${Math.floor(size / MEBIBYTE)}MB`;
