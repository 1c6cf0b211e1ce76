import SengiJSON

extension PGRuleCondition {
  /// - Returns: nil for NULL and for what is not known here.
  func holds(_ values: [String: PGRuleValue]) -> Bool? {
    func value(_ column: String) -> PGRuleValue { values[column] ?? .unknown }
    switch self {
    case .number(let column, let comparison, let limit):
      return Self.compare(value(column), comparison, limit)
    case .numbers(let column, let all):
      return Self.anyOf(all.map { Self.compare(value(column), .equal, $0) })
    case .text(let column, let all):
      guard case .text(let text) = value(column) else { return nil }
      // Not `==`: characters that look the same may be written in several ways.
      return all.contains { $0.utf8.elementsEqual(text.utf8) }
    case .length(let column, let comparison, let limit):
      guard case .text(let text) = value(column) else { return nil }
      return comparison.holds(text.unicodeScalars.count, limit)
    case .octetLength(let column, let comparison, let limit):
      guard case .text(let text) = value(column) else { return nil }
      return comparison.holds(text.utf8.count, limit)
    case .pattern(let column, let pattern):
      guard case .text(let text) = value(column) else { return nil }
      return pattern.matches(text)
    case .isTrue(let column):
      guard case .boolean(let flag) = value(column) else { return nil }
      return flag
    case .isNull(let column):
      switch value(column) {
      case .unknown: return nil
      case .null: return true
      case .boolean, .number, .double, .text, .json, .other: return false
      }
    case .shape(let column, let form):
      guard case .json(let json) = value(column) else { return nil }
      return form.misfit(json) == nil
    case .all(let parts):
      let found = parts.map { $0.holds(values) }
      return found.contains(false) ? false : found.contains(nil) ? nil : true
    case .any(let parts): return Self.anyOf(parts.map { $0.holds(values) })
    case .not(let part): return part.holds(values).map { !$0 }
    }
  }

  private static func anyOf(_ found: [Bool?]) -> Bool? {
    found.contains(true) ? true : found.contains(nil) ? nil : false
  }

  private static func compare(
    _ value: PGRuleValue, _ comparison: Comparison, _ limit: String
  ) -> Bool? {
    switch value {
    case .number(let number): return PGRuleNumber(limit).map { comparison.holds(number, $0) }
    case .double(let number):
      guard let limit = Double(limit), limit.isFinite else { return nil }
      // NaN is above all numbers.
      if number.isNaN {
        return [.greater, .greaterOrEqual, .notEqual].contains(comparison)
      }
      return comparison.holds(number, limit)
    case .unknown, .null, .boolean, .text, .json, .other: return nil
    }
  }

  /// The columns that the condition looks at, each once.
  var columns: [String] {
    switch self {
    case .number(let column, _, _), .numbers(let column, _), .text(let column, _),
      .length(let column, _, _), .octetLength(let column, _, _), .pattern(let column, _),
      .isTrue(let column), .isNull(let column), .shape(let column, _):
      return [column]
    case .all(let parts), .any(let parts):
      var seen: Set<String> = []
      return parts.flatMap(\.columns).filter { seen.insert($0).inserted }
    case .not(let part): return part.columns
    }
  }
}

extension PGRuleCondition: CustomStringConvertible {
  /// The condition in the words of SQL.
  public var description: String {
    func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
    func list(_ items: [String]) -> String { "(" + items.joined(separator: ", ") + ")" }
    func joined(_ parts: [PGRuleCondition], _ word: String) -> String {
      parts.map { part in
        switch part {
        case .all, .any: "(\(part))"
        default: part.description
        }
      }.joined(separator: " \(word) ")
    }
    switch self {
    case .number(let column, let comparison, let limit):
      return "\(column) \(comparison.rawValue) \(limit)"
    case .numbers(let column, let all): return "\(column) in \(list(all))"
    case .text(let column, let all):
      return all.count == 1
        ? "\(column) = \(quoted(all[0]))" : "\(column) in \(list(all.map(quoted)))"
    case .length(let column, let comparison, let limit):
      return "length(\(column)) \(comparison.rawValue) \(limit)"
    case .octetLength(let column, let comparison, let limit):
      return "octet_length(\(column)) \(comparison.rawValue) \(limit)"
    case .pattern(let column, let pattern):
      return "\(column) ~ \(quoted(pattern.pattern.text))"
    case .isTrue(let column): return column
    case .isNull(let column): return "\(column) is null"
    case .shape(let column, _): return "\(column) is of its shape"
    case .all(let parts): return joined(parts, "and")
    case .any(let parts): return joined(parts, "or")
    case .not(let part): return "not (\(part))"
    }
  }
}
