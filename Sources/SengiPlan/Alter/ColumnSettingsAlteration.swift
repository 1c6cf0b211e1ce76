import SengiSQL
import SengiSchema

/// The clauses of `ALTER COLUMN` that change a column's settings.
enum ColumnSettingsAlteration {
  /// - Parameter type: The column's, below all domains; nil where that is unknown.
  static func clauses(
    _ old: ColumnSettings, _ new: ColumnSettings, of type: DataType?
  ) -> [SQLText] {
    var clauses: [SQLText] = []
    if old.storage != new.storage {
      // The word DEFAULT is understood from 16 on.
      let storage = new.storage.map { "\($0)" as SQLText } ?? type?.usualStorage ?? "DEFAULT"
      clauses.append("SET STORAGE \(storage)")
    }
    if old.compression != new.compression {
      clauses.append("SET COMPRESSION \(new.compression.map { "\($0)" } ?? "default")")
    }
    if old.statistics != new.statistics { clauses.append("SET STATISTICS \(new.statistics ?? -1)") }
    clauses += OptionAlteration(old.options, new.options).clauses
    return clauses
  }
}

/// What becomes of options in parentheses: `fillfactor = 70, autovacuum_enabled = false`.
struct OptionAlteration {
  /// `SET (…)` and `RESET (…)`.
  let clauses: [SQLText]

  init(_ old: SQLText?, _ new: SQLText?) {
    let before = Self.options(old)
    let after = Self.options(new)
    var clauses: [SQLText] = []
    let set = after.filter { option in !before.contains { $0 == option } }
    if !set.isEmpty {
      clauses.append("SET (\(set.map { SQLText(verbatim: $0.text) }, separator: ", "))")
    }
    let gone = before.filter { option in !after.contains { $0.key == option.key } }
    if !gone.isEmpty {
      clauses.append("RESET (\(gone.map { SQLText(verbatim: $0.key) }, separator: ", "))")
    }
    self.clauses = clauses
  }

  private struct Option: Equatable {
    var key: String
    var text: String
  }

  private static func options(_ text: SQLText?) -> [Option] {
    guard let source = text?.description, let tokens = try? SQLLexer.tokens(of: source) else {
      return []
    }
    let bytes = Array(source.utf8)
    func words(_ slice: ArraySlice<SQLToken>) -> String {
      guard let first = slice.first, let last = slice.last else { return "" }
      return String(decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
    }
    var depth = 0
    var parts: [ArraySlice<SQLToken>] = []
    var start = tokens.startIndex
    for (place, token) in tokens.enumerated() {
      if token.isPunctuation("(") { depth += 1 }
      if token.isPunctuation(")") { depth -= 1 }
      if depth == 0, token.isPunctuation(",") {
        parts.append(tokens[start..<place])
        start = place + 1
      }
    }
    parts.append(tokens[start...])
    return parts.compactMap { part in
      let key = part.prefix { $0.text != "=" }
      return key.isEmpty ? nil : Option(key: words(key), text: words(part))
    }
  }
}
