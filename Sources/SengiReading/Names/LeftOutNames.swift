import SengiSQL
import SengiSchema

/// What a file may leave out because the reader finds it, for whoever writes files.
public enum LeftOutNames {
  /// The name a table's check has when the file gives none: it is named by the only column in its
  /// condition.
  public static func check(
    _ expression: SQLExpression, of table: SQLIdentifier, columns: [SQLIdentifier]
  ) -> (name: SQLIdentifier, column: SQLIdentifier?) {
    let used = Set(ExpressionNames(of: expression.source).columns.compactMap(\.name?.text))
    let found = columns.filter { used.contains($0.name) }
    let column = found.count == 1 ? found.first : nil
    return (DefaultName.check(table, column), column)
  }

  /// The name an exclusion constraint has when the file gives none; nil for text that is none.
  public static func exclusion(
    _ definition: SQLExpression, of table: SQLIdentifier
  ) -> SQLIdentifier? {
    let text = SourceMap.Text(file: "", anchors: [], length: 0)
    guard var cursor = try? ClauseCursor(definition.source, text),
      let clause = try? ExclusionClause(&cursor)
    else { return nil }
    return DefaultName.exclusion(table, clause.keys)
  }
}

/// Words that mean a type of PostgreSQL's own where a type is expected.
public enum TypeWords {
  public static func areTaken(_ name: SQLIdentifier) -> Bool { words.contains(name.name) }

  private static let words = Set(BuiltinTypes.names)
    .union([
      "serial4", "serial8", "serial2", "bigserial", "smallserial", "dec", "bpchar", "json", "jsonb",
      "double",
    ])
    .union(ExtensionTypes.byType.keys)
}
