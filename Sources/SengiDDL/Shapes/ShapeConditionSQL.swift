import SengiJSON
import SengiSQL

/// A condition on a `jsonb` value of the right kind, as SQL that is true or false, never NULL.
enum ShapeConditionSQL {
  static func sql(_ condition: PGJSONForm.Condition, of value: SQLText) -> SQLText {
    let text: SQLText = "((\(value) #>> '{}') COLLATE \"C\")"
    switch condition {
    case .number(let comparison, let limit):
      return "((\(value) #>> '{}')::numeric \(comparison.sql) \(limit.sql))"
    case .length(let comparison, let limit):
      return "(char_length(\(text)) \(comparison.sql) \(limit))"
    case .count(let comparison, let limit):
      return "(jsonb_array_length(\(value)) \(comparison.sql) \(limit))"
    case .oneOf(let all):
      let items = all.map { "\(SQLLiteral($0))" as SQLText }
      return items.isEmpty ? "false" : "(\(text) IN (\(items, separator: ", ")))"
    case .oneOfNumbers(let all):
      let items = all.map(\.sql)
      return items.isEmpty
        ? "false" : "((\(value) #>> '{}')::numeric IN (\(items, separator: ", ")))"
    case .isTrue: return "(\(value) = 'true')"
    case .matches(let pattern): return "(\(text) ~ \(SQLLiteral(pattern.text(for: .postgres))))"
    case .all(let parts):
      return parts.isEmpty ? "true" : "(\(parts.map { sql($0, of: value) }, separator: " AND "))"
    case .any(let parts):
      return parts.isEmpty ? "false" : "(\(parts.map { sql($0, of: value) }, separator: " OR "))"
    case .not(let part): return "(NOT \(sql(part, of: value)))"
    }
  }
}

extension PGJSONForm.Comparison {
  fileprivate var sql: SQLText {
    switch self {
    case .equal: "="
    case .notEqual: "<>"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}

extension JSONNumber? {
  /// A JSON number is a number in SQL, too; a negative one in parentheses.
  fileprivate var sql: SQLText { SQLText(verbatim: "(" + (self?.text ?? "NULL") + ")") }
}
