import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Changes in place what stays.
  mutating func alter(_ from: SchemaElement, _ to: SchemaElement) {
    // A part of what was taken away and is not made again has nothing to be changed.
    switch (from, to) {
    case (.namespace, .namespace): break
    case (.extension(let old), .extension(let new)): alter(old, new, to)
    case (.enumeration(let old), .enumeration(let new)): alter(old, new, to)
    case (.domain(let old), .domain(let new)): alter(old, new, to)
    case (.compositeType(let old), .compositeType(let new)): alter(old, new, to)
    case (.sequence(let old), .sequence(let new)): alter(old, new, to)
    case (.function(let old), .function(let new)): alter(old, new, to)
    case (.table(let old), .table(let new)): alter(old, new, to)
    case (.column(let old, let table), .column(let new, _)): alter(old, new, of: table)
    case (.check(let old, let table), .check(let new, _)):
      if !old.isValidated, new.isValidated { validate(new.name, table, to) }
    case (.foreignKey(let old, let table), .foreignKey(let new, _)):
      if old.deferral != new.deferral { deferral(new, table, to) }
      if !old.isValidated, new.isValidated { validate(new.name, table, to) }
    case (.domainCheck(let old, let domain), .domainCheck(let new, _)):
      if !old.isValidated, new.isValidated {
        append("ALTER DOMAIN \(domain) VALIDATE CONSTRAINT \(new.name);", to, .own)
      }
    case (.primaryKey(let old, let table), .primaryKey(let new, _)):
      if old.name != new.name {
        append("ALTER TABLE \(table) RENAME CONSTRAINT \(old.name) TO \(new.name);", to)
      }
    case (.index(let old, let relation), .index(let new, _)): alter(old, new, of: relation, to)
    case (.trigger(let old, let relation), .trigger(let new, _)):
      if old.firing != new.firing, let table = relation.objectName {
        append("ALTER TABLE \(table) \(Self.firing(new.firing)) TRIGGER \(new.name);", to)
      }
    case (.rule(let old, let relation), .rule(let new, _)):
      if old.firing != new.firing, let table = relation.objectName {
        append("ALTER TABLE \(table) \(Self.firing(new.firing)) RULE \(new.name);", to)
      }
    case (.statistics(let old, _), .statistics(let new, _)):
      if old.target != new.target {
        append("ALTER STATISTICS \(new.name) SET STATISTICS \(new.target ?? -1);", to)
      }
    case (.view(let old), .view(let new)):
      if old.clusterOn != new.clusterOn {
        let change: SQLText = new.clusterOn.map { "CLUSTER ON \($0)" } ?? "SET WITHOUT CLUSTER"
        append("ALTER MATERIALIZED VIEW \(new.name) \(change);", to)
      }
    case (.viewColumn(let old, let view), .viewColumn(let new, _)): alter(old, new, of: view, to)
    case (.object(let old), .object(let new)): alter(old, new, to)
    case (.custom(let old), .custom(let new)): _ = restate(old, as: new)
    default: break
    }
    alterOwner(from, to)
    alterComment(from, to)
  }

  private static func firing(_ firing: Firing) -> SQLText {
    switch firing {
    case .origin: "ENABLE"
    case .disabled: "DISABLE"
    case .replica: "ENABLE REPLICA"
    case .always: "ENABLE ALWAYS"
    }
  }

  mutating func append(
    _ sql: SQLText, _ element: SchemaElement, _ isolation: Operation.Isolation = .shared,
    _ order: Operation.Order = .rest, searchPath: [SQLIdentifier] = []
  ) {
    operations.append(
      Operation(
        phase: .build, position: new.position(element.owner ?? element.path), order: order,
        isolation: isolation, statement: sql, searchPath: searchPath, object: element.path,
        title: "alter \(element.title)"))
  }

  private mutating func validate(
    _ name: SQLIdentifier, _ table: QualifiedName, _ element: SchemaElement
  ) {
    append("ALTER TABLE \(table) VALIDATE CONSTRAINT \(name);", element, .own)
    operations[operations.count - 1].impact = .validate
  }

  private mutating func deferral(
    _ key: ForeignKey, _ table: QualifiedName, _ element: SchemaElement
  ) {
    let words: SQLText =
      switch key.deferral {
      case nil: "NOT DEFERRABLE"
      case .initiallyImmediate: "DEFERRABLE INITIALLY IMMEDIATE"
      case .initiallyDeferred: "DEFERRABLE INITIALLY DEFERRED"
      }
    append("ALTER TABLE \(table) ALTER CONSTRAINT \(key.name) \(words);", element)
  }

  private mutating func alter(_ old: Extension, _ new: Extension, _ element: SchemaElement) {
    if old.namespace != new.namespace, let namespace = new.namespace {
      append("ALTER EXTENSION \(new.name) SET SCHEMA \(namespace);", element)
    }
    if old.version != new.version, let version = new.version {
      append("ALTER EXTENSION \(new.name) UPDATE TO \(SQLLiteral(version));", element)
    }
  }

  private mutating func alter(_ old: Enumeration, _ new: Enumeration, _ element: SchemaElement) {
    guard let change = EnumerationAlteration(old, new) else { return }
    // A value can be used only once the transaction that added it is over.
    for statement in change.statements {
      append(statement, element, .own)
      operations[operations.count - 1].impact = .addValue
    }
  }

  private mutating func alter(
    _ old: CompositeType, _ new: CompositeType, _ element: SchemaElement
  ) {
    guard let change = CompositeTypeAlteration(old, new) else { return }
    for statement in change.statements {
      append(statement, element, searchPath: path(of: new.name.namespace))
    }
    commentOnParts(old.attributes.map { ($0.name, $0.doc) }, of: element)
  }

  private mutating func alter(_ old: Domain, _ new: Domain, _ element: SchemaElement) {
    if old.defaultValue != new.defaultValue {
      let change: SQLText = new.defaultValue.map { "SET DEFAULT \($0.sql)" } ?? "DROP DEFAULT"
      append(
        "ALTER DOMAIN \(new.name) \(change);", element, searchPath: path(of: new.name.namespace))
    }
    if old.isNotNull != new.isNotNull {
      append("ALTER DOMAIN \(new.name) \(new.isNotNull ? "SET" : "DROP") NOT NULL;", element)
    }
  }

  private mutating func alter(_ old: Function, _ new: Function, _ element: SchemaElement) {
    guard old.definition != new.definition,
      let place = self.new.statements(of: element.path).first
    else { return }
    let statement = self.new.statements[place]
    let words = statement.sql.description
    guard words.hasPrefix("CREATE ") else { return }
    operations.append(
      Operation(
        phase: .build, position: place,
        statement: SQLText(verbatim: "CREATE OR REPLACE " + words.dropFirst("CREATE ".count)),
        searchPath: statement.neededSearchPath, object: element.path,
        title: "replace \(element.title)"))
  }

  private mutating func alter(
    _ old: Index, _ new: Index, of relation: ObjectPath, _ element: SchemaElement
  ) {
    let name = QualifiedName(relation.objectName?.namespace, new.name)
    for place in Set(old.keyStatistics.keys).union(new.keyStatistics.keys).sorted()
    where old.keyStatistics[place] != new.keyStatistics[place] {
      let target = new.keyStatistics[place] ?? -1
      append("ALTER INDEX \(name) ALTER COLUMN \(place) SET STATISTICS \(target);", element)
    }
  }

  private mutating func alter(
    _ old: View.Column, _ new: View.Column, of view: QualifiedName, _ element: SchemaElement
  ) {
    if old.defaultValue != new.defaultValue {
      let change: SQLText = new.defaultValue.map { "SET DEFAULT \($0.sql)" } ?? "DROP DEFAULT"
      append(
        "ALTER VIEW \(view) ALTER COLUMN \(new.name) \(change);", element,
        searchPath: path(of: view.namespace))
    }
    for change in ColumnSettingsAlteration.clauses(
      old.settings, new.settings, of: nil)
    {
      append("ALTER MATERIALIZED VIEW \(view) ALTER COLUMN \(new.name) \(change);", element)
    }
  }

  /// Takes back what was said about a view's column.
  mutating func forget(_ column: View.Column, of view: QualifiedName) {
    let element = SchemaElement.viewColumn(View.Column(name: column.name), of: view)
    guard new.element(.view(view)) != nil, !isCreated(.view(view)) else { return }
    alter(column, View.Column(name: column.name), of: view, element)
    if column.doc != nil {
      append("COMMENT ON COLUMN \(view).\(column.name) IS NULL;", element)
    }
  }

  func path(of namespace: SQLIdentifier?) -> [SQLIdentifier] {
    new.schema.searchPath(of: namespace)
  }
}
