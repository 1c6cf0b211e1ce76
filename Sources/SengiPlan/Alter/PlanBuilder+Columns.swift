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
      isFollowed({ [$0.type.sql, $0.collation ?? ""] })
      ? nil : self.retyping(old, new, of: table)
    let first = operations.count
    let hasDefault = self.hasDefault(old, of: table)
    let changesDefault = old.defaultValue != new.defaultValue
    let changesType = old.type != new.type
    if old.generation != new.generation { leaveGeneration(old.generation, old, new, of: table) }
    // A sequence within narrower bounds fits the narrower type.
    if case .identity? = old.generation, case .identity? = new.generation, !isFollowed({ $0.type })
    {
      enterGeneration(new.generation, old, new, of: table, isEarly: true)
    }
    if let retyping {
      // A default that does not fit the new type would stand in its way.
      if hasDefault, changesType { alterColumn("DROP DEFAULT", element, table) }
      setType(
        of: new, in: table,
        using: retyping.conversion ?? conversion(throughTextFrom: old.type, new))
      if isJoint(table) { join(from: first, of: table) }
    }
    // Where a type takes the place of another of its name, the default waits for that.
    if changesDefault || changesType || unset.contains(element.path),
      changesType || !retyped.contains(element.path)
    {
      if let value = new.defaultValue {
        setDefault(value, element, table)
        startBehindRows(new, of: table)
      } else if changesDefault, old.defaultValue != nil, !changesType,
        !unset.contains(element.path)
      {
        alterColumn("DROP DEFAULT", element, table, isAlone: true)
      }
    }
    if old.generation != new.generation { enterGeneration(new.generation, old, new, of: table) }
    if old.isNullable != new.isNullable, !isFollowed({ $0.isNullable }) {
      if new.isNullable {
        alterColumn("DROP NOT NULL", element, table)
        dropNotNullOfPartitions(new, below: table)
      } else {
        setNotNull(new, of: table)
      }
      keepNullability(of: new, below: table)
    }
    var settings = old.settings
    // With the type the server takes its way of storing.
    if changesType { (settings.storage, settings.compression) = (nil, nil) }
    alterSettings(settings, new, of: table)
    renameNotNull(old, new, of: table)
  }

  mutating func alterSettings(
    _ old: ColumnSettings, _ new: Column, of table: QualifiedName
  ) {
    let element = SchemaElement.column(new, of: table)
    for change in ColumnSettingsAlteration.clauses(
      old, new.settings, of: self.new.underlying(new.type))
    {
      append("ALTER TABLE ONLY \(table) ALTER COLUMN \(new.name) \(change);", element)
    }
    let options = ForeignOptions(new.settings.foreignOptions)
    if let change = options.change(from: ForeignOptions(old.foreignOptions)) {
      append("ALTER FOREIGN TABLE \(table) ALTER COLUMN \(new.name) \(change);", element)
    }
  }

  /// What is said to a parent about NULL is said to all below it, some of which may want otherwise.
  private mutating func keepNullability(of column: Column, below table: QualifiedName) {
    for child in keptDescendants(of: table) {
      guard let own = new.table(child)?.column(column.name),
        own.isNullable != column.isNullable, old.table(child)?.column(column.name) != nil
      else { continue }
      let clause: SQLText = own.isNullable ? "DROP NOT NULL" : "SET NOT NULL"
      alterColumn(clause, .column(own, of: child), child)
      // The parent's may come late, which takes its time to look at the rows.
      operations[operations.count - 1].impact = .followIndexes
    }
  }

  /// The same column in parents, old and new: what is said to a parent holds for its children.
  func followed(
    _ name: SQLIdentifier, of table: QualifiedName
  ) -> [(old: Column, new: Column)] {
    var found: [(old: Column, new: Column)] = []
    for parent in keptParents(of: table) {
      if let before = old.table(parent)?.column(name), let after = new.table(parent)?.column(name) {
        found.append((before, after))
      }
      found += followed(name, of: parent)
    }
    return found
  }

  mutating func alterColumn(
    _ clause: SQLText, _ element: SchemaElement, _ table: QualifiedName,
    isAlone: Bool = false, searchPath: [SQLIdentifier] = []
  ) {
    guard case .column(let column, _) = element else { return }
    let only: SQLText = isAlone && !keptChildren(of: table).isEmpty ? "ONLY " : ""
    append(
      "ALTER TABLE \(only)\(table) ALTER COLUMN \(column.name) \(clause);", element, .shared,
      .alterColumn, searchPath: searchPath)
  }
}
