import SengiSQL

/// The names PostgreSQL itself chooses where a statement gives none (`makeObjectName` and
/// `ChooseIndexNameAddition` in its sources).
public enum DefaultName {
  public static func primaryKey(_ table: SQLIdentifier) -> SQLIdentifier {
    make(table.name, nil, "pkey")
  }

  public static func unique(_ table: SQLIdentifier, _ columns: [SQLIdentifier]) -> SQLIdentifier {
    make(table.name, addition(columns.map(\.name)), "key")
  }

  public static func foreignKey(_ table: SQLIdentifier, _ columns: [SQLIdentifier]) -> SQLIdentifier
  {
    make(table.name, addition(columns.map(\.name)), "fkey")
  }

  /// A check over one column alone is named by it.
  public static func check(_ table: SQLIdentifier, _ column: SQLIdentifier?) -> SQLIdentifier {
    make(table.name, column?.name, "check")
  }

  /// The check that holds a column to its shape.
  public static func shapeCheck(_ table: SQLIdentifier, _ column: SQLIdentifier) -> SQLIdentifier {
    make(table.name, column.name, "shape")
  }

  public static func index(_ table: SQLIdentifier, _ keys: [Index.Key]) -> SQLIdentifier {
    make(table.name, addition(keyNames(keys)), "idx")
  }

  /// A column's name or an expression's outermost function, numbered where it repeats.
  private static func keyNames(_ keys: [Index.Key]) -> [String] {
    var names: [String] = []
    for key in keys {
      let base =
        switch key.subject {
        case .column(let name): name.name
        case .expression(let expression): figure(expression.source)
        }
      var name = base
      var number = 0
      while names.contains(name) {
        number += 1
        name =
          truncated(base, to: SQLIdentifier.maximumLength - "\(number)".utf8.count) + "\(number)"
      }
      names.append(name)
    }
    return names
  }

  public static func exclusion(_ table: SQLIdentifier, _ keys: [Index.Key]) -> SQLIdentifier {
    make(table.name, addition(keyNames(keys)), "excl")
  }

  /// Extended statistics are named by their columns, each expression by `expr`.
  public static func statistics(_ table: SQLIdentifier, _ columns: [String]) -> SQLIdentifier {
    make(table.name, addition(columns), "stat")
  }

  /// The sequence of a `serial` or identity column.
  public static func sequence(_ table: SQLIdentifier, _ column: SQLIdentifier) -> SQLIdentifier {
    make(table.name, column.name, "seq")
  }

  /// The NOT NULL constraint of a column, from PostgreSQL 18 on.
  public static func notNull(_ table: SQLIdentifier, _ column: SQLIdentifier) -> SQLIdentifier {
    make(table.name, column.name, "not_null")
  }

  /// The NOT NULL constraint of a domain, from PostgreSQL 17 on.
  public static func notNull(_ domain: SQLIdentifier) -> SQLIdentifier {
    make(domain.name, nil, "not_null")
  }

  /// The name, or where it is taken the name with the lowest number after it that is free.
  public static func numbered(
    _ name: SQLIdentifier, avoiding taken: Set<SQLIdentifier>
  ) -> SQLIdentifier {
    var candidate = name
    var number = 0
    while taken.contains(candidate) {
      number += 1
      let suffix = "\(number)"
      candidate = SQLIdentifier(
        truncating: truncated(name.name, to: SQLIdentifier.maximumLength - suffix.utf8.count)
          + suffix)
    }
    return candidate
  }

  public static func trigger(_ table: SQLIdentifier, _ suffix: String) -> SQLIdentifier {
    make(table.name, nil, suffix)
  }

  /// The trigger, and its function, that keeps a column and the one it replaces the same.
  public static func dualWrite(_ table: SQLIdentifier, _ column: SQLIdentifier) -> SQLIdentifier {
    make(table.name, column.name, "replaces")
  }

  /// Columns joined by `_`, as long as the name is not full.
  private static func addition(_ names: [String]) -> String {
    var joined = ""
    for name in names {
      if !joined.isEmpty { joined += "_" }
      joined += name
      if joined.utf8.count > SQLIdentifier.maximumLength { break }
    }
    return joined
  }

  /// The name of an expression's outermost function, or `expr`.
  private static func figure(_ source: String) -> String {
    guard var tokens = try? SQLLexer.tokens(of: source)[...] else { return "expr" }
    while tokens.count >= 2, tokens.first?.isPunctuation("(") == true,
      tokens.last?.isPunctuation(")") == true, partner(tokens) == tokens.endIndex - 1
    {
      tokens = tokens.dropFirst().dropLast()
    }
    guard let call = tokens.firstIndex(where: { $0.isPunctuation("(") }), call > tokens.startIndex,
      let close = partner(tokens[call...]), close == tokens.endIndex - 1
    else {
      guard tokens.count == 1, let only = tokens.first,
        only.kind == .word || only.kind == .quotedIdentifier
      else { return "expr" }
      return only.text
    }
    let name = tokens[call - 1]
    return name.kind == .word || name.kind == .quotedIdentifier ? name.text : "expr"
  }

  private static func partner(_ tokens: ArraySlice<SQLToken>) -> Int? {
    var depth = 0
    for index in tokens.indices {
      if tokens[index].isPunctuation("(") { depth += 1 }
      if tokens[index].isPunctuation(")") {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// Cuts the longer of both parts, byte by byte, until all fits into 63 bytes.
  private static func make(_ first: String, _ second: String?, _ label: String) -> SQLIdentifier {
    let overhead = label.utf8.count + 1 + (second == nil ? 0 : 1)
    let available = SQLIdentifier.maximumLength - overhead
    var (left, right) = (first.utf8.count, second?.utf8.count ?? 0)
    while left + right > available {
      if left > right { left -= 1 } else { right -= 1 }
    }
    var name = truncated(first, to: left)
    if let second { name += "_" + truncated(second, to: right) }
    return SQLIdentifier(truncating: name + "_" + label)
  }

  /// The text cut to whole characters within so many bytes.
  private static func truncated(_ text: String, to bytes: Int) -> String {
    var kept = ""
    var count = 0
    for scalar in text.unicodeScalars {
      count += UTF8.width(scalar)
      if count > bytes { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept
  }
}
