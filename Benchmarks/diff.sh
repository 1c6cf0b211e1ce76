#!/bin/sh
# Two databases of 500 tables, 50 of which differ: `sengi diff` between them, and from one to YAML
# files, against migra and alembic in the same run. Leaves nothing behind but the peers' programs.
# usage: Benchmarks/diff.sh [ROUNDS]      (PG_BIN in the environment)
set -eu
. "$(dirname "$0")/measuring.sh"
rounds=${1:-5}
build release sengi SchemaBenchmark
install_peer migra migra==3.0.1663481299 'sqlalchemy<2' psycopg2-binary 'setuptools<81'
migra=$peer
install_peer alembic alembic sqlacodegen==4.0.4 'psycopg[binary]'
make_folder
start_server

# 500 tables, and of every tenth a column, an index, a default and a check more.
mkdir "$d/sample"
"$programs/SchemaBenchmark" --write "$d/sample" 500
"$programs/sengi" ddl --schemas "$d/sample" --output "$d/sample.sql"
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
"$programs/sengi" pull "$url/new" --output "$d/files" >/dev/null 2>&1
"$peer/sqlacodegen" --schemas app "postgresql+psycopg://postgres@/new?host=$d" \
  --outfile "$d/models.py"
cat >"$d/compare.py" <<END
import sqlalchemy, models
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
with sqlalchemy.create_engine("postgresql+psycopg://postgres@/old?host=$d").connect() as c:
    context = MigrationContext.configure(c, opts={"include_schemas": True})
    print(render_python_code(produce_migrations(context, models.Base.metadata).upgrade_ops))
END

# All of them end with a status for "different".
run() { measure "$@" || :; }
n=0
while [ $n -lt "$rounds" ]; do
  n=$((n + 1))
  run migra "$migra/migra" --unsafe \
    "postgresql://postgres@/old?host=$d" "postgresql://postgres@/new?host=$d"
  run alembic env PYTHONPATH="$d" "$peer/python" "$d/compare.py"
  run live "$programs/sengi" diff "$url/old" "$url/new" --format sql
  run files "$programs/sengi" diff "$url/old" "$d/files" --format sql
done
echo "500 tables, 50 of them different, best of $rounds interleaved rounds; the server's CPU is not counted"
for what in migra alembic live files; do best "$what"; done
count() { "$programs/sengi" diff "$url/old" "$1" --format sql 2>/dev/null | grep -c "ADD COLUMN"; }
echo "tables found: $(count "$url/new") live, $(count "$d/files") in files," \
  "$("$migra/migra" --unsafe "postgresql://postgres@/old?host=$d" \
    "postgresql://postgres@/new?host=$d" 2>/dev/null | grep -ci "add column") by migra"
