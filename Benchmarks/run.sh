#!/bin/sh
# Starts a throw-away PostgreSQL server, runs the benchmark against it, and leaves nothing behind.
# usage: Benchmarks/run.sh [ROUNDS]      (SWIFT, PG_BIN, BENCH_ONLY=W1|W2|W3 in the environment)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin="${PG_BIN:-$(pg_config --bindir)}"
${SWIFT:-swift} build -c release --package-path "$here"
program="$(swift build -c release --package-path "$here" --show-bin-path)/Benchmark"

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
  -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=256MB) >>"$d/log" 2>&1 </dev/null &
pid=$!
n=0
until grep -q ready "$d/data/postmaster.pid" 2>/dev/null; do
  n=$((n + 1))
  if [ $n -gt 3000 ] || ! kill -0 "$pid" 2>/dev/null; then cat "$d/log" >&2; exit 1; fi
  sleep 0.01
done
"$program" "host=$d user=postgres dbname=postgres" "$@"
