/**
 * Every row of the copy is read, so that no page of it can be broken. Of the live instance the planner's estimate is
 * enough: counting there would take from those who use it.
 */
export const COUNT = `#!/bin/bash
set -euo pipefail
trap '[ -e /between/whole ] || touch /between/differs' EXIT

until [ -e /between/copy ] || [ -e /between/done ]; do sleep 5; done
# There is no copy; the container beside says why.
[ -e /between/copy ] || exit 0

export PGSSLMODE=verify-full PGSSLROOTCERT=/between/authority.pem PGCONNECT_TIMEOUT=30
ask() { psql -XAqt -F $'\\t' -v ON_ERROR_STOP=1 -h "$(cat "/between/$1")" -d "$2" "\${@:3}"; }

databases=$(ask live postgres -c "SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate AND datname <> 'rdsadmin'")
for database in $databases; do
  ask live "$database" -f /drill/tables-of-live.sql >/tmp/live
  ask copy "$database" -f /drill/tables-of-copy.sql >/tmp/copy
  # The estimate is of the last analysis; a table of some size that has lost a tenth is not the same.
  awk -F '\\t' -v database="$database" '
    FILENAME == ARGV[1] { rows[$1] = $2; total += $2; tables++; next }
    !($1 in rows) { print database ": " $1 " is not in the copy"; bad = 1; next }
    $2 > 1000 && rows[$1] < 0.9 * $2 { print database ": " $1 " has " rows[$1] " rows in the copy of about " $2; bad = 1 }
    END { print database ": " tables + 0 " tables with " total + 0 " rows in the copy"; exit bad }
  ' /tmp/copy /tmp/live
done
touch /between/whole
`;

const TABLES = `FROM pg_class AS tables
JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
WHERE tables.relkind = 'r' AND tables.relpersistence = 'p'
  AND schemas.nspname <> 'information_schema' AND schemas.nspname NOT LIKE 'pg\\_%'`;

/** Each table, and about how many rows it has. */
export const TABLES_OF_LIVE = `SELECT format('%I.%I', nspname, relname), greatest(reltuples, 0)::bigint
${TABLES};
`;

/** Each table, and how many rows it has. */
export const TABLES_OF_COPY = `SELECT format('SELECT %L, count(*) FROM %I.%I', format('%I.%I', nspname, relname), nspname, relname)
${TABLES}
\\gexec
`;
