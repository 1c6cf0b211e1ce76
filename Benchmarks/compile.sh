#!/bin/sh
# What the Swift of 100 tables of 12 columns costs to compile from clean, by feature: each is taken
# out by an option, or by templates without it. CPU seconds (user and system), the least of ROUNDS.
# Rules stand under their constraints' names, so that without names there is no validation either.
# usage: Benchmarks/compile.sh [ROUNDS] [TABLES]; ONLY names variants, SENGI_BIN a folder with built
# programs and `Modules`. Leaves nothing behind.
set -eu
. "$(dirname "$0")/measuring.sh"
rounds=${1:-3}
tables=${2:-100}
build debug sengi SchemaBenchmark
[ -n "${SENGI_BIN:-}" ] || swift build --package-path "$root" --target Sengi >&2
make_folder
export XDG_CACHE_HOME="$d/cache"
"$programs/SchemaBenchmark" --write "$d/schemas" "$tables"

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

printf '%-26s %9s %14s %14s\n' variant lines 'debug CPU s' 'release CPU s'
variants | while IFS='|' read -r name templates option; do
  [ -z "${ONLY:-}" ] || case "$ONLY" in *"$name"*) ;; *) continue ;; esac
  printf 'swift: { %s }\n' "${option:-validation: true}" >"$d/sengi.yaml"
  rm -rf "$d/out" "$d/debug" "$d/release"
  "$programs/sengi" generate --schemas "$d/schemas" --config "$d/sengi.yaml" --output "$d/out" \
    ${templates:+--templates "$d/templates/$templates"} >/dev/null
  flags="-swift-version 6 -parse-as-library -module-name Models -I $programs/Modules
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
      (cd "$d/objects" && spend swiftc -c -emit-module $how $flags "$d"/out/*.swift &&
        echo "$spent" >>"$d/$mode")
    done
  done
  printf '%-26s %9d %14.1f %14.1f\n' "$name" "$(cat "$d"/out/*.swift | wc -l)" \
    "$(least "$d/debug")" "$(least "$d/release")"
done
