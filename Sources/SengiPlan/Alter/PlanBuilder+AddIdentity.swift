import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Adds an identity column to a table that has children, which the server does not do in one
  /// statement (manual, ALTER TABLE): rows of all of them take their numbers from a sequence of the
  /// column's options, and the column's own goes on where that stands.
  ///
  /// - Returns: Whether the column is one, and the table has children.
  mutating func addIdentity(_ column: Column, to table: QualifiedName, at place: Int) -> Bool {
    guard case .identity(let always, let options)? = column.generation,
      // Children that go are there until the end.
      (old.schema.tables + new.schema.tables).contains(where: {
        $0.partitionOf?.parent == table || $0.inherits.contains(table)
      })
    else { return false }
    let element = SchemaElement.column(column, of: table)
    let numbers = QualifiedName(
      table.namespace,
      SQLIdentifier(
        truncating: String(DefaultName.sequence(table.name, column.name).name.prefix(50))
          + "__numbers"))
    let clauses = IdentityOptions(options).clauses
    let nextValue: SQLText = "nextval(\(SQLLiteral(numbers.quoted)))"
    let quoted = SQLLiteral(table.quoted)
    let word: SQLText = always ? "ALWAYS" : "BY DEFAULT"
    var identity: SQLText = "ADD GENERATED \(word) AS IDENTITY"
    if let options {
      identity += options.source.hasPrefix("(") ? " \(options.sql)" : " (\(options.sql))"
    }
    let statements: [SQLText] = [
      "CREATE SEQUENCE \(numbers) AS \(column.type.sql) \(clauses, separator: " ");",
      """
      ALTER TABLE \(table) ADD COLUMN \(column.name) \(column.type.sql) \
      DEFAULT \(nextValue) NOT NULL;
      """,
      "ALTER TABLE \(table) ALTER COLUMN \(column.name) DROP DEFAULT;",
      "ALTER TABLE \(table) ALTER COLUMN \(column.name) \(identity);",
      """
      SELECT setval(pg_get_serial_sequence(\(quoted), \(SQLLiteral(column.name.name))), \
      \(nextValue), false);
      """,
      "DROP SEQUENCE \(numbers);",
    ]
    for (number, statement) in statements.enumerated() {
      operations.append(
        Operation(
          phase: .build, position: place, order: .addColumn, rank: rank(of: element),
          statement: statement, object: element.path,
          title: number == 0 ? "add \(element.title)" : nil))
    }
    return true
  }
}
