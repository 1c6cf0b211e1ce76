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
  /// A `down.sql` begins with its class. ``read(_:file:into:)`` reads all of it back.
  public var text: String {
    var parts = steps.map(\.text)
    if let downClass { parts.insert(downClass.text, at: 0) }
    return parts.joined(separator: "\n")
  }
}

extension DownClass {
  fileprivate var text: String {
    let needs = needs.map { "-- needs: \(MigrationStep.line($0))" }
    let losses = losses.map { "-- loses: \(MigrationStep.line($0))" }
    return (["-- sengi:down \(kind.rawValue)"] + needs + losses).joined(separator: "\n") + "\n"
  }
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

  /// The directive's word with its options.
  var options: String {
    var words = [directive]
    if case .batch(let batch) = mode {
      words += [
        "table=\(DirectiveName.spelled(batch.table))", "key=\(DirectiveName.spelled(batch.key))",
        "size=\(batch.size)",
      ]
      if let pause = batch.pause { words.append("pause=\(pause)") }
    }
    if let lockTimeout { words.append("lock_timeout=\(lockTimeout)") }
    if let statementTimeout { words.append("statement_timeout=\(statementTimeout)") }
    if let retries { words.append("retries=\(retries)") }
    return words.joined(separator: " ")
  }

  fileprivate var text: String {
    var lines = ["-- sengi:\(options)"]
    if !title.isEmpty { lines.append("-- \(Self.line(title))") }
    lines += allowances.map { "-- sengi:allow \($0.code) \(Self.line($0.reason))" }
    lines += statements.map { statement in
      if case .batch(let batch) = mode {
        BatchBounds.spelled(statement, in: batch).description
      } else {
        statement.description
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Words that cannot leave their comment.
  fileprivate static func line(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.properties.isWhitespace ? " " : Character($0) })
  }
}
