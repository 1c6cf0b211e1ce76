# What the scripts beside it share: . "$(dirname "$0")/measuring.sh"
root=$(cd "$(dirname "$0")/.." && pwd)

# usage: build CONFIGURATION PRODUCT…; `programs` is the folder of what was built. A folder of
# programs in SENGI_BIN takes its place.
build() {
  programs=${SENGI_BIN:-}
  [ -z "$programs" ] || return 0
  configuration=$1
  shift
  for product; do
    swift build -c "$configuration" --package-path "$root" --product "$product" >&2
  done
  programs=$(swift build -c "$configuration" --package-path "$root" --show-bin-path)
}

# A folder `d` that goes when the script ends, and the server in it too.
make_folder() {
  d=$(mktemp -d "${TMPDIR:-/tmp}/sengi-bench.XXXXXX")
  server=
  trap finish EXIT
  trap 'exit 1' HUP INT TERM
}
finish() {
  if [ -n "$server" ]; then kill -QUIT "$server" 2>/dev/null || :; wait "$server" 2>/dev/null || :; fi
  rm -rf "$d"
}

# A server on a socket in `d`, at `url`/DATABASE; its programs are in `bin` (PG_BIN).
start_server() {
  bin="${PG_BIN:-$(pg_config --bindir)}"
  url="postgresql://postgres@$(printf %s "$d" | sed 's,/,%2F,g')"
  owner=
  if [ "$(id -u)" = 0 ]; then
    owner="setpriv --reuid=postgres --regid=postgres --clear-groups"
    chown postgres "$d"
  fi
  $owner "$bin/initdb" -D "$d/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync \
    --no-instructions >"$d/log" 2>&1 || { cat "$d/log" >&2; exit 1; }
  (cd "$d" && exec $owner "$bin/postgres" -D "$d/data" -k "$d" -c listen_addresses= -c fsync=off \
    -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=256MB \
    -c max_locks_per_transaction=512) >>"$d/log" 2>&1 </dev/null &
  server=$!
  n=0
  until grep -q ready "$d/data/postmaster.pid" 2>/dev/null; do
    n=$((n + 1))
    if [ $n -gt 3000 ] || ! kill -0 "$server" 2>/dev/null; then cat "$d/log" >&2; exit 1; fi
    sleep 0.01
  done
}
psql() { "$bin/psql" -Xq -v ON_ERROR_STOP=1 -h "$d" -U postgres "$@"; }

# usage: install_peer PROGRAM PACKAGE…; `peer` is the folder of its programs, which stays for the
# next run.
install_peer() {
  venv="${TMPDIR:-/tmp}/sengi-$1.$(id -u)"
  peer="$venv/bin"
  [ ! -x "$peer/$1" ] || return 0
  shift
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$peer/pip" install -q --disable-pip-version-check "$@"
}

# usage: measure NAME COMMAND…; wall and CPU time (user and system) in seconds, added to those of NAME.
# Returns the command's status.
measure() {
  name=$1
  shift
  bash -c 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1' measure "$@" 2>>"$d/t.$name"
}
# usage: best NAME [TITLE]; the least wall time and the least CPU time of NAME.
best() {
  awk -v what="${2:-$1}" '
    NR == 1 || $1 + 0 < wall { wall = $1 + 0 }
    NR == 1 || $2 + $3 < cpu { cpu = $2 + $3 }
    END { printf "%-28s wall %.3f s, CPU %.3f s\n", what, wall, cpu }' "$d/t.$1"
}

# usage: least FILE; the least of the numbers at the beginning of its lines.
least() { sort -n "$1" | awk 'NR == 1 { print $1 }'; }

# usage: spend COMMAND…; `spent` are its CPU seconds (user and system). Where it fails, so does the
# script, with the end of what it said.
spend() {
  bash -c 'TIMEFORMAT="%U %S"; time "$@" >"$0/log" 2>&1' "$d" "$@" 2>"$d/time" || {
    tail -20 "$d/log" >&2
    exit 1
  }
  spent=$(awk '{ printf "%.2f", $1 + $2 }' "$d/time")
}

# Stands in for the compiler from now on, and writes down in `times` what each call of it took:
# "tool" where it was for a plugin's program, else "package"; the module; seconds of user and system.
watch_compiler() {
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
{ time "$(dirname "$(readlink -f "$(command -v swift)")")/swiftc" "\$@" 2>&3; } 3>&2 2>>"$d/times"
SH
  chmod +x "$d/swiftc"
  export SWIFT_EXEC="$d/swiftc"
}
# usage: modules PART; the CPU seconds of each module, most first.
modules() {
  awk -v part="$1" '$1 == part { cpu[$2] += $3 + $4 }
    END { for (name in cpu) printf "  %-26s %6.1f\n", name, cpu[name] }' "$d/times" | sort -k2 -rn
}
