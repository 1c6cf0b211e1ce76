/// The names in `Tests/HostileModels`, as the database has to hold them.
///
/// Columns of `ta"ble\n*/ ‹n›` and `checks ‹n›` take them by twenties.
enum HostileWords {
  static let all = [
    "self", "Self", "Type", "Protocol", "init", "Any", "_", "__", "class", "func", "await", "in",
    "nil", "true", "default", "none", "some", "Swift", "Sengi", "String", "Optional", "Int",
    "UUID", "Foundation", "SQLExpr", "PGRow", "Never", "hash", "hash_value", "description",
    "_source", "columns", "insert", "changes", "find", "row", "index", "hasher", "container",
    "decoder", "encoder", "rawValue", "id", "where", "all", "tag", "json", "payload", "path",
    "coding_keys", "custom_mirror", "pg_bind", "fields", "other", "sql", "binds", "name", "2fa",
    "💥", "👩\u{200D}👩\u{200D}👧", "\"", "'", "\"\"\"", "a\u{A}b", "c\u{D}d", "e\u{9}f", "*/", "/*",
    "--", "\\(x)", "\\", "\\n", "#", "\"#", "\"##", "`", "été", "e\u{301}te\u{301}", "用户", "ﬀ",
    "ß", "m\u{202E}n", "k\u{2028}l", "\u{FEFF}bom", "{{y}}", "{{{z}}}", "<b>&amp;", "$1", "%s",
    ";", "g.h", "i,j", "(q)", "[7]", " leading", "trailing ", "\u{A0}", "\u{200B}",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "éééééééééééééééééééééééééééééééx", "copy", "each", "any", "consume", "then", "open", "async",
    "throws", "actor", "SELECT", "user", "null", "table", "\u{1}", "\u{7F}", "//", "///", "#if",
    "@main", "$0", "Void", "as Any", "\u{AD}soft", "מפתח", "ключ", "Ⅷ", "²", "_1st", "p__q",
    "CamelCase", "SHOUTING", "ALL_CAPS",
  ]

  /// One of two that are the same text to Swift, and so can be no raw value beside the other.
  static let decomposed = "e\u{301}te\u{301}"

  static let chunks: [[String]] = stride(from: 0, to: all.count, by: 20).map {
    Array(all[$0..<min($0 + 20, all.count)])
  }
}
