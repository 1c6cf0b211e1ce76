#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Who applies migrations.
public struct LockOwner: Sendable, Hashable, CustomStringConvertible {
  /// The operating system's user.
  public var user: String
  public var host: String
  /// The process on that host.
  public var process: Int
  /// The server process that holds the lock; 0 when not known.
  public var backend: Int
  /// As the server writes it; empty when not known.
  public var since: String

  public init(user: String, host: String, process: Int, backend: Int = 0, since: String = "") {
    self.user = user
    self.host = host
    self.process = process
    self.backend = backend
    self.since = since
  }

  /// This process.
  public static var current: LockOwner {
    let environment = ProcessInfo.processInfo.environment
    return LockOwner(
      user: environment["USER"] ?? environment["LOGNAME"] ?? "uid \(getuid())",
      host: ProcessInfo.processInfo.hostName, process: Int(getpid()))
  }

  public var description: String {
    let start = since.isEmpty ? "" : ", since \(since)"
    return "\(user)@\(host) (process \(process)\(start))"
  }

  /// Whether it ran on this machine and does so no more.
  var isDeadHere: Bool {
    guard host == Self.current.host, process > 0, let pid = pid_t(exactly: process) else {
      return false
    }
    return kill(pid, 0) != 0 && errno == ESRCH
  }
}
