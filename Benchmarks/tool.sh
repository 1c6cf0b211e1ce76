#!/bin/sh
# What the build plugin's program costs to build from clean: CPU seconds (user and system) of each
# module's compilation, and of the whole. usage: Benchmarks/tool.sh [CONFIGURATION] [PRODUCT]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
configuration=${1:-debug}
product=${2:-sengi-generate}
compiler=$(command -v swiftc)
compiler=$(readlink -f "$(dirname "$(readlink -f "$(command -v swift)")")/swiftc" || echo "$compiler")
d=$(mktemp -d "${TMPDIR:-/tmp}/sengi-tool.XXXXXX")
trap 'rm -rf "$d"' EXIT
trap 'exit 1' HUP INT TERM

# Stands in for the compiler, and writes down what each call of it took.
cat >"$d/swiftc" <<SH
#!/bin/bash
module=other
for argument; do
  [ "\${previous:-}" != -module-name ] || module=\$argument
  previous=\$argument
done
TIMEFORMAT="\$module %U %S"
{ time "$(dirname "$compiler")/swiftc" "\$@" 2>&3; } 3>&2 2>>"$d/times"
SH
chmod +x "$d/swiftc"
export SWIFT_EXEC="$d/swiftc"
bash -c 'TIMEFORMAT="%U %S"; time swift build --package-path "$1" --scratch-path "$2" -c "$3" \
  --product "$4" >"$0/log" 2>&1' "$d" "$root" "$d/build" "$configuration" "$product" \
  2>"$d/whole" || {
  tail -20 "$d/log" >&2
  exit 1
}
awk '{ cpu[$1] += $2 + $3 } END { for (name in cpu) printf "%-28s %6.1f\n", name, cpu[name] }' \
  "$d/times" | sort -k2 -rn
awk '{ printf "%-28s %6.1f\n", "the whole build", $1 + $2 }' "$d/whole"
