import SengiSQL

extension MigrationScript {
  /// The script as a file: each step headed by a directive that is a comment to every other
  /// program, so that `psql -f` runs the file too.
  ///
  /// ```sql
  /// -- sengi:transaction lock_timeout=3000
  /// -- Add column posts.subtitle
  /// ALTER TABLE "blog"."posts" ADD COLUMN "subtitle" text;
  ///
  /// -- sengi:autocommit
  /// -- Build index posts_title_idx
  /// CREATE INDEX CONCURRENTLY "posts_title_idx" ON "blog"."posts" ("title");
  /// ```
  public var text: String { steps.map(\.text).joined(separator: "\n") }
}

extension MigrationStep {
  /// The directive's word.
  var directive: String {
    switch mode {
    case .transaction: "transaction"
    case .autocommit: "autocommit"
    case .check: "check"
    case .batch: "batch"
    }
  }

  fileprivate var text: String {
    var words = ["-- sengi:\(directive)"]
    if case .batch(let batch) = mode {
      words += ["table=\(batch.table.quoted)", "key=\(batch.key.quoted)", "size=\(batch.size)"]
    }
    if let lockTimeout { words.append("lock_timeout=\(lockTimeout)") }
    if let statementTimeout { words.append("statement_timeout=\(statementTimeout)") }
    if let retries { words.append("retries=\(retries)") }
    var lines = [words.joined(separator: " ")]
    if !title.isEmpty { lines.append("-- \(Self.line(title))") }
    lines += allowances.map { "-- sengi:allow \($0.code) \(Self.line($0.reason))" }
    lines += statements.map(\.description)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Words that cannot leave their comment.
  private static func line(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.properties.isWhitespace ? " " : Character($0) })
  }
}
