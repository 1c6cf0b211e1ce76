#!/bin/sh
# What judging a migration of 500 statements costs.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
swift build -c release --package-path "$root" --product HazardBenchmark
"$(swift build -c release --package-path "$root" --show-bin-path)/HazardBenchmark"
