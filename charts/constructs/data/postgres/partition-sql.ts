import type { Partition } from '../../../model/datastore';
import { DAY, seconds } from '../../../model/quantity';

/**
 * What makes the parts of a table ahead of their time and drops those whose time is long past, as a file for psql; run
 * again, it changes nothing. Names are such as need no quotes: valid-partitions sees to that.
 */
export function partitionSql({ table, column, every, ahead, keep }: Partition): string {
  const parent = `public.${table}`;
  const there = `to_regclass('${parent}') IS NOT NULL`;
  const now = `date_trunc('${every}', now())`;
  return `\\echo ${table}: one part for each ${every}
SET timezone = 'UTC';
-- Rather try again tomorrow than have everyone wait behind a long transaction.
SET lock_timeout = '10s';

-- Its service makes the table; until then there is nothing to do.
DO $$
BEGIN
  IF ${there} AND pg_get_partkeydef(to_regclass('${parent}')) IS DISTINCT FROM 'RANGE (${column})' THEN
    RAISE EXCEPTION 'table ${table} is not partitioned by RANGE (${column})';
  END IF;
END
$$;

SELECT format(
  'CREATE TABLE IF NOT EXISTS public.%I PARTITION OF ${parent} FOR VALUES FROM (%L) TO (%L)',
  '${table}_p' || to_char(start, 'YYYYMMDD'), start, start + interval '1 ${every}')
FROM generate_series(${now}, ${now} + ${ahead} * interval '1 ${every}', interval '1 ${every}') AS start
WHERE ${there}
\\gexec
${keep ? dropSql(table, every, Math.ceil(seconds(keep)! / DAY)) : ''}`;
}

/** Detached first, which stops nobody who reads or writes; the next run ends what one that was stopped left. */
function dropSql(table: string, every: Partition['every'], days: number): string {
  const expired = `c.relname ~ '^${table}_p[0-9]{8}$'
  AND to_date(right(c.relname, 8), 'YYYYMMDD') + interval '1 ${every}' < now() - interval '${days} days'`;
  return `
SELECT format(
  'ALTER TABLE public.${table} DETACH PARTITION public.%I %s',
  c.relname, CASE WHEN i.inhdetachpending THEN 'FINALIZE' ELSE 'CONCURRENTLY' END)
FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = to_regclass('public.${table}')
  AND ${expired}
\\gexec

SELECT format('DROP TABLE public.%I', c.relname)
FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  AND ${expired}
\\gexec
`;
}
