#!/bin/sh
# What judging a migration of 500 statements costs.
set -eu
. "$(dirname "$0")/measuring.sh"
build release HazardBenchmark
"$programs/HazardBenchmark"
