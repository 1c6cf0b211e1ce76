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
    let hasDefault =
      old.defaultValue != nil && !unset.contains(element.path)
      || keptDescendants(of: table).contains {
        self.old.table($0)?.column(old.name)?.defaultValue != nil
      }
    let changesDefault = old.defaultValue != new.defaultValue
    let changesType = old.type != new.type
    if old.generation != new.generation { leave(old.generation, old, new, of: table) }
    // A sequence within narrower bounds fits the narrower type.
    if case .identity? = old.generation, case .identity? = new.generation, !isFollowed({ $0.type })
    {
      enter(new.generation, old, new, of: table, isEarly: true)
    }
    if let retyping {
      // A default that does not fit the new type would stand in its way.
      if hasDefault, changesType { column("DROP DEFAULT", element, table) }
      write(
        retyping.conversion ?? conversion(throughTextFrom: old.type, new), new, of: table)
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
        column("DROP DEFAULT", element, table, isAlone: true)
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
      keepNullability(of: new, below: table)
    }
    var settings = old.settings
    // With the type the server takes its way of storing.
    if changesType { (settings.storage, settings.compression) = (nil, nil) }
    alterSettings(settings, new, of: table)
    renameNotNull(old, new, of: table)
  }

  private mutating func alterSettings(
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
      self.column(clause, .column(own, of: child), child)
      // The parent's may come late, which takes its time to look at the rows.
      operations[operations.count - 1].impact = .followIndexes
    }
  }

  /// The same column in parents, old and new: what is said to a parent holds for its children.
  private func followed(
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

  /// A column whose type makes room for another of the same name.
  mutating func retype(_ path: ObjectPath) {
    guard case .column(let column, let table)? = new.element(path),
      case .column(let former, _)? = old.element(path)
    else { return }
    guard former.type == column.type else { return }
    if column.isInherited || !followed(column.name, of: table).isEmpty {
      // The parent's change has taken it along, and the default with it.
      if !unset.contains(path) { setDefault(path) }
      restoreStorage(of: column, former, in: table)
      return
    }
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
    let hasDefault =
      former.defaultValue != nil && !unset.contains(path)
      || keptDescendants(of: table).contains {
        old.table($0)?.column(column.name)?.defaultValue != nil
      }
    if hasDefault { self.column("DROP DEFAULT", element, table) }
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
    write(
      conversion ?? self.conversion(throughTextFrom: column.type, column), column, of: table)
    if !unset.contains(path) { setDefault(path) }
    restoreStorage(of: column, former, in: table)
  }

  /// Where below domains another type takes the place of one of the same name.
  private func conversion(throughTextFrom type: DataType, _ new: Column) -> SQLText? {
    let former = old.underlying(type)
    let path: ObjectPath? =
      switch former.base {
      case .enumeration(let name): .enumeration(name)
      case .composite(let name): .compositeType(name)
      case .range(let name):
        ObjectPath(
          (name.namespace.map { [.namespace($0)] } ?? []) + [.object(.type, name.name.name)])
      default: nil
      }
    guard let path, steppingAside.contains(path) else { return nil }
    let text: SQLText = former.isArray ? "text[]" : "text"
    return "\(new.name)::\(text)::\(new.type.sql)"
  }

  /// Where the column is altered too, that has seen to the difference.
  private mutating func restoreStorage(
    of column: Column, _ former: Column, in table: QualifiedName
  ) {
    guard former.settings.storage == column.settings.storage,
      former.settings.compression == column.settings.compression
    else { return }
    var settings = column.settings
    (settings.storage, settings.compression) = (nil, nil)
    alterSettings(settings, column, of: table)
  }

  /// Gives a column or domain its default again.
  mutating func setDefault(_ path: ObjectPath) {
    switch new.element(path) {
    case .column(let column, let table)?:
      guard let value = column.defaultValue else { return }
      if let former = old.element(path), case .column(let before, _) = former,
        before.type != column.type || (before.defaultValue != value && !retyped.contains(path))
      {
        // Set where the column is altered.
        return
      }
      setDefault(value, .column(column, of: table), table)
    case .domain(let domain)?:
      guard let value = domain.defaultValue, !steppingAside.contains(path) else { return }
      append(
        "ALTER DOMAIN \(domain.name) SET DEFAULT \(value.sql);", .domain(domain),
        searchPath: self.path(of: domain.name.namespace))
    default: break
    }
  }

  /// Of the column alone: its children have defaults of their own.
  private mutating func setDefault(
    _ value: SQLExpression, _ element: SchemaElement, _ table: QualifiedName
  ) {
    column(
      "SET DEFAULT \(value.sql)", element, table, isAlone: true,
      searchPath: path(of: table.namespace))
  }

  private mutating func write(_ conversion: SQLText?, _ new: Column, of table: QualifiedName) {
    var clause: SQLText = "TYPE \(new.type.sql)"
    if let collation = new.collation { clause += " COLLATE \(collation)" }
    // The rows of a foreign table are made what they are where they lie.
    if let conversion, self.new.table(table)?.foreignServer == nil {
      clause += " USING \(conversion)"
    }
    column(
      clause, .column(new, of: table), table, searchPath: path(of: table.namespace))
    for name in [table] + keptDescendants(of: table) { keepTargets(over: new.name, of: name) }
  }

  mutating func column(
    _ clause: SQLText, _ element: SchemaElement, _ table: QualifiedName,
    isAlone: Bool = false, searchPath: [SQLIdentifier] = []
  ) {
    guard case .column(let column, _) = element else { return }
    let only: SQLText = isAlone && !keptChildren(of: table).isEmpty ? "ONLY " : ""
    append(
      "ALTER TABLE \(only)\(table) ALTER COLUMN \(column.name) \(clause);", element, .shared,
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
      let name = old.sequenceName(in: table.name) ?? DefaultName.sequence(table.name, old.name)
      let sequence = QualifiedName(table.namespace, name)
      // One of the schema's own takes the name.
      if isCreated(.sequence(sequence)) { operations[operations.count - 1].phase = .clear }
    case (.stored?, _): column("DROP EXPRESSION", element, table)
    case (.serial?, _), (.virtual?, _), (nil, _): break
    }
  }

  /// Lets the server make the values from now on, beginning behind those that are there.
  private mutating func enter(
    _ generation: Column.Generation?, _ old: Column, _ new: Column, of table: QualifiedName,
    isEarly: Bool = false
  ) {
    let element = SchemaElement.column(new, of: table)
    switch generation {
    case .identity(let always, let options)?:
      let word: SQLText = always ? "ALWAYS" : "BY DEFAULT"
      if case .identity(let wasAlways, let former)? = old.generation {
        if wasAlways != always, !isEarly { column("SET GENERATED \(word)", element, table) }
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
      if !new.isNullable, old.isNullable { column("SET NOT NULL", element, table) }
      if let former = formerSequence(of: new, in: table), !steppingAside.contains(former),
        let name = former.objectName
      {
        append("DROP SEQUENCE \(name);", element, .shared, .alterColumn)
      }
      column(clause, element, table)
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
}
