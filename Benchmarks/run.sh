#!/bin/sh
# Starts a throw-away PostgreSQL server, runs the benchmark against it, and leaves nothing behind.
# usage: Benchmarks/run.sh [ROUNDS]      (SWIFT, PG_BIN, BENCH_ONLY=W1|W2|W3 in the environment)
set -eu
. "$(dirname "$0")/measuring.sh"
${SWIFT:-swift} build -c release --package-path "$root/Benchmarks"
programs=$(${SWIFT:-swift} build -c release --package-path "$root/Benchmarks" --show-bin-path)
make_folder
start_server
"$programs/Benchmark" "host=$d user=postgres dbname=postgres" "$@"
