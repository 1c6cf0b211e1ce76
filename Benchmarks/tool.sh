#!/bin/sh
# What the build plugin's program costs to build from clean: CPU seconds (user and system) of each
# module's compilation, and of the whole. usage: Benchmarks/tool.sh [CONFIGURATION] [PRODUCT]
set -eu
. "$(dirname "$0")/measuring.sh"
make_folder
watch_compiler
spend swift build --package-path "$root" --scratch-path "$d/build" -c "${1:-debug}" \
  --product "${2:-sengi-generate}"
modules package
printf '  %-26s %6.1f\n' "the whole build" "$spent"
