import SengiSQL
import SengiSchema

/// Whether a default is another value for each row, so that a column cannot be added with it but by
/// writing the whole table (manual, ALTER TABLE, Notes).
enum VolatileDefault {
  private static let functions: Set<String> = [
    "gen_random_uuid", "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "uuidv4",
    "uuidv7", "random", "random_normal", "clock_timestamp", "timeofday", "nextval", "setval",
    "gen_random_bytes", "gen_salt",
  ]

  static func isVolatile(_ value: SQLExpression, _ schema: Schema) -> Bool {
    guard let tokens = try? SQLLexer.tokens(of: value.source) else { return false }
    for (place, token) in tokens.enumerated() {
      guard token.kind == .word || token.kind == .quotedIdentifier, place + 1 < tokens.count,
        tokens[place + 1].isPunctuation("(")
      else { continue }
      if functions.contains(token.text) { return true }
      let own = schema.namespaces.flatMap(\.functions).filter { $0.name.name.name == token.text }
      if own.contains(where: { !$0.isSteady }) { return true }
    }
    return false
  }
}

extension Function {
  /// Whether the function is declared to give one value within a statement.
  fileprivate var isSteady: Bool {
    let tokens = (try? SQLLexer.tokens(of: definition.source)) ?? []
    return tokens.contains { $0.isWord("immutable") || $0.isWord("stable") }
  }
}
