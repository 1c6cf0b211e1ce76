/// Where a schema is to be had, as the user names it.
public enum SchemaSource: Sendable, Hashable {
  /// A folder of YAML files, its settings in the nearest `sengi.yaml` upward.
  case folder(String)
  /// A folder of YAML files as a commit has it; without a path the project's own folder.
  case revision(String, path: String?)
  /// The newest snapshot of a folder of migrations.
  case migrations(String)
  /// YAML that is at hand.
  case files(SourceFiles)
  /// A live database, by connection string or URL.
  case database(String)

  /// Reads `postgres://…`, `postgresql://…`, `host=… dbname=…`, `git:REVISION`,
  /// `git:REVISION:PATH`, `migrations:FOLDER`, or the path of a folder.
  ///
  /// - Returns: nil for an empty text, or one whose revision or path is empty.
  public init?(_ text: String) {
    guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
    if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
      || Self.isKeywords(text)
    {
      self = .database(text)
    } else if text.hasPrefix("git:") {
      let parts = text.dropFirst("git:".count).split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard let revision = parts.first, !revision.isEmpty, !revision.hasPrefix("-"),
        parts.dropFirst().first?.isEmpty != true
      else { return nil }
      self = .revision(String(revision), path: parts.dropFirst().first.map(String.init))
    } else if text.hasPrefix("migrations:") {
      let folder = String(text.dropFirst("migrations:".count))
      guard !folder.isEmpty else { return nil }
      self = .migrations(folder)
    } else {
      self = .folder(text)
    }
  }

  /// The source of that name.
  /// - Throws: ``SourceFailure`` where ``SchemaSource/init(_:)`` returns nil.
  public static func named(_ text: String) throws(SourceFailure) -> SchemaSource {
    guard let source = SchemaSource(text) else {
      throw SourceFailure(
        .configuration, DiffCode.unknownSource, "'\(text)' names no schema",
        remedy: "write a folder, git:REVISION, git:REVISION:FOLDER, migrations:FOLDER or a URL")
    }
    return source
  }

  /// libpq's `keyword=value` form (manual §34.1.1.1).
  private static func isKeywords(_ text: String) -> Bool {
    let keywords = ["host", "hostaddr", "port", "dbname", "user", "service", "password"]
    return keywords.contains { text.hasPrefix("\($0)=") || text.contains(" \($0)=") }
  }
}
