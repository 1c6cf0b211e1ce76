#!/bin/sh
# Two databases of 500 tables, 50 of which differ: `sengi diff` between them, and from one to YAML
# files, against migra and alembic in the same run. Leaves nothing behind but the peers' programs.
# usage: Benchmarks/diff.sh [ROUNDS]      (PG_BIN in the environment)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
rounds=${1:-5}
bin="${PG_BIN:-$(pg_config --bindir)}"
swift build -c release --package-path "$root" --product sengi
swift build -c release --package-path "$root" --product SchemaBenchmark
programs=$(swift build -c release --package-path "$root" --show-bin-path)

peers="${TMPDIR:-/tmp}/sengi-diff-peers.$(id -u)"
if [ ! -x "$peers/migra/bin/migra" ]; then
  python3 -m venv "$peers/migra"
  "$peers/migra/bin/pip" install -q --disable-pip-version-check \
    migra==3.0.1663481299 'sqlalchemy<2' psycopg2-binary 'setuptools<81'
fi
if [ ! -x "$peers/alembic/bin/alembic" ]; then
  python3 -m venv "$peers/alembic"
  "$peers/alembic/bin/pip" install -q --disable-pip-version-check \
    alembic sqlacodegen==4.0.4 'psycopg[binary]'
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

# 500 tables, and of every tenth a column, an index, a default and a check more.
mkdir "$d/sample"
"$programs/SchemaBenchmark" --write "$d/sample" 500
"$programs/sengi" ddl --schemas "$d/sample" --output "$d/sample.sql"
psql() { "$bin/psql" -Xq -v ON_ERROR_STOP=1 -h "$d" -U postgres "$@"; }
for database in old new; do
  psql -d postgres -c "CREATE DATABASE $database TEMPLATE template0"
  psql -d "$database" -f "$d/sample.sql"
done
psql -d new -c "
  DO \$\$ DECLARE t regclass; BEGIN
    FOR t IN SELECT oid FROM (SELECT oid, row_number() OVER (ORDER BY relname) AS n FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'app'::regnamespace) AS listed WHERE n % 10 = 0
    LOOP
      EXECUTE format('ALTER TABLE %s ADD COLUMN added integer DEFAULT 7, ADD CHECK (added > 0)', t);
      EXECUTE format('CREATE INDEX ON %s (added)', t);
    END LOOP;
  END \$\$"
folder=$(printf %s "$d" | sed 's,/,%2F,g')
url="postgresql://postgres@$folder"
"$programs/sengi" pull "$url/new" --output "$d/files" >/dev/null 2>&1
"$peers/alembic/bin/sqlacodegen" --schemas app "postgresql+psycopg://postgres@/new?host=$d" \
  --outfile "$d/models.py"
cat >"$d/compare.py" <<END
import sqlalchemy, models
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
with sqlalchemy.create_engine("postgresql+psycopg://postgres@/old?host=$d").connect() as c:
    context = MigrationContext.configure(c, opts={"include_schemas": True})
    print(render_python_code(produce_migrations(context, models.Base.metadata).upgrade_ops))
END

# Wall and CPU (user and system) of a command in seconds, added to the file named first. All of
# them end with a status for "different".
measure() {
  file=$1
  shift
  { bash -c 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1' measure "$@" || :; } 2>>"$file"
}
n=0
while [ $n -lt "$rounds" ]; do
  n=$((n + 1))
  measure "$d/t.migra" "$peers/migra/bin/migra" --unsafe \
    "postgresql://postgres@/old?host=$d" "postgresql://postgres@/new?host=$d"
  measure "$d/t.alembic" env PYTHONPATH="$d" "$peers/alembic/bin/python" "$d/compare.py"
  measure "$d/t.live" "$programs/sengi" diff "$url/old" "$url/new" --format sql
  measure "$d/t.files" "$programs/sengi" diff "$url/old" "$d/files" --format sql
done
echo "500 tables, 50 of them different, best of $rounds interleaved rounds; the server's CPU is not counted"
for what in migra alembic live files; do
  sort -n "$d/t.$what" | awk -v what="$what" '
    NR == 1 { wall = $1 }
    NR == 1 || $2 + $3 < cpu { cpu = $2 + $3 }
    END { printf "%-12s wall %.3f s, CPU %.3f s\n", what, wall, cpu }'
done
count() { "$programs/sengi" diff "$url/old" "$1" --format sql 2>/dev/null | grep -c "ADD COLUMN"; }
echo "tables found: $(count "$url/new") live, $(count "$d/files") in files," \
  "$("$peers/migra/bin/migra" --unsafe "postgresql://postgres@/old?host=$d" \
    "postgresql://postgres@/new?host=$d" 2>/dev/null | grep -ci "add column") by migra"
