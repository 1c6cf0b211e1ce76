import SengiJSON
import SengiSQL

/// Translates the SQL of a check into a condition that is decided without the server, with the same
/// result whatever the value, or not at all.
///
/// What is understood: comparisons of a number column with a numeric constant, `between`, `in (…)`;
/// `=`, `<>` and `in (…)` of a text or enum column with string constants; `like`, and `~` with a
/// regular expression of the kind that all read alike; `length`, `char_length` and `octet_length`
/// compared with a whole number; a `boolean` column; `is [not] null`; `and`, `or`, `not`.
///
/// Left to the server: the order of texts, which depends on the collation; letter case (`~*`,
/// `ilike`, `citext`, `lower`), which depends on the locale; `char(n)`; arithmetic, other functions
/// and other types.
struct RuleTranslation {
  private struct LeftToServer: Error {}

  let columns: [RuleColumn]
  /// The table, by which a column may be qualified.
  let table: SQLIdentifier?
  /// What `value` means: the column whose domain the check belongs to.
  let value: RuleColumn?

  /// - Returns: nil for what is left to the server.
  func condition(_ source: String) -> RuleCondition? {
    guard let tree = SQLExpressionTree(parsing: source, constantCasts: .kept) else { return nil }
    return try? condition(tree)
  }

  private func condition(_ tree: SQLExpressionTree) throws(LeftToServer) -> RuleCondition {
    switch tree {
    case .words:
      let column = try column(tree)
      guard case .boolean = column.kind else { throw LeftToServer() }
      return .isTrue(column.name)
    case .node("and", let parts): return .all(try conditions(parts))
    case .node("or", let parts): return .any(try conditions(parts))
    case .node(let name, let operands) where operands.count == 1:
      switch name {
      case "not": return .not(try condition(operands[0]))
      case "is null": return .isNull(try anyColumn(operands[0]).name)
      case "is not null": return .not(.isNull(try anyColumn(operands[0]).name))
      default: throw LeftToServer()
      }
    case .node(let name, let operands) where operands.count == 2:
      return try comparison(name, operands[0], operands[1])
    case .literal, .cast, .node: throw LeftToServer()
    }
  }

  private func conditions(
    _ trees: [SQLExpressionTree]
  ) throws(LeftToServer) -> [RuleCondition] {
    var list: [RuleCondition] = []
    for tree in trees { list.append(try condition(tree)) }
    return list
  }

  private func comparison(
    _ symbol: String, _ left: SQLExpressionTree, _ right: SQLExpressionTree
  ) throws(LeftToServer) -> RuleCondition {
    switch symbol {
    case "~": return try pattern(left, right)
    case "!~": return .not(try pattern(left, right))
    case "~~": return try like(left, right)
    case "!~~": return .not(try like(left, right))
    default:
      guard let comparison = PGJSONForm.Comparison(rawValue: symbol) else { throw LeftToServer() }
      if case .node(let quantifier, let list) = right, list.count == 1,
        ["any", "all", "some"].contains(quantifier)
      {
        if quantifier == "any", comparison == .equal { return try membership(left, list[0]) }
        if quantifier == "all", comparison == .notEqual {
          return .not(try membership(left, list[0]))
        }
        throw LeftToServer()
      }
      if RuleConstant(left) != nil { return try compare(right, comparison.mirrored, left) }
      return try compare(left, comparison, right)
    }
  }

  private func compare(
    _ subject: SQLExpressionTree, _ comparison: PGJSONForm.Comparison, _ constant: SQLExpressionTree
  ) throws(LeftToServer) -> RuleCondition {
    if case .node(let function, let operands) = subject, operands.count == 1 {
      guard let limit = RuleConstant(constant)?.count else { throw LeftToServer() }
      let column = try lengthColumn(operands[0])
      switch function {
      case "length", "char_length", "character_length":
        return .length(column.name, comparison, limit)
      case "octet_length":
        if column.kind == .citext { throw LeftToServer() }
        return .octetLength(column.name, comparison, limit)
      default: throw LeftToServer()
      }
    }
    let column = try column(subject)
    switch column.kind {
    case .integer, .numeric, .real, .double:
      guard let number = RuleConstant(constant)?.number(for: column.kind) else {
        throw LeftToServer()
      }
      return .number(column.name, comparison, number)
    case .boolean:
      guard comparison == .equal || comparison == .notEqual,
        case .words(let words) = constant, words == ["true"] || words == ["false"]
      else { throw LeftToServer() }
      let isTrue = (words == ["true"]) == (comparison == .equal)
      return isTrue ? .isTrue(column.name) : .not(.isTrue(column.name))
    case .text, .enumeration:
      guard comparison == .equal || comparison == .notEqual else { throw LeftToServer() }
      let one = try texts(column, [constant])
      return comparison == .equal ? one : .not(one)
    case .citext, .padded, .json, .other: throw LeftToServer()
    }
  }

