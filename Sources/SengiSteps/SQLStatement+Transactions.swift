import SengiSQL

extension SQLStatement {
  /// The unquoted words in lower case, `""` for every other token.
  public var words: [String] { tokens.map { $0.kind == .word ? $0.text : "" } }

  /// Whether the server refuses the statement inside a transaction block.
  ///
  /// `ALTER TYPE … ADD VALUE` is not among them since PostgreSQL 12; its value can only be used
  /// after a commit.
  public var refusesTransaction: Bool {
    let words = words
    let first = words.first ?? ""
    let second = words.dropFirst().first ?? ""
    switch (first, second) {
    case ("create", "index"), ("create", "unique"), ("drop", "index"):
      return words.dropFirst(2).prefix(2).contains("concurrently")
    case ("reindex", _):
      return words.contains("concurrently") || words.contains("database")
        || words.contains("system") || words.contains("schema")
    case ("vacuum", _), ("alter", "system"): return true
    case ("create", "database"), ("drop", "database"), ("create", "tablespace"),
      ("drop", "tablespace"), ("create", "subscription"), ("drop", "subscription"):
      return true
    case ("alter", "database"): return words.contains("tablespace")
    case ("alter", "subscription"): return words.contains("refresh")
    case ("alter", "table"): return words.contains("detach") && words.last == "concurrently"
    case ("cluster", _): return tokens.count == 1
    default: return false
    }
  }

  /// Whether the statement may commit by itself: procedures and `DO` blocks can, if they stand
  /// outside a transaction block.
  public var mayCommit: Bool { ["call", "do"].contains(words.first) }

  /// Whether it begins or ends a transaction, which is the runner's to do.
  var controlsTransaction: Bool {
    let words = words
    switch words.first {
    case "begin", "commit", "end", "rollback", "abort", "savepoint", "release": return true
    case "start", "prepare": return words.dropFirst().first == "transaction"
    default: return false
    }
  }

  /// Whether rows are to follow it in the file, as only `psql` can send them.
  var copiesFromFile: Bool {
    words.first == "copy" && words.contains("stdin")
  }
}
