#!/bin/sh
# What a package with 100 tables of 12 columns pays for the build plugin: a clean build of the Swift
# checked in, then of the same through the plugin, the runtime and the plugin's program before both.
# CPU seconds (user and system), the program's by module; then a build without a change, and with one.
# usage: Benchmarks/consumer.sh [TABLES]; SENGI_BIN a folder with built programs. Leaves nothing behind.
set -eu
. "$(dirname "$0")/measuring.sh"
tables=${1:-100}
build debug sengi SchemaBenchmark
make_folder
export XDG_CACHE_HOME="$d/cache"
watch_compiler

mkdir -p "$d/app/Sources/Runtime" "$d/app/Sources/Checked" "$d/app/Sources/Plugged"
echo 'import Sengi' >"$d/app/Sources/Runtime/Runtime.swift"
echo '// The plugin adds the rest.' >"$d/app/Sources/Plugged/Plugged.swift"
"$programs/SchemaBenchmark" --write "$d/app/Sources/Plugged/Schemas" "$tables"
"$programs/sengi" generate --schemas "$d/app/Sources/Plugged/Schemas" \
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

# Builds one target; the whole build's CPU seconds go to `spent`, those of modules to `times`.
build_target() {
  : >"$d/times"
  spend swift build --package-path "$d/app" --target "$1"
}
sum() { awk -v part="$1" '$1 == part { cpu += $3 + $4 } END { printf "%.1f", cpu }' "$d/times"; }

# SwiftPM builds a plugin's program before anything else of the package.
build_target Runtime
echo "the runtime and the program, once: $spent, of which the runtime $(sum package), the program $(sum tool)"
modules tool
build_target Checked
echo "checked in: $spent, of which compiling $(sum package)"
build_target Plugged
echo "with the plugin: $spent, of which compiling $(sum package), the program $(sum tool)"

objects=$(find "$d/app/.build/" -type d -name Plugged.build | sed -n 1p)
changed() {
  find "$d/app/.build/plugins/outputs" -name '*.swift' -newer "$d/mark" | wc -l
  find "$objects" -name '*.swift.o' -newer "$d/mark" | wc -l
}
touch "$d/mark"
sleep 1
build_target Plugged
echo "no change: $spent CPU s;" $(changed) "files rewritten, recompiled"
sed -i 's/      column_0: text/&\n      one_more: text?/' \
  "$(grep -rl 'The things of kind 10,' "$d/app/Sources/Plugged/Schemas" | sed -n 1p)"
build_target Plugged
echo "one column added: $spent CPU s;" $(changed) "files rewritten, recompiled"
echo "its users: $(grep -rl 'references table_10 ' "$d/app/Sources/Plugged/Schemas" | wc -l)"
