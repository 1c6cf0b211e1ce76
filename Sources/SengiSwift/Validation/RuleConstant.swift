import SengiJSON
import SengiSQL

/// A constant of a check: a number or a string, and the type it is cast to.
struct RuleConstant {
  /// As SQL writes it, strings with their quotes.
  private let source: String
  private let type: String?

  /// - Returns: nil for what is no constant.
  init?(_ tree: SQLExpressionTree) {
    switch tree {
    case .literal(let source):
      self.source = source
      type = nil
    case .cast(.literal(let source), let type):
      self.source = source
      self.type = type
    case .node("prefix -", let operands) where operands.count == 1:
      guard case .cast(.literal(let source), let type) = operands[0],
        source.first?.isNumber == true
      else { return nil }
      self.source = "-" + source
      self.type = type
    default: return nil
    }
  }

  /// The value of a string without escapes; nil for other constants.
  private var string: String? {
    guard source.hasPrefix("'"), source.hasSuffix("'"), source.utf8.count >= 2 else { return nil }
    return String(source.dropFirst().dropLast()).replacing("''", with: "'")
  }

  func text(for kind: RuleColumn.Kind) -> String? {
    switch (kind, type) {
    case (.text, nil), (.text, "text"), (.text, "character varying"), (.text, "varchar"):
      return string
    case (.enumeration, nil): return string
    case (.enumeration(let name), let type?):
      let spelled = SQLExpressionTree.spelled(name.name)
      let whole = name.namespace.map { SQLExpressionTree.spelled($0) + "." + spelled }
      return type == spelled || type == whole ? string : nil
    default: return nil
    }
  }

  /// The number that a column of this kind is compared with; nil where a cast would change it, or
  /// the column.
  func number(for kind: RuleColumn.Kind) -> String? {
    let isQuoted = source.hasPrefix("'")
    let text = isQuoted ? string ?? "" : source
    guard let number = JSONNumber(text) else { return nil }
    let isWhole = !text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") || $0 == UInt8(ascii: ".") }
    switch (kind, type) {
    case (.integer, nil), (.numeric, nil):
      // A string takes the column's type.
      return !isQuoted || isWhole ? number.text : nil
    case (.integer, "numeric"), (.numeric, "numeric"): return number.text
    case (.integer, "integer"), (.integer, "bigint"), (.integer, "smallint"), (.integer, "int"),
      (.numeric, "integer"), (.numeric, "bigint"), (.numeric, "smallint"), (.numeric, "int"):
      return isWhole ? number.text : nil
    case (.real, nil), (.double, nil), (.real, "double precision"), (.double, "double precision"):
      // A string beside a `real` column is a `real`, with fewer digits than its text.
      if isQuoted, type == nil, kind == .real { return nil }
      // What a `double precision` cannot hold is an error there.
      guard let value = Double(text), value.isFinite, value != 0 || number.text == "0" else {
        return nil
      }
      return text
    default: return nil
    }
  }

  /// The number that a length is compared with.
  var count: Int? {
    number(for: .integer).flatMap { Int($0) }
  }
}
