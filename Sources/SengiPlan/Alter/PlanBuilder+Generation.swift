import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Takes away how the server made the values.
  mutating func leaveGeneration(
    _ generation: Column.Generation?, _ old: Column, _ new: Column, of table: QualifiedName
  ) {
    let element = SchemaElement.column(new, of: table)
    switch (generation, new.generation) {
    case (.identity?, .identity?): break
    case (.identity?, _):
      alterColumn("DROP IDENTITY", element, table)
      let name = old.sequenceName(in: table.name) ?? DefaultName.sequence(table.name, old.name)
      let sequence = QualifiedName(table.namespace, name)
      // One of the schema's own takes the name.
      if isCreated(.sequence(sequence)) { operations[operations.count - 1].phase = .clear }
    case (.stored?, _): alterColumn("DROP EXPRESSION", element, table)
    case (.serial?, _), (.virtual?, _), (nil, _): break
    }
  }

  /// Lets the server make the values from now on, beginning behind those that are there.
  mutating func enterGeneration(
    _ generation: Column.Generation?, _ old: Column, _ new: Column, of table: QualifiedName,
    isEarly: Bool = false
  ) {
    let element = SchemaElement.column(new, of: table)
    switch generation {
    case .identity(let always, let options)?:
      let word: SQLText = always ? "ALWAYS" : "BY DEFAULT"
      if case .identity(let wasAlways, let former)? = old.generation {
        if wasAlways != always, !isEarly { alterColumn("SET GENERATED \(word)", element, table) }
        if narrows(old.type, new.type) == isEarly {
          alterIdentity(
            IdentityOptions(former), IdentityOptions(options), old, new, element, table)
        }
        return
      }
      var clause: SQLText = "ADD GENERATED \(word) AS IDENTITY"
      if let options {
        clause += options.source.hasPrefix("(") ? " \(options.sql)" : " (\(options.sql))"
      }
      if !new.isNullable, old.isNullable { alterColumn("SET NOT NULL", element, table) }
      if let former = formerSequence(of: new, in: table), !steppingAside.contains(former),
        let name = former.objectName
      {
        append("DROP SEQUENCE \(name);", element, .shared, .alterColumn)
      }
      alterColumn(clause, element, table)
      if self.new.table(table)?.foreignServer != nil { return }
      let quoted = SQLLiteral(table.quoted)
      append(
        """
        SELECT setval(pg_get_serial_sequence(\(quoted), \(SQLLiteral(new.name.name))), \
        coalesce(max(\(new.name)), 0) + 1, false) FROM \(table);
        """, element, .shared, .alterColumn)
    case .serial?, .stored?, .virtual?, nil: break
    }
  }

  /// Lets a sequence that the plan makes begin behind the values that are there.
  mutating func startBehindRows(_ column: Column, of table: QualifiedName) {
    let name = DefaultName.sequence(table.name, column.name)
    let sequence = QualifiedName(table.namespace, name)
    guard isCreated(.sequence(sequence)),
      case .sequence(let item)? = new.element(.sequence(sequence)),
      item.ownedBy == ColumnReference(table: table, column: column.name)
    else { return }
    append(
      """
      SELECT setval(\(SQLLiteral(sequence.quoted)), coalesce(max(\(column.name)), 0) + 1, false) \
      FROM \(table);
      """, .column(column, of: table), .shared, .alterColumn)
  }
}
