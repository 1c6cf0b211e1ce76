#!/bin/sh
# What a package with 100 tables of 12 columns pays for the build plugin: a clean build of the Swift
# checked in, then of the same through the plugin, the runtime and the plugin's program before both.
# CPU seconds (user and system), the program's by module; then a build without a change, and with one.
# usage: Benchmarks/consumer.sh [TABLES]; SENGI_BIN a folder with built programs. Leaves nothing behind.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
tables=${1:-100}
if [ -z "${SENGI_BIN:-}" ]; then
  for product in sengi SchemaBenchmark; do
    swift build --package-path "$root" --product "$product" >&2
  done
  SENGI_BIN=$(swift build --package-path "$root" --show-bin-path)
fi
compilers=$(dirname "$(readlink -f "$(command -v swift)")")
d=$(mktemp -d "${TMPDIR:-/tmp}/sengi-consumer.XXXXXX")
trap 'rm -rf "$d"' EXIT
trap 'exit 1' HUP INT TERM
export XDG_CACHE_HOME="$d/cache"

# Stands in for the compiler, and writes down what each call of it took.
cat >"$d/swiftc" <<SH
#!/bin/bash
module=other
part=package
for argument; do
  [ "\${previous:-}" != -module-name ] || module=\$argument
  case "\$argument" in *-tool.build/*) part=tool ;; esac
  previous=\$argument
done
TIMEFORMAT="\$part \$module %U %S"
{ time "$compilers/swiftc" "\$@" 2>&3; } 3>&2 2>>"$d/times"
SH
chmod +x "$d/swiftc"
export SWIFT_EXEC="$d/swiftc"

mkdir -p "$d/app/Sources/Runtime" "$d/app/Sources/Checked" "$d/app/Sources/Plugged"
echo 'import Sengi' >"$d/app/Sources/Runtime/Runtime.swift"
echo '// The plugin adds the rest.' >"$d/app/Sources/Plugged/Plugged.swift"
"$SENGI_BIN/SchemaBenchmark" --write "$d/app/Sources/Plugged/Schemas" "$tables"
"$SENGI_BIN/sengi" generate --schemas "$d/app/Sources/Plugged/Schemas" \
  --output "$d/app/Sources/Checked" >/dev/null
cat >"$d/app/Package.swift" <<SWIFT
// swift-tools-version: 6.3
import PackageDescription

let sengi = Target.Dependency.product(name: "Sengi", package: "sengi")
let package = Package(
  name: "app", platforms: [.macOS(.v15)],
  dependencies: [.package(name: "sengi", path: "$root")],
  targets: [
    .target(name: "Runtime", dependencies: [sengi]),
    .target(name: "Checked", dependencies: [sengi]),
    .target(
      name: "Plugged", dependencies: [sengi],
      plugins: [.plugin(name: "SengiPlugin", package: "sengi")]),
  ])
SWIFT

# Builds one target; the whole build's CPU seconds go to `whole`, those of modules to `times`.
build() {
  : >"$d/times"
  bash -c 'TIMEFORMAT="%U %S"; time swift build --package-path "$0/app" --target "$1" \
    >"$0/log" 2>&1' "$d" "$1" 2>"$d/time" || {
    tail -20 "$d/log" >&2
    exit 1
  }
  whole=$(awk '{ printf "%.1f", $1 + $2 }' "$d/time")
}
sum() { awk -v part="$1" '$1 == part { cpu += $3 + $4 } END { printf "%.1f", cpu }' "$d/times"; }

modules() {
  awk '$1 == "tool" { cpu[$2] += $3 + $4 }
    END { for (name in cpu) printf "  %-24s %6.1f\n", name, cpu[name] }' "$d/times" | sort -k2 -rn
}

# SwiftPM builds a plugin's program before anything else of the package.
build Runtime
echo "the runtime and the program, once: $whole, of which the runtime $(sum package), the program $(sum tool)"
modules
build Checked
echo "checked in: $whole, of which compiling $(sum package)"
build Plugged
echo "with the plugin: $whole, of which compiling $(sum package), the program $(sum tool)"

objects=$(find "$d/app/.build/" -type d -name Plugged.build | sed -n 1p)
changed() {
  find "$d/app/.build/plugins/outputs" -name '*.swift' -newer "$d/mark" | wc -l
  find "$objects" -name '*.swift.o' -newer "$d/mark" | wc -l
}
touch "$d/mark"
sleep 1
build Plugged
echo "no change: $whole CPU s;" $(changed) "files rewritten, recompiled"
sed -i 's/      column_0: text/&\n      one_more: text?/' \
  "$(grep -rl 'The things of kind 10,' "$d/app/Sources/Plugged/Schemas" | sed -n 1p)"
build Plugged
echo "one column added: $whole CPU s;" $(changed) "files rewritten, recompiled"
echo "its users: $(grep -rl 'references table_10 ' "$d/app/Sources/Plugged/Schemas" | wc -l)"
