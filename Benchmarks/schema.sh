#!/bin/sh
# What reading, checking and writing a schema costs; each round is a process of its own, so that
# nothing is warm. usage: Benchmarks/schema.sh [ROUNDS]
set -eu
. "$(dirname "$0")/measuring.sh"
build release SchemaBenchmark
n=0
while [ $n -lt "${1:-10}" ]; do
  n=$((n + 1))
  "$programs/SchemaBenchmark" 1
done | awk -F': ' '
  !($1 in best) { order[++count] = $1; best[$1] = $2 + 0 }
  $2 + 0 < best[$1] { best[$1] = $2 + 0 }
  END { for (i = 1; i <= count; i++) printf "%s: %.1f ms\n", order[i], best[order[i]] }'
