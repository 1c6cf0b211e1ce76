import SengiSQL

/// The name of the multirange type that comes with a range type (manual, CREATE TYPE).
public enum RangeTypeName {
  /// The one the definition gives, else the server's: `range` in the name becomes `multirange`, or
  /// `_multirange` is added.
  public static func multirange(of name: QualifiedName, _ tokens: [SQLToken]) -> QualifiedName {
    if let word = tokens.firstIndex(where: { $0.isWord("multirange_type_name") }),
      word + 2 < tokens.count
    {
      var position = word + 2
      var namespace = name.namespace
      if position + 2 < tokens.count, tokens[position + 1].isPunctuation(".") {
        namespace = SQLIdentifier(tokens[position].text)
        position += 2
      }
      if let chosen = SQLIdentifier(tokens[position].text) {
        return QualifiedName(namespace, chosen)
      }
    }
    let text = name.name.name
    if let range = text.firstRange(of: "range") {
      let made = text[..<range.lowerBound] + "multirange" + text[range.upperBound...]
      return QualifiedName(name.namespace, SQLIdentifier(truncating: String(made)))
    }
    return QualifiedName(name.namespace, SQLIdentifier(truncating: text + "_multirange"))
  }
}
