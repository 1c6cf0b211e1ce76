import SengiDiff
import SengiSQL

extension DocumentRewriting {
  /// The new document as an SQL expression of type `jsonb`.
  /// - Parameters:
  ///   - value: The old document, of type `jsonb`: a name, since it stands there many times.
  ///   - tag: The text of the column that tells cases apart.
  func sql(of value: SQLText, tag: SQLText? = nil) -> SQLText {
    var writer = DocumentExpression(tag: tag)
    return writer.sql(self, of: value)
  }
}

private struct DocumentExpression {
  let tag: SQLText?
  private var count = 0

  init(tag: SQLText?) { self.tag = tag }

  /// A name that stands for one value.
  private mutating func name() -> SQLText {
    count += 1
    return "part\(count)"
  }

  mutating func sql(_ rewriting: DocumentRewriting, of value: SQLText) -> SQLText {
    switch rewriting {
    case .object(let fields, let removed): return object(fields, removing: removed, of: value)
    case .elements(let inner):
      let item = name()
      let element = sql(inner, of: "\(item).value")
      return """
        CASE WHEN jsonb_typeof(\(value)) = 'array' THEN coalesce((SELECT jsonb_agg(\(element) \
        ORDER BY \(item).place) FROM jsonb_array_elements(\(value)) WITH ORDINALITY \
        AS \(item)(value, place)), '[]') ELSE \(value) END
        """
    case .values(let inner):
      let item = name()
      let element = sql(inner, of: "\(item).value")
      return """
        CASE WHEN jsonb_typeof(\(value)) = 'object' THEN coalesce((SELECT \
        jsonb_object_agg(\(item).key, \(element)) FROM jsonb_each(\(value)) AS \(item)), '{}') \
        ELSE \(value) END
        """
    case .cases(let key, let cases):
      return branches(cases, of: value, "\(value) ->> \(SQLLiteral(key))")
    case .casesByColumn(let cases): return tag.map { branches(cases, of: value, $0) } ?? value
    case .conversion(let conversion): return Self.sql(conversion, of: value)
    }
  }

  private mutating func branches(
    _ cases: [DocumentRewriting.Case], of value: SQLText, _ tag: SQLText
  ) -> SQLText {
    let branches = cases.map { item in
      "WHEN \(SQLLiteral(item.tag)) THEN \(sql(item.value, of: value))" as SQLText
    }
    return "CASE (\(tag)) COLLATE \"C\" \(branches, separator: " ") ELSE \(value) END"
  }

  private mutating func object(
    _ fields: [DocumentRewriting.Field], removing removed: [String], of value: SQLText
  ) -> SQLText {
    let keys = (fields.flatMap { [$0.key] + ($0.formerKey.map { [$0] } ?? []) } + removed)
      .map { "\(SQLLiteral($0))" as SQLText }
    var parts: [SQLText] = ["(\(value) - ARRAY[\(keys, separator: ", ")]::text[])"]
    for field in fields { parts.append(self.field(field, of: value)) }
    return """
      CASE WHEN jsonb_typeof(\(value)) = 'object' THEN \(parts, separator: "\n  || ") \
      ELSE \(value) END
      """
  }

  /// An object of the one key, or of none.
  private mutating func field(
    _ field: DocumentRewriting.Field, of value: SQLText
  ) -> SQLText {
    let key = SQLLiteral(field.key)
    let item = name()
    let part: SQLText = "\(item).value"
    var source: SQLText = "\(value) -> \(key)"
    if let former = field.formerKey {
      source = "coalesce(\(source), \(value) -> \(SQLLiteral(former)))"
    }
    var branches: [SQLText] = [
      field.absentValue.map {
        "WHEN \(part) IS NULL THEN jsonb_build_object(\(key), \(SQLLiteral($0))::jsonb)"
      } ?? "WHEN \(part) IS NULL THEN '{}'"
    ]
    switch field.null {
    case .kept: break
    case .removed: branches.append("WHEN \(part) = 'null' THEN '{}'")
    case .replaced(let json):
      branches.append(
        "WHEN \(part) = 'null' THEN jsonb_build_object(\(key), \(SQLLiteral(json))::jsonb)")
    }
    let inner = field.value.map { sql($0, of: part) } ?? part
    return """
      (SELECT CASE \(branches, separator: " ") ELSE jsonb_build_object(\(key), \(inner)) END \
      FROM (SELECT \(source)) AS \(item)(value))
      """
  }

  private static func sql(
    _ conversion: DocumentRewriting.Conversion, of value: SQLText
  ) -> SQLText {
    let text: SQLText = "\(value) #>> '{}'"
    switch conversion {
    case .textOfNumber:
      return "CASE WHEN jsonb_typeof(\(value)) = 'number' THEN to_jsonb(\(text)) ELSE \(value) END"
    case .textOfBoolean:
      return "CASE WHEN jsonb_typeof(\(value)) = 'boolean' THEN to_jsonb(\(text)) ELSE \(value) END"
    case .number:
      return """
        CASE WHEN jsonb_typeof(\(value)) = 'string' \
        AND (\(text)) ~ '^-?(0|[1-9][0-9]{0,30})([.][0-9]{1,30})?$' \
        THEN to_jsonb((\(text))::numeric) ELSE \(value) END
        """
    case .boolean:
      return """
        CASE \(value) WHEN '"true"' THEN 'true' WHEN '"false"' THEN 'false' ELSE \(value) END
        """
    case .labels(let labels):
      let branches = labels.sorted { $0.key < $1.key }.map { old, new in
        "WHEN to_jsonb(\(SQLLiteral(old))::text) THEN to_jsonb(\(SQLLiteral(new))::text)" as SQLText
      }
      return "CASE \(value) \(branches, separator: " ") ELSE \(value) END"
    case .array:
      return """
        CASE WHEN jsonb_typeof(\(value)) IN ('array', 'null') THEN \(value) \
        ELSE jsonb_build_array(\(value)) END
        """
    }
  }
}