  private func membership(
    _ subject: SQLExpressionTree, _ list: SQLExpressionTree
  ) throws(LeftToServer) -> RuleCondition {
    var list = list
    if case .cast(let inner, let type) = list {
      guard type == "text[]" else { throw LeftToServer() }
      list = inner
    }
    guard case .node("array", let items) = list, !items.isEmpty else { throw LeftToServer() }
    let column = try column(subject)
    switch column.kind {
    case .integer, .numeric:
      var numbers: [String] = []
      for item in items {
        guard let number = RuleConstant(item)?.number(for: column.kind) else {
          throw LeftToServer()
        }
        numbers.append(number)
      }
      return .numbers(column.name, numbers)
    case .text, .enumeration: return try texts(column, items)
    default: throw LeftToServer()
    }
  }

  private func texts(
    _ column: RuleColumn, _ constants: [SQLExpressionTree]
  ) throws(LeftToServer) -> RuleCondition {
    guard column.hasPlainCollation else { throw LeftToServer() }
    var texts: [String] = []
    for constant in constants {
      guard let text = RuleConstant(constant)?.text(for: column.kind) else { throw LeftToServer() }
      texts.append(text)
    }
    return .text(column.name, texts)
  }

  private func pattern(
    _ subject: SQLExpressionTree, _ constant: SQLExpressionTree
  ) throws(LeftToServer) -> RuleCondition {
    let column = try textColumn(subject)
    guard let text = RuleConstant(constant)?.text(for: column.kind),
      (try? PGJSONPattern(parsing: text)) != nil
    else { throw LeftToServer() }
    return .matches(column.name, text)
  }

  private func like(
    _ subject: SQLExpressionTree, _ constant: SQLExpressionTree
  ) throws(LeftToServer) -> RuleCondition {
    let column = try textColumn(subject)
    guard let text = RuleConstant(constant)?.text(for: column.kind),
      let pattern = PGJSONPattern.text(ofLike: text),
      (try? PGJSONPattern(parsing: pattern)) != nil
    else { throw LeftToServer() }
    return .matches(column.name, pattern)
  }

  // MARK: Columns

  private func textColumn(_ tree: SQLExpressionTree) throws(LeftToServer) -> RuleColumn {
    let column = try column(tree)
    guard case .text = column.kind, column.hasPlainCollation else { throw LeftToServer() }
    return column
  }

  private func lengthColumn(_ tree: SQLExpressionTree) throws(LeftToServer) -> RuleColumn {
    let column = try column(tree)
    switch column.kind {
    case .text, .citext: return column
    default: throw LeftToServer()
    }
  }

  /// A column that may be cast to a type in which it compares the same.
  private func column(_ tree: SQLExpressionTree) throws(LeftToServer) -> RuleColumn {
    guard case .cast(let inner, let type) = tree else { return try anyColumn(tree) }
    let column = try anyColumn(inner)
    switch (column.kind, type) {
    case (.text, "text"), (.text, "character varying"), (.text, "varchar"), (.integer, "numeric"),
      (.integer, "bigint"), (.numeric, "numeric"), (.real, "double precision"),
      (.double, "double precision"):
      return column
    default: throw LeftToServer()
    }
  }

  private func anyColumn(_ tree: SQLExpressionTree) throws(LeftToServer) -> RuleColumn {
    guard case .words(var words) = tree else { throw LeftToServer() }
    if let value {
      guard words == ["value"] else { throw LeftToServer() }
      return value
    }
    if words.count == 2, let table, words[0] == SQLExpressionTree.spelled(table) {
      words.removeFirst()
    }
    guard words.count == 1,
      let column = columns.first(where: { SQLExpressionTree.spelled($0.name) == words[0] })
    else { throw LeftToServer() }
    return column
  }
}

extension PGJSONForm.Comparison {
  /// The comparison with its sides changed.
  fileprivate var mirrored: PGJSONForm.Comparison {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual: self
    }
  }
}
