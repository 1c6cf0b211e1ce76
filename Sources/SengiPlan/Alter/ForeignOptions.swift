import SengiSQL
import SengiSchema

/// `name 'value', other 'value'`.
struct ForeignOptions {
  private(set) var pairs: [(key: String, value: String)] = []

  init(_ text: SQLText?) {
    guard let source = text?.description, let tokens = try? SQLLexer.tokens(of: source) else {
      return
    }
    let bytes = Array(source.utf8)
    func word(_ token: SQLToken) -> String { String(decoding: bytes[token.range], as: UTF8.self) }
    for place in tokens.indices.dropFirst() where tokens[place].kind == .string {
      pairs.append((word(tokens[place - 1]), word(tokens[place])))
    }
  }

  /// `OPTIONS (…)` as `ALTER` takes it; nil where nothing changes.
  ///
  /// Options that neither side says, such as secrets that no schema holds, stay as they are.
  func change(from before: ForeignOptions) -> SQLText? {
    var changes: [SQLText] = []
    for (key, value) in pairs {
      switch before.pairs.first(where: { $0.key == key })?.value {
      case nil: changes.append("ADD \(SQLText(verbatim: key)) \(SQLText(verbatim: value))")
      case value?: break
      case .some: changes.append("SET \(SQLText(verbatim: key)) \(SQLText(verbatim: value))")
      }
    }
    for (key, _) in before.pairs where !pairs.contains(where: { $0.key == key }) {
      changes.append("DROP \(SQLText(verbatim: key))")
    }
    return changes.isEmpty ? nil : "OPTIONS (\(changes, separator: ", "))"
  }
}
