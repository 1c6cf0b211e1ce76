#!/bin/sh
# What the Swift of 100 tables of 12 columns costs to compile from clean, by feature: each is taken
# out by an option, or by templates without it. CPU seconds (user and system), the least of ROUNDS.
# Rules stand under their constraints' names, so that without names there is no validation either.
# usage: Benchmarks/compile.sh [ROUNDS] [TABLES]; ONLY names variants, SENGI_BIN a folder with built
# programs and `Modules`. Leaves nothing behind.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
rounds=${1:-3}
tables=${2:-100}
if [ -z "${SENGI_BIN:-}" ]; then
  for product in sengi SchemaBenchmark; do
    swift build --package-path "$root" --product "$product" >&2
  done
  swift build --package-path "$root" --target Sengi >&2
  SENGI_BIN=$(swift build --package-path "$root" --show-bin-path)
fi

d=$(mktemp -d "${TMPDIR:-/tmp}/sengi-compile.XXXXXX")
trap 'rm -rf "$d"' EXIT
trap 'exit 1' HUP INT TERM
export XDG_CACHE_HOME="$d/cache"
"$SENGI_BIN/SchemaBenchmark" --write "$d/schemas" "$tables"

# Templates without a section, from {{#name}} to {{/name}}.
without() {
  mkdir -p "$d/templates/$1"
  [ -e "$d/templates/$1/$2.mustache" ] ||
    cp "$root/templates/swift/$2.mustache" "$d/templates/$1/$2.mustache"
  awk -v name="$3" '
    $0 == "{{#" name "}}" { hidden = 1 }
    !hidden { print }
    $0 == "{{/" name "}}" { hidden = 0 }' "$d/templates/$1/$2.mustache" >"$d/part"
  mv "$d/part" "$d/templates/$1/$2.mustache"
}
without relations file relations
without constraints table constraints
without base file relations
without base table constraints

# A variant's name, its templates, and the options of sengi.yaml.
variants() {
  echo "base|base|validation: false"
  echo "defaults||"
  echo "without relations|relations|"
  echo "without validation||validation: false"
  echo "without constraint names|constraints|validation: false"
  echo "without strong ids||strong_ids: false"
  echo "with Codable||codable: camel"
}

compile() {
  bash -c 'TIMEFORMAT="%U %S"; time "$@" >"$0/log" 2>&1' "$d" "$@" 2>"$d/time" || {
    sed -n 1,20p "$d/log" >&2
    exit 1
  }
  awk '{ printf "%.2f\n", $1 + $2 }' "$d/time"
}

least() { sort -n "$1" | sed -n 1p; }

printf '%-26s %9s %14s %14s\n' variant lines 'debug CPU s' 'release CPU s'
variants | while IFS='|' read -r name templates option; do
  [ -z "${ONLY:-}" ] || case "$ONLY" in *"$name"*) ;; *) continue ;; esac
  printf 'swift: { %s }\n' "${option:-validation: true}" >"$d/sengi.yaml"
  rm -rf "$d/out" "$d/debug" "$d/release"
  "$SENGI_BIN/sengi" generate --schemas "$d/schemas" --config "$d/sengi.yaml" --output "$d/out" \
    ${templates:+--templates "$d/templates/$templates"} >/dev/null
  flags="-swift-version 6 -parse-as-library -module-name Models -I $SENGI_BIN/Modules
    -module-cache-path $d/modules -Xcc -fmodule-map-file=$root/Sources/CLibPQ/module.modulemap
    -Xcc -fmodule-map-file=$root/Sources/CEpoll/module.modulemap -I $(pg_config --includedir)"
  # shellcheck disable=SC2086
  swiftc -typecheck $flags "$d/out/Schema.swift"
  n=0
  while [ $n -lt "$rounds" ]; do
    n=$((n + 1))
    for mode in debug release; do
      rm -rf "$d/objects"
      mkdir "$d/objects"
      how="-Onone -g -enable-batch-mode -j2"
      [ $mode = debug ] || how="-O -g -wmo"
      # shellcheck disable=SC2086
      (cd "$d/objects" && compile swiftc -c -emit-module $how $flags "$d"/out/*.swift >>"$d/$mode")
    done
  done
  printf '%-26s %9d %14.1f %14.1f\n' "$name" "$(cat "$d"/out/*.swift | wc -l)" \
    "$(least "$d/debug")" "$(least "$d/release")"
done
