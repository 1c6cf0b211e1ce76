#!/bin/sh
# A database of 500 tables: `sengi pull` against sqlacodegen, pg_dump beside them, in the same run;
# then `sengi check` and `sengi ddl` over what was pulled. Leaves nothing behind.
# usage: Benchmarks/pull.sh [ROUNDS]      (PG_BIN in the environment)
set -eu
. "$(dirname "$0")/measuring.sh"
rounds=${1:-5}
build release sengi SchemaBenchmark
install_peer sqlacodegen sqlacodegen==4.0.4 'psycopg[binary]'
make_folder
start_server

mkdir "$d/sample"
"$programs/SchemaBenchmark" --write "$d/sample" 500
"$programs/sengi" ddl --schemas "$d/sample" --output "$d/sample.sql"
psql -f "$d/sample.sql"

run() { measure "$@" || echo "failed: $*" >&2; }
n=0
while [ $n -lt "$rounds" ]; do
  n=$((n + 1))
  run sqlacodegen "$peer/sqlacodegen" --schemas app \
    "postgresql+psycopg://postgres@/postgres?host=$d" --outfile "$d/models.py"
  rm -rf "$d/pulled"
  run pull "$programs/sengi" pull "$url/postgres" --output "$d/pulled"
  run repull "$programs/sengi" pull "$url/postgres" --output "$d/pulled"
  run pg_dump "$bin/pg_dump" -s -h "$d" -U postgres -f "$d/dump.sql" postgres
  run check "$programs/sengi" check --schemas "$d/pulled"
  run ddl "$programs/sengi" ddl --schemas "$d/pulled" --output "$d/ddl.sql"
done
echo "500 tables × 12 columns, best of $rounds interleaved rounds; the server's CPU is not counted"
for what in sqlacodegen pull repull pg_dump check ddl; do best "$what"; done
awk -v a="$(least "$d/t.pull")" -v b="$(least "$d/t.sqlacodegen")" \
  'BEGIN { printf "pull / sqlacodegen: %.2f of the wall time (bar: a third)\n", a / b }'
