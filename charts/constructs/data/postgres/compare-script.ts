/** Of the rows of a live table, so much must be in the restored one: some were written or deleted since. */
const WHOLE = 0.95;

/**
 * Counts the rows of every table of some databases, here and at the host that is its argument, and ends with 1 when too
 * few are here. It runs in the restored instance, as its superuser; the live one it only reads.
 */
export const compareScript = (databases: readonly string[], role: string): string =>
  `
set -euo pipefail
live_host=$1
authority=/dev/shm/live-authority.crt
printf '%s\\n' "$LIVE_AUTHORITY" > "$authority"

counts="
  SELECT format('%I.%I', n.nspname, c.relname),
    (xpath('/row/rows/text()', query_to_xml(
      format('SELECT count(*) AS rows FROM %I.%I', n.nspname, c.relname), false, true, '')))[1]::text
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  ORDER BY 1"
ask() { psql --no-psqlrc --no-align --tuples-only --field-separator='|' --command="$counts" "$@" < /dev/null; }

faults=0
for database in ${databases.join(' ')}; do
  restored=$(ask --dbname="$database")
  live=$(PGPASSWORD=$LIVE_PASSWORD ask \\
    --dbname="host=$live_host user=${role} dbname=$database sslmode=verify-full sslrootcert=$authority connect_timeout=10")
  awk -F'|' -v database="$database" '
    NR == FNR { restored[$1] = $2; next }
    NF == 2 { tables++; rows += $2 }
    NF == 2 && restored[$1] + 0 < ${WHOLE} * $2 {
      printf "%s %s: %d rows are restored of %d\\n", database, $1, restored[$1], $2
      faults++
    }
    END { printf "%s: %d tables, %d rows\\n", database, tables, rows; exit (faults > 0) }
  ' <(printf '%s\\n' "$restored") <(printf '%s\\n' "$live") || faults=1
done
exit "$faults"
`.trimStart();
