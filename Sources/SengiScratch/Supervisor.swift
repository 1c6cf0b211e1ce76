#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The shell that starts a server, waits for our end of a pipe to close, and then ends the server
/// and removes its folder.
///
/// The kernel closes the pipe however this process ends, `SIGKILL` included, and the shell has a
/// session of its own, so a signal to our process group does not reach it: a server never outlives
/// its owner.
struct Supervisor {
  /// The step at which the script gave up, in its own words.
  enum Failure: String {
    case user, folder, binaries, initdb, postgres, other
  }

  let folder: String
  let process: ChildProcess
  private let pipe: Int32

  init(
    _ binaries: ServerBinaries, temporaryFolders: (String, String), arguments: [String]
  ) throws(ScratchFailure) {
    let lifeline = try DescriptorPipe()
    defer { close(lifeline.reading) }
    pipe = lifeline.writing
    do throws(ScratchFailure) {
      let report = try DescriptorPipe()
      defer { close(report.reading) }
      do {
        defer { close(report.writing) }
        process = try ChildProcess(
          "/bin/sh",
          [
            "-c", Self.script, "sengi-scratch", binaries.folder, Self.characterType,
            temporaryFolders.0, temporaryFolders.1,
          ] + arguments,
          input: lifeline.reading, output: report.writing)
      }
      let answer = DescriptorPipe.readToEnd(report.reading)
      let lines = answer.split(separator: "\n", maxSplits: 1).map(String.init)
      guard let line = lines.first, line.hasPrefix("ready ") else {
        process.wait()
        let word = lines.first.flatMap { $0.hasPrefix("failed ") ? String($0.dropFirst(7)) : nil }
        let failure = word.flatMap(Failure.init(rawValue:))
        throw .supervisor(
          failure ?? .other, binaries: binaries,
          log: failure == nil ? answer : lines.dropFirst().joined())
      }
      folder = String(line.dropFirst(6))
    } catch {
      close(lifeline.writing)
      throw error
    }
  }

  /// Ends the server and waits until its folder is gone: about 30 ms.
  func stop() {
    close(pipe)
    process.wait()
  }

  /// Sorting is by code point everywhere; this says what a letter is.
  private static var characterType: String {
    #if canImport(Darwin)
      "en_US.UTF-8"
    #else
      "C.UTF-8"
    #endif
  }

  /// Writes `ready FOLDER`, or `failed STEP` and a log; no line comes before.
  ///
  /// SIGQUIT ends a server at once and without a checkpoint. `postmaster.pid` says `ready` in its
  /// last line as soon as connections are let in (manual, "Starting the Database Server").
  private static let script = #"""
    set -eu
    trap '' PIPE
    bin=$1 ctype=$2 first=$3 second=$4
    shift 4
    cd /
    as= dir= server=
    clean() {
      trap '' HUP INT TERM
      if [ -n "$server" ]; then
        kill -QUIT "$server" 2>/dev/null || :
        wait "$server" 2>/dev/null || :
      fi
      [ -z "$dir" ] || rm -rf "$dir"
    }
    trap clean EXIT
    trap 'exit 1' HUP INT TERM
    fail() {
      echo "failed $1"
      if [ $# -gt 1 ]; then cat "$2"; fi
      exit 1
    }
    if [ "$(id -u)" = 0 ]; then
      command -v setpriv >/dev/null || fail user
      for user in postgres nobody; do
        uid=$(id -u "$user" 2>/dev/null) && gid=$(id -g "$user" 2>/dev/null) || continue
        as="setpriv --reuid=$uid --regid=$gid --clear-groups"
        break
      done
      [ -n "$as" ] && $as true 2>/dev/null || fail user
    fi
    for base in "$first" "$second"; do
      dir=$(mktemp -d "$base/sengi.XXXXXXXX" 2>/dev/null) || continue
      [ -z "$as" ] || chown "$uid:$gid" "$dir"
      if $as sh -c 'cd "$1"' sh "$dir" 2>/dev/null; then break; fi
      rmdir "$dir"
      dir=
    done
    [ -n "$dir" ] || fail folder
    $as sh -c '[ -x "$1/initdb" ] && [ -x "$1/postgres" ]' sh "$bin" || fail binaries
    $as "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C --lc-ctype="$ctype" \
      --no-sync --no-instructions --wal-segsize=1 </dev/null >"$dir/log" 2>&1 ||
      fail initdb "$dir/log"
    $as "$bin/postgres" -D "$dir/data" -k "$dir" "$@" </dev/null >"$dir/log" 2>&1 &
    server=$!
    left=6000
    until grep -qs '^ready' "$dir/data/postmaster.pid"; do
      kill -0 "$server" 2>/dev/null && [ $left -gt 0 ] || fail postgres "$dir/log"
      left=$((left - 1))
      sleep 0.01
    done
    echo "ready $dir"
    exec >/dev/null 2>&1
    while read -r line; do :; done
    """#
}
