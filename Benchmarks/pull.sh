#!/bin/sh
# A database of 500 tables: `sengi pull` against sqlacodegen, pg_dump beside them, in the same run;
# then `sengi check` and `sengi ddl` over what was pulled. Leaves nothing behind.
# usage: Benchmarks/pull.sh [ROUNDS]      (PG_BIN in the environment)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
rounds=${1:-5}
bin="${PG_BIN:-$(pg_config --bindir)}"
swift build -c release --package-path "$root" --product sengi
swift build -c release --package-path "$root" --product SchemaBenchmark
programs=$(swift build -c release --package-path "$root" --show-bin-path)

venv="${TMPDIR:-/tmp}/sengi-sqlacodegen.$(id -u)"
if [ ! -x "$venv/bin/sqlacodegen" ]; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check sqlacodegen==4.0.4 'psycopg[binary]'
fi

d=$(mktemp -d "${TMPDIR:-/tmp}/sengi-bench.XXXXXX")
pid=
finish() {
  if [ -n "$pid" ]; then kill -QUIT "$pid" 2>/dev/null || :; wait "$pid" 2>/dev/null || :; fi
  rm -rf "$d"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM
owner=
if [ "$(id -u)" = 0 ]; then
  owner="setpriv --reuid=postgres --regid=postgres --clear-groups"
  chown postgres "$d"
fi
$owner "$bin/initdb" -D "$d/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync \
  --no-instructions >"$d/log" 2>&1 || { cat "$d/log" >&2; exit 1; }
(cd "$d" && exec $owner "$bin/postgres" -D "$d/data" -k "$d" -c listen_addresses= -c fsync=off \
  -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=256MB \
  -c max_locks_per_transaction=512) >>"$d/log" 2>&1 </dev/null &
pid=$!
n=0
until grep -q ready "$d/data/postmaster.pid" 2>/dev/null; do
  n=$((n + 1))
  if [ $n -gt 3000 ] || ! kill -0 "$pid" 2>/dev/null; then cat "$d/log" >&2; exit 1; fi
  sleep 0.01
done

mkdir "$d/sample"
"$programs/SchemaBenchmark" --write "$d/sample" 500
"$programs/sengi" ddl --schemas "$d/sample" --output "$d/sample.sql"
"$bin/psql" -Xq -v ON_ERROR_STOP=1 -h "$d" -U postgres -f "$d/sample.sql"
folder=$(printf %s "$d" | sed 's,/,%2F,g')

# Wall and CPU (user and system) of a command in seconds, added to the file named first.
measure() {
  file=$1
  shift
  { bash -c 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1' measure "$@" || echo "failed: $*" >&2; } 2>>"$file"
}
n=0
while [ $n -lt "$rounds" ]; do
  n=$((n + 1))
  measure "$d/t.sqlacodegen" "$venv/bin/sqlacodegen" --schemas app \
    "postgresql+psycopg://postgres@/postgres?host=$d" --outfile "$d/models.py"
  rm -rf "$d/pulled"
  measure "$d/t.pull" "$programs/sengi" pull "postgresql://postgres@$folder/postgres" --output "$d/pulled"
  measure "$d/t.repull" "$programs/sengi" pull "postgresql://postgres@$folder/postgres" --output "$d/pulled"
  measure "$d/t.pg_dump" "$bin/pg_dump" -s -h "$d" -U postgres -f "$d/dump.sql" postgres
  measure "$d/t.check" "$programs/sengi" check --schemas "$d/pulled"
  measure "$d/t.ddl" "$programs/sengi" ddl --schemas "$d/pulled" --output "$d/ddl.sql"
done
echo "500 tables × 12 columns, best of $rounds interleaved rounds; the server's CPU is not counted"
for what in sqlacodegen pull repull pg_dump check ddl; do
  sort -n "$d/t.$what" | awk -v what="$what" '
    NR == 1 { wall = $1 }
    NR == 1 || $2 + $3 < cpu { cpu = $2 + $3 }
    END { printf "%-12s wall %.3f s, CPU %.3f s\n", what, wall, cpu }'
done
awk -v a="$(sort -n "$d/t.pull" | head -n 1 | cut -d" " -f1)" \
  -v b="$(sort -n "$d/t.sqlacodegen" | head -n 1 | cut -d" " -f1)" \
  'BEGIN { printf "pull / sqlacodegen: %.2f of the wall time (bar: a third)\n", a / b }'
