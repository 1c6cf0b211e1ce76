import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A PostgreSQL server of our own in a temporary folder, reached through a unix socket only and gone
/// without a trace when it is stopped or this process ends, however it ends.
///
/// Anybody who may enter the folder (this user, and root) is let in as superuser `postgres` without
/// a password. Nothing is safe from a crash in it: it does not wait for the disk.
public final class ScratchServer: Sendable {
  /// What a server can be told when it starts.
  public struct Options: Sendable, Hashable {
    /// How many clients may be connected at once.
    public var maximumConnections: Int
    /// Further settings by name, such as `log_statement`; they win over Sengi's own.
    public var settings: [String: String]

    public init(maximumConnections: Int = 100, settings: [String: String] = [:]) {
      self.maximumConnections = maximumConnections
      self.settings = settings
    }
  }

  /// The folder that holds the socket, and everything else of the server.
  public let socketDirectory: String
  public let binaries: ServerBinaries
  private let supervisor: Mutex<Supervisor?>

  /// What `postgres --version` says, such as `15.20`.
  public var version: String { binaries.version }
  /// The major version, such as 15.
  public var majorVersion: Int { binaries.major }

  /// Starts a server and returns when it lets clients in, in about a second; blocks its thread.
  ///
  /// - Parameter target: The lowest major version that will do; of those installed the highest is
  ///   taken (see ``ServerBinaries/find(target:)``).
  /// - Throws: ``ScratchFailure`` saying what is missing and how to install it, or what the server
  ///   wrote before it gave up.
  public static func start(
    target: Int = 14, options: Options = Options()
  ) throws(ScratchFailure) -> ScratchServer {
    let binaries = try ServerBinaries.find(target: target)
    return try start(binaries, options: options)
  }

  /// Starts a server from programs already found.
  public static func start(
    _ binaries: ServerBinaries, options: Options = Options()
  ) throws(ScratchFailure) -> ScratchServer {
    let chosen = ProcessInfo.processInfo.environment["TMPDIR"] ?? ""
    let supervisor = try Supervisor(
      binaries, temporaryFolders: (isUsable(chosen) ? chosen : "/tmp", "/tmp"),
      arguments: arguments(options))
    return ScratchServer(binaries, supervisor)
  }

  private init(_ binaries: ServerBinaries, _ supervisor: Supervisor) {
    self.binaries = binaries
    socketDirectory = supervisor.folder
    self.supervisor = Mutex(supervisor)
  }

  deinit { stop() }

  /// Ends the server and removes its folder; connections break. Harmless when done before.
  public func stop() {
    supervisor.withLock { supervisor in
      supervisor?.stop()
      supervisor = nil
    }
  }

  /// The libpq connection string for the superuser, without a password.
  public func connectionString(database: String = "postgres") -> String {
    "host=\(Self.quoted(socketDirectory)) port=\(Self.port) user=postgres "
      + "dbname=\(Self.quoted(database))"
  }

  /// The shell that guards the server; nil when stopped.
  var supervisorIdentifier: Int32? {
    supervisor.withLock { $0?.process.identifier }
  }

  /// The port is but a part of the socket's file name; said aloud, since `PGPORT` would change it.
  private static let port = 5432

  private static func arguments(_ options: Options) -> [String] {
    var settings = [
      "port": "\(port)", "listen_addresses": "", "max_connections": "\(options.maximumConnections)",
      "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off",
      "wal_level": "minimal", "max_wal_senders": "0", "autovacuum": "off", "jit": "off",
    ]
    settings.merge(options.settings) { _, chosen in chosen }
    return settings.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
  }

  /// Whether a socket in a new folder there has a path short enough (104 bytes with the final NUL on
  /// macOS, 108 on Linux) and without what libpq would read as a list of hosts.
  static func isUsable(_ temporaryFolder: String) -> Bool {
    let socket = "/sengi.XXXXXXXX/.s.PGSQL.\(port)"
    return temporaryFolder.hasPrefix("/") && temporaryFolder.utf8.count + socket.utf8.count <= 103
      && !temporaryFolder.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: ",") }
  }

  private static func quoted(_ value: String) -> String {
    "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
