import SengiDiagnostics

/// Why no throw-away server could be started.
public struct ScratchFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// One of ``ServerCode``; its notes are the last lines that the server's programs wrote.
  public let diagnostic: Diagnostic

  public var description: String { CompilerFormat.render(diagnostic) }

  private init(
    _ code: DiagnosticCode, _ message: String, remedy: String, log: String = ""
  ) {
    let lines = log.split(whereSeparator: \.isNewline).suffix(Self.shownLogLines)
    diagnostic = Diagnostic(
      .error, code, message, remedy: remedy, at: nil,
      notes: lines.map { Diagnostic.Note(String($0)) })
  }

  private static let shownLogLines = 20
}

extension ScratchFailure {
  static func noBinaries() -> Self {
    Self(
      ServerCode.noBinaries, "no PostgreSQL server is installed here",
      remedy: "\(install), or set \(ServerBinaries.variable) to the folder of its programs")
  }

  static func noneRecentEnough(target: Int, found: [ServerBinaries]) -> Self {
    let list = found.map { "\($0.version) in \($0.folder)" }.joined(separator: ", ")
    return Self(
      ServerCode.noneRecentEnough,
      "a PostgreSQL server of version \(target) or later is needed, found only \(list)",
      remedy: "\(install), or set \(ServerBinaries.variable) to the folder of a later one")
  }

  static func noneOfVersion(_ major: Int, found: [ServerBinaries]) -> Self {
    let list = found.map { "\($0.version) in \($0.folder)" }.joined(separator: ", ")
    return Self(
      ServerCode.noneRecentEnough,
      "a PostgreSQL server of version \(major) is needed, found only \(list)",
      remedy: "install PostgreSQL \(major), or set \(ServerBinaries.variable) to its folder")
  }

  static func chosenFolderUnusable(_ folder: String) -> Self {
    Self(
      ServerCode.chosenFolderUnusable,
      "\(ServerBinaries.variable) is '\(folder)', which holds no working postgres and initdb",
      remedy: "set it to the folder that 'pg_config --bindir' prints, or unset it")
  }

  static func noProcess(errorNumber: Int32) -> Self {
    Self(
      ServerCode.noProcess, "/bin/sh could not be started (errno \(errorNumber))",
      remedy: "look at this system's limits on processes and open files")
  }

  /// What the supervisor reported instead of a running server.
  static func supervisor(_ failure: Supervisor.Failure, binaries: ServerBinaries, log: String)
    -> Self
  {
    switch failure {
    case .user:
      Self(
        ServerCode.noUnprivilegedUser,
        "PostgreSQL does not run as root, and there is no way to become another user",
        remedy: "run as another user, or install setpriv (util-linux) and add a user 'postgres'",
        log: log)
    case .folder:
      Self(
        ServerCode.noTemporaryFolder,
        "neither TMPDIR nor /tmp can hold a folder that the server's user may enter",
        remedy: "set TMPDIR to a folder with a short path that every user may enter", log: log)
    case .binaries:
      Self(
        ServerCode.binariesOutOfReach,
        "the server's user may not run the programs in '\(binaries.folder)'",
        remedy: "set \(ServerBinaries.variable) to a folder outside any private one", log: log)
    case .initdb:
      Self(
        ServerCode.notInitialised, "initdb \(binaries.version) failed",
        remedy: "see what it wrote, below", log: log)
    case .postgres:
      Self(
        ServerCode.notStarted, "postgres \(binaries.version) did not start",
        remedy: "see what it wrote, below", log: log)
    case .other:
      Self(
        ServerCode.notStarted, "the shell that supervises the server ended early",
        remedy: "see what it wrote, below", log: log)
    }
  }

  private static var install: String {
    #if os(macOS)
      "install one (brew install postgresql@18)"
    #else
      "install one (apt-get install postgresql)"
    #endif
  }
}
