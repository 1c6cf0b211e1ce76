#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program run in a session of its own, so that no signal to our terminal or our process group
/// reaches it.
struct ChildProcess {
  let identifier: pid_t

  /// Starts the program with the given descriptors as standard input, and as both standard output
  /// and standard error; nil means `/dev/null`.
  init(
    _ path: String, _ arguments: [String], input: Int32?, output: Int32?,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(ScratchFailure) {
    var actions = Self.noActions
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    Self.redirect(STDIN_FILENO, to: input, O_RDONLY, &actions)
    Self.redirect(STDOUT_FILENO, to: output, O_WRONLY, &actions)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    Self.closeTheRest(&actions)

    var attributes = Self.noAttributes
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGCHLD] {
      sigaddset(&signals, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Self.flags)

    var child = pid_t()
    let result = Self.withCStrings([path] + arguments) { arguments in
      Self.withCStrings(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }) {
        posix_spawn(&child, path, &actions, &attributes, arguments, $0)
      }
    }
    guard result == 0 else { throw .noProcess(errorNumber: result) }
    identifier = child
  }

  /// What the program writes, when it ends with status 0.
  static func output(of path: String, _ arguments: [String]) -> String? {
    guard let pipe = try? DescriptorPipe() else { return nil }
    defer { close(pipe.reading) }
    let child = try? ChildProcess(path, arguments, input: nil, output: pipe.writing)
    close(pipe.writing)
    let text = DescriptorPipe.readToEnd(pipe.reading)
    return child?.wait() == 0 ? text : nil
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: Its wait status: 0 for success; -1 when someone else has collected it.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 {
      if errno != EINTR { return -1 }
    }
    return status
  }

  private static func redirect(
    _ stream: Int32, to descriptor: Int32?, _ mode: Int32,
    _ actions: inout FileActions
  ) {
    if let descriptor {
      posix_spawn_file_actions_adddup2(&actions, descriptor, stream)
    } else {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", mode, 0)
    }
  }

  #if canImport(Darwin)
    /// Said by a flag.
    private static func closeTheRest(_ actions: inout FileActions) {}
  #else
    /// A server that holds someone else's pipe open would keep them waiting for its end.
    ///
    /// glibc's header shows the function only to those who define `_GNU_SOURCE`, and those before
    /// 2.34 have none.
    private static func closeTheRest(_ actions: inout FileActions) {
      typealias AddCloseFrom =
        @convention(c) (
          UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32
        ) -> Int32
      guard let symbol = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") else { return }
      _ = unsafeBitCast(symbol, to: AddCloseFrom.self)(&actions, STDERR_FILENO + 1)
    }
  #endif

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }

  #if canImport(Darwin)
    private typealias FileActions = posix_spawn_file_actions_t?
    private static var noActions: FileActions { nil }
    private static var noAttributes: posix_spawnattr_t? { nil }
    private static let flags = Int16(
      POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        | POSIX_SPAWN_CLOEXEC_DEFAULT)
  #else
    private typealias FileActions = posix_spawn_file_actions_t
    private static var noActions: FileActions { FileActions() }
    private static var noAttributes: posix_spawnattr_t { posix_spawnattr_t() }
    /// `POSIX_SPAWN_SETSID`, which glibc's headers show only to those who define `_GNU_SOURCE`.
    private static let newSession: Int32 = 0x80
    private static let flags = Int16(
      newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
  #endif
}
