import Foundation
import SengiClient
import SengiWire
import Synchronization

/// A PostgreSQL server for this test process: in a temporary folder, on a unix socket, gone when
/// the process ends, however it ends.
final class ThrowawayServer: Sendable {
  static let shared = Result { try ThrowawayServer() }

  /// The folder of the socket.
  let folder: String
  private let input: Pipe

  /// The supervising shell waits at the end of a pipe: when this process dies, the pipe closes.
  private static let script = """
    set -eu
    as_owner() {
      if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
      else "$@"; fi
    }
    bin="${PG_BIN:-$(pg_config --bindir)}"
    d=$(mktemp -d "${TMPDIR:-/tmp}/sengi-client.XXXXXX")
    pid=
    trap 'if [ -n "$pid" ]; then kill -QUIT "$pid" 2>/dev/null || :; wait "$pid" || :; fi; rm -rf "$d"' EXIT
    trap 'exit 1' HUP INT TERM
    if [ "$(id -u)" = 0 ]; then chown postgres "$d"; fi
    cd "$d"
    as_owner "$bin/initdb" -D "$d/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync \\
      --no-instructions --wal-segsize=1 >"$d/log" 2>&1 || { cat "$d/log" >&2; exit 1; }
    if [ "$(id -u)" = 0 ]; then
      setpriv --reuid=postgres --regid=postgres --clear-groups "$bin/postgres" -D "$d/data" -k "$d" \\
        -c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off \\
        -c max_connections=200 >>"$d/log" 2>&1 </dev/null &
    else
      "$bin/postgres" -D "$d/data" -k "$d" -c listen_addresses= -c fsync=off \\
        -c full_page_writes=off -c synchronous_commit=off -c max_connections=200 \\
        >>"$d/log" 2>&1 </dev/null &
    fi
    pid=$!
    n=0
    until grep -q ready "$d/data/postmaster.pid" 2>/dev/null; do
      n=$((n + 1))
      if [ $n -gt 3000 ] || ! kill -0 "$pid" 2>/dev/null; then cat "$d/log" >&2; exit 1; fi
      sleep 0.01
    done
    echo "$d"
    cat >/dev/null
    """

  private init() throws {
    let process = Process()
    let output = Pipe()
    input = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", Self.script]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty,
      byte != Data([10])
    {
      line += byte
    }
    folder = String(decoding: line, as: UTF8.self)
    if folder.isEmpty { throw CocoaError(.executableLoad) }
  }

  /// A configuration for the server's own database.
  static func configuration(database: String = "postgres") throws -> PGConfiguration {
    let server = try shared.get()
    return PGConfiguration("host=\(server.folder) user=postgres dbname=\(database)")
  }

  static func client(_ change: (inout PGConfiguration) -> Void = { _ in }) throws -> PGClient {
    var configuration = try configuration()
    change(&configuration)
    return PGClient(configuration)
  }
}

/// Runs `body` with a client and closes it.
func withClient<R>(
  _ change: (inout PGConfiguration) -> Void = { _ in },
  _ body: (PGClient) async throws -> R
) async throws -> R {
  let client = try ThrowawayServer.client(change)
  do {
    let result = try await body(client)
    await client.close()
    return result
  } catch {
    await client.close()
    throw error
  }
}

extension PGStatement {
  /// A statement whose text identifies it.
  static func sql(_ text: String, _ binds: PGBind..., name: StaticString = "") -> PGStatement {
    var hash: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)
    for byte in text.utf8 {
      hash.0 = (hash.0 ^ UInt64(byte)) &* 0x100_0000_01B3
      hash.1 = (hash.1 &+ UInt64(byte)) &* 0xBF58_476D_1CE4_E5B9
    }
    return PGStatement(
      id: PGStatementID(high: hash.0, low: hash.1), sql: .text(text), binds: binds, name: name)
  }
}

extension PGExecutor {
  func ints(_ text: String, _ binds: PGBind...) async throws -> [Int] {
    var statement = PGStatement.sql(text)
    statement.binds = binds
    let result = try await run(statement)
    return try result.map { row in try row.int(0) }
  }

  @discardableResult
  func affected(_ text: String, _ binds: PGBind...) async throws -> Int {
    var statement = PGStatement.sql(text)
    statement.binds = binds
    return try await run(statement).affectedRows
  }
}

extension PGRow {
  /// An integer of 2, 4 or 8 bytes.
  func int(_ column: Int) throws -> Int {
    let bytes = try bytes(column, oid: 0)
    var value: Int64 = bytes.first.map { $0 >= 0x80 ? -1 : 0 } ?? 0
    for byte in bytes { value = value << 8 | Int64(byte) }
    return Int(value)
  }

  func string(_ column: Int) throws -> String {
    String(decoding: try bytes(column, oid: 0), as: UTF8.self)
  }
}

/// The ``PGError`` that `body` throws; nil when it throws none.
func failure(_ body: () async throws -> Void) async -> PGError? {
  do {
    try await body()
    return nil
  } catch {
    return error as? PGError
  }
}
