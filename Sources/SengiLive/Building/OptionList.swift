import SengiSQL

/// Options that the catalogue holds as `name=value` texts.
enum OptionList {
  private static func pair(_ text: String) -> (key: String, value: String?) {
    guard let equals = text.firstIndex(of: "=") else { return (text, nil) }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  private static func key(_ name: String) -> String {
    name.split(separator: ".", omittingEmptySubsequences: false)
      .map { SQLIdentifier(String($0))?.spelled ?? "\"\"" }.joined(separator: ".")
  }

  /// `fillfactor = 70, toast.autovacuum_enabled = false`; nil for none.
  static func parameters(_ options: [String], prefix: String = "") -> String? {
    let parts = options.map { option in
      let (name, value) = pair(option)
      guard let value else { return prefix + key(name) }
      return prefix + key(name) + " = " + (isBare(value) ? value : SQLLiteral(value).sql)
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// `schema_name 'x', table_name 'y'`; nil for none.
  static func foreign(_ options: [String]) -> String? {
    let parts = options.map { option in
      let (name, value) = pair(option)
      let label = SQLIdentifier(name)?.spelled ?? "\"\""
      return label + " " + SQLLiteral(value ?? "").sql
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  static func name(of option: String) -> String { pair(option).key }
  static func value(of option: String) -> String { pair(option).value ?? "" }

  /// Whether the value means the same without quotes: a number, or a word that is stored as written.
  private static func isBare(_ value: String) -> Bool {
    if ["true", "false", "on", "off", "auto", "none"].contains(value) { return true }
    let unsigned = value.hasPrefix("-") ? value.dropFirst() : value[...]
    guard let tokens = try? SQLLexer.tokens(of: String(unsigned)), tokens.count == 1 else {
      return false
    }
    return tokens[0].kind == .number || (SQLIdentifier(value)?.isPlain ?? false)
  }
}
