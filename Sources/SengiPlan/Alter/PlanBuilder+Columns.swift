import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  mutating func alter(_ old: Column, _ new: Column, of table: QualifiedName) {
    let element = SchemaElement.column(new, of: table)
    let parents = followed(new.name, of: table)
    func isFollowed<Value: Equatable>(_ value: (Column) -> Value) -> Bool {
      parents.contains { value($0.new) == value(new) && value($0.old) != value($0.new) }
    }
    let retyping =
      isFollowed({ $0.type })
      ? nil : self.retyping(old, new, of: table)
    let first = operations.count
    let hasDefault = old.defaultValue != nil && !unset.contains(element.path)
    let changesDefault = old.defaultValue != new.defaultValue
    if old.generation != new.generation { leave(old.generation, old, new, of: table) }
    if let retyping {
      // A default that does not fit the new type would stand in its way.
      if hasDefault, old.type != new.type { column("DROP DEFAULT", element, table) }
      write(retyping.conversion, new, of: table)
      if isJoint(table) { join(from: first, of: table) }
    }
    if changesDefault || (retyping != nil && old.type != new.type) || unset.contains(element.path),
      !isFollowed({ $0.defaultValue })
    {
      if let value = new.defaultValue {
        column(
          "SET DEFAULT \(value.sql)", element, table,
          searchPath: path(of: table.namespace))
        startBehindRows(new, of: table)
      } else if changesDefault, old.defaultValue != nil, retyping == nil || old.type == new.type {
        column("DROP DEFAULT", element, table)
      }
    }
    if old.generation != new.generation { enter(new.generation, old, new, of: table) }
    if old.isNullable != new.isNullable, !isFollowed({ $0.isNullable }) {
      if new.isNullable {
        column("DROP NOT NULL", element, table)
      } else {
        column("SET NOT NULL", element, table)
        operations[operations.count - 1].impact = .setNotNull(new.name, of: table)
      }
    }
    for change in ColumnSettingsAlteration.clauses(old.settings, new.settings) {
      operations.append(
        Operation(
          phase: .build, position: self.new.position(.table(table)), order: .rest,
          statement: "ALTER TABLE ONLY \(table) ALTER COLUMN \(new.name) \(change);",
          object: element.path, title: "alter \(element.title)"))
    }
    // The server renames what came from a parent with the parent's alone.
    if old.notNullName != new.notNullName, !old.isNullable, !new.isNullable, !new.isInherited {
      let usual = DefaultName.notNull(table.name, new.name)
      if self.new.schema.target.major >= 18 {
        append(
          """
          ALTER TABLE \(table) RENAME CONSTRAINT \(old.notNullName ?? usual) \
          TO \(new.notNullName ?? usual);
          """, element)
      }
    }
  }

  /// The same column in parents, old and new: what is said to a parent holds for its children.
  private func followed(
    _ name: SQLIdentifier, of table: QualifiedName
  ) -> [(old: Column, new: Column)] {
    guard let whole = new.table(table) else { return [] }
    let names = [whole.partitionOf?.parent].compactMap { $0 } + whole.inherits
    var found: [(old: Column, new: Column)] = []
    for parent in names {
      if let before = old.table(parent)?.column(name), let after = new.table(parent)?.column(name) {
        found.append((before, after))
      }
      found += followed(name, of: parent)
    }
    return found
  }

  /// A column whose type makes room for another of the same name.
  mutating func retype(_ path: ObjectPath) {
    guard case .column(let column, let table)? = new.element(path),
      case .column(let former, _)? = old.element(path)
    else { return }
    guard former.type == column.type else { return }
    if column.isInherited { return }
    if column.type.isArray, case .composite(let name) = column.type.base,
      let before = old.schema.compositeType(name), let after = new.schema.compositeType(name),
      CompositeTypeAlteration(before, after) == nil
    {
      refuse(
        path,
        "the attributes of \(name) change places under an array of it; keep their order, new ones last"
      )
      return
    }
    let element = SchemaElement.column(column, of: table)
    // Its constants are of the former type.
    if former.defaultValue != nil, !unset.contains(path) {
      self.column("DROP DEFAULT", element, table)
    }
    let replaced = ReplacedType(self)
    if replaced.losesLabels(column.type) {
      refuse(
        path,
        "labels that go lie in an array of rows, where nothing replaces them; "
          + "change the values first, and say 'dropped' without other labels")
      return
    }
    var conversion = replaced.conversion(of: "\(column.name)", column.type)
    if conversion == nil, case .domain = column.type.base {
      conversion =
        ColumnRetyping(
          column.name, old.underlying(column.type), new.underlying(column.type), as: column.type
        ).conversion
    }
    write(conversion, column, of: table)
    if !unset.contains(path) { setDefault(path) }
  }

  /// Gives a column or domain its default again.
  mutating func setDefault(_ path: ObjectPath) {
    switch new.element(path) {
    case .column(let column, let table)?:
      guard let value = column.defaultValue else { return }
      if let former = old.element(path), case .column(let before, _) = former,
        before.defaultValue != value || before.type != column.type
      {
        // Set where the column is altered.
        return
      }
      self.column(
        "SET DEFAULT \(value.sql)", .column(column, of: table), table,
        searchPath: self.path(of: table.namespace))
    case .domain(let domain)?:
      guard let value = domain.defaultValue, !steppingAside.contains(path) else { return }
      append(
        "ALTER DOMAIN \(domain.name) SET DEFAULT \(value.sql);", .domain(domain),
        searchPath: self.path(of: domain.name.namespace))
    default: break
    }
  }

  private mutating func write(_ conversion: SQLText?, _ new: Column, of table: QualifiedName) {
    var clause: SQLText = "TYPE \(new.type.sql)"
    if let collation = new.collation { clause += " COLLATE \(collation)" }
    if let conversion { clause += " USING \(conversion)" }
    column(
      clause, .column(new, of: table), table, searchPath: path(of: table.namespace))
  }

  private mutating func column(
    _ clause: SQLText, _ element: SchemaElement, _ table: QualifiedName,
    searchPath: [SQLIdentifier] = []
  ) {
    guard case .column(let column, _) = element else { return }
    append(
      "ALTER TABLE \(table) ALTER COLUMN \(column.name) \(clause);", element, .shared,
      .alterColumn, searchPath: searchPath)
  }

  /// Takes away how the server made the values.
  private mutating func leave(
    _ generation: Column.Generation?, _ old: Column, _ new: Column, of table: QualifiedName
  ) {
    let element = SchemaElement.column(new, of: table)
    switch (generation, new.generation) {
    case (.identity?, .identity?): break
    case (.identity?, _):
      column("DROP IDENTITY", element, table)
      let sequence = QualifiedName(table.namespace, DefaultName.sequence(table.name, old.name))
      // One of the schema's own takes the name.
      if isCreated(.sequence(sequence)) { operations[operations.count - 1].phase = .clear }
    case (.stored?, _): column("DROP EXPRESSION", element, table)
    case (.serial?, _), (.virtual?, _), (nil, _): break
    }
  }

  /// Lets the server make the values from now on, beginning behind those that are there.
  private mutating func enter(
    _ generation: Column.Generation?, _ old: Column, _ new: Column, of table: QualifiedName
  ) {
    let element = SchemaElement.column(new, of: table)
    switch generation {
    case .identity(let always, let options)?:
      let word: SQLText = always ? "ALWAYS" : "BY DEFAULT"
      if case .identity(let wasAlways, let former)? = old.generation {
        if wasAlways != always { column("SET GENERATED \(word)", element, table) }
        if former != options { alterIdentity(options, element, table) }
        return
      }
      var clause: SQLText = "ADD GENERATED \(word) AS IDENTITY"
      if let options {
        clause += options.source.hasPrefix("(") ? " \(options.sql)" : " (\(options.sql))"
      }
      if !new.isNullable, old.isNullable { column("SET NOT NULL", element, table) }
      if let former = formerSequence(of: new, in: table), !steppingAside.contains(former),
        let name = former.objectName
      {
        append("DROP SEQUENCE \(name);", element, .shared, .alterColumn)
      }
      column(clause, element, table)
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
  private mutating func startBehindRows(_ column: Column, of table: QualifiedName) {
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

  private mutating func alterIdentity(
    _ options: SQLExpression?, _ element: SchemaElement, _ table: QualifiedName
  ) {
    let changed = IdentityOptions(options)
    if let bounded = changed.bounded, case .column(let column, _) = element {
      let sequence = QualifiedName(
        table.namespace, DefaultName.sequence(table.name, column.name))
      append(
        "SELECT setval(\(SQLLiteral(sequence.quoted)), \(bounded), is_called) FROM \(sequence);",
        element, .shared, .alterColumn)
    }
    let clauses = changed.clauses.map { "SET \($0)" as SQLText }
    column("\(clauses, separator: " ")", element, table)
  }
}
