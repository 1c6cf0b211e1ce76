#!/bin/sh
# What reading, checking and writing a schema costs; each round is a process of its own, so that
# nothing is warm. usage: Benchmarks/schema.sh [ROUNDS]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
swift build -c release --package-path "$root" --product SchemaBenchmark
program="$(swift build -c release --package-path "$root" --show-bin-path)/SchemaBenchmark"
n=0
while [ $n -lt "${1:-10}" ]; do
  n=$((n + 1))
  "$program" 1
done | awk -F': ' '
  !($1 in best) { order[++count] = $1; best[$1] = $2 + 0 }
  $2 + 0 < best[$1] { best[$1] = $2 + 0 }
  END { for (i = 1; i <= count; i++) printf "%s: %.1f ms\n", order[i], best[order[i]] }'
