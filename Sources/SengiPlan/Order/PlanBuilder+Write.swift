import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Collects the operations once everything is decided.
  mutating func write(_ changes: [Change]) {
    for change in changes {
      if case .rename(let renaming) = change { write(renaming) }
    }
    unsetDefaults()
    for path in cleared {
      if let element = old.element(path) { drop(element, in: .clear) }
    }
    for path in replacedTypes { makeRoom(for: path) }
    for element in removed.values { remove(element) }
    create()
    for (from, to) in alterations where !isCreated(to.path) { alter(from, to) }
    for path in retyped where !isCreated(path) { retype(path) }
    for path in unset where !isCreated(path) { setDefault(path) }
    write(privileges: changes)
    // Sets have no order; places in the schema do.
    operations = operations.enumerated().map { ($0, $1) }
      .sorted { left, right in
        let (a, b) = (left.1, right.1)
        let first = (a.phase.rawValue, a.position, a.order.rawValue)
        let second = (b.phase.rawValue, b.position, b.order.rawValue)
        if first != second { return first < second }
        return (a.object.description, left.0) < (b.object.description, right.0)
      }
      .map(\.1)
    losses.sort {
      ($0.object.description, $0.description) < ($1.object.description, $1.description)
    }
  }

  // MARK: Going

  private mutating func drop(_ element: SchemaElement, in phase: Operation.Phase) {
    let path = element.path
    // What goes with the table or view is not dropped on its own.
    if let owner = element.owner, cleared.contains(owner) { return }
    if phase == .remove, let owner = element.owner, removed[owner] != nil { return }
    guard var statement = DropStatement.sql(element, in: old.schema) else { return }
    if goesWithParent(element) { statement = Self.ifExists(element) ?? statement }
    if case .column(let column, let table) = element, isKeptByChild(column.name, of: table) {
      statement = "ALTER TABLE ONLY \(table) DROP COLUMN \(column.name);"
    }
    operations.append(
      Operation(
        phase: phase, position: -old.position(path), order: .whole, statement: statement,
        object: path, title: "drop \(element.title)"))
  }

  /// Whether the server takes the part away together with the same part of a parent table.
  private func goesWithParent(_ element: SchemaElement) -> Bool {
    guard let relation = element.owner?.objectName, let table = old.table(relation) else {
      return false
    }
    let parents = [table.partitionOf?.parent].compactMap { $0 } + table.inherits
    guard !parents.isEmpty else { return false }
    switch element {
    case .index, .foreignKey, .primaryKey, .unique, .check, .trigger, .exclusion: return true
    default: return false
    }
  }

  /// Whether the column goes when the same column of a parent does.
  private func goesWithParent(_ column: Column, of table: QualifiedName) -> Bool {
    guard column.isInherited, let before = old.table(table), let after = new.table(table) else {
      return column.isInherited
    }
    let stays = ([after.partitionOf?.parent].compactMap { $0 } + after.inherits)
    return ([before.partitionOf?.parent].compactMap { $0 } + before.inherits).contains { parent in
      stays.contains(parent) && removed[.table(parent).appending(.column(column.name))] != nil
        && !isKeptByChild(column.name, of: parent)
    }
  }

  /// Whether a child keeps as its own the column that its parent loses.
  private func isKeptByChild(_ column: SQLIdentifier, of table: QualifiedName) -> Bool {
    new.schema.tables.contains { child in
      child.inherits.contains(table) && old.table(child.name)?.inherits.contains(table) == true
        && (child.column(column) != nil || isKeptByChild(column, of: child.name))
    }
  }

  private static func ifExists(_ element: SchemaElement) -> SQLText? {
    switch element {
    case .index(let item, let relation):
      return "DROP INDEX IF EXISTS \(QualifiedName(relation.objectName?.namespace, item.name));"
    case .primaryKey(let item, let table):
      return "ALTER TABLE \(table) DROP CONSTRAINT IF EXISTS \(item.name);"
    case .unique(let item, let table):
      return "ALTER TABLE \(table) DROP CONSTRAINT IF EXISTS \(item.name);"
    case .check(let item, let table):
      return "ALTER TABLE \(table) DROP CONSTRAINT IF EXISTS \(item.name);"
    case .exclusion(let item, let table):
      return "ALTER TABLE \(table) DROP CONSTRAINT IF EXISTS \(item.name);"
    case .foreignKey(let item, let table):
      return "ALTER TABLE \(table) DROP CONSTRAINT IF EXISTS \(item.name);"
    case .trigger(let item, let relation):
      return relation.objectName.map { "DROP TRIGGER IF EXISTS \(item.name) ON \($0);" }
    default: return nil
    }
  }

  private mutating func remove(_ element: SchemaElement) {
    switch element {
    case .column(let column, let table):
      if goesWithParent(column, of: table) { return }
      if column.generation.map({ if case .stored = $0 { true } else { false } }) != true {
        losses.append(Loss(.column, element.path, "the values of \(table).\(column.name)"))
      }
    case .table(let table):
      losses.append(Loss(.table, element.path, "the rows of \(table.name)"))
      dropCircularKeys(of: table)
    case .sequence(let item) where item.ownedBy == nil:
      losses.append(Loss(.sequence, element.path, "where \(item.name) stands"))
    case .viewColumn(let column, let view):
      forget(column, of: view)
    case .custom(let item):
      refuse(element.path, "'\(item.name)' is SQL of your own; drop what it made yourself")
    default: break
    }
    drop(element, in: .remove)
  }

  /// Foreign keys among tables that all go keep one another from going.
  private mutating func dropCircularKeys(of table: Table) {
    guard let whole = old.table(table.name) else { return }
    for key in whole.foreignKeys
    where key.referencedTable != table.name && removed[.table(key.referencedTable)] != nil
      && old.position(.table(key.referencedTable)) > old.position(.table(table.name))
    {
      let element = SchemaElement.foreignKey(key, of: table.name)
      guard let statement = DropStatement.sql(element, in: old.schema) else { continue }
      operations.append(
        Operation(
          phase: .clear, position: -old.position(element.path), statement: statement,
          object: element.path, title: "drop \(element.title)"))
    }
  }

  private mutating func unsetDefaults() {
    for path in unset {
      switch old.element(path) {
      case .column(let column, let table)?:
        operations.append(
          Operation(
            phase: .clear, position: -old.position(path),
            statement: "ALTER TABLE \(table) ALTER COLUMN \(column.name) DROP DEFAULT;",
            object: path, title: "unset the default of column \(path)"))
      case .domain(let domain)?:
        operations.append(
          Operation(
            phase: .clear, position: -old.position(path),
            statement: "ALTER DOMAIN \(domain.name) DROP DEFAULT;", object: path,
            title: "unset the default of domain \(path)"))
      default: break
      }
    }
  }

  /// The name that a type has while another takes its place.
  static func formerName(_ name: QualifiedName) -> QualifiedName {
    QualifiedName(
      name.namespace, SQLIdentifier(truncating: String(name.name.name.prefix(50)) + "__former"))
  }

  private mutating func makeRoom(for path: ObjectPath) {
    guard let element = old.element(path) else { return }
    let name: QualifiedName
    let keywords: SQLText
    switch element {
    case .enumeration(let item): (name, keywords) = (item.name, "TYPE")
    case .compositeType(let item): (name, keywords) = (item.name, "TYPE")
    case .domain(let item): (name, keywords) = (item.name, "DOMAIN")
    default:
      refuse(path, "the type would have to be made anew while columns are of it")
      return
    }
    let former = Self.formerName(name)
    operations.append(
      Operation(
        phase: .clear, position: -old.position(path),
        statement: "ALTER \(keywords) \(name) RENAME TO \(former.name);", object: path,
        title: "make room for \(element.title)"))
    operations.append(
      Operation(
        phase: .remove, position: -old.position(path), statement: "DROP \(keywords) \(former);",
        object: path, title: "drop the former \(element.title)"))
  }

  /// A sequence of the name that an identity column's own will take.
  func formerSequence(of column: Column, in table: QualifiedName) -> ObjectPath? {
    guard case .identity? = column.generation else { return nil }
    let name = QualifiedName(table.namespace, DefaultName.sequence(table.name, column.name))
    return old.element(.sequence(name)) != nil && isGone(.sequence(name)) ? .sequence(name) : nil
  }

  // MARK: Coming

  private mutating func create() {
    for (place, statement) in new.statements.enumerated() {
      guard let object = statement.object, isCreated(object) else { continue }
      // Privileges are compared one by one.
      if case .grant? = object.steps.last { continue }
      if case .defaultPrivileges? = object.steps.last { continue }
      // A partition comes to its table once its indexes are there to be taken over.
      let isAttachment = statement.isContinuation && statement.sql.isAttachment
      operations.append(
        Operation(
          phase: isAttachment ? .finish : .build, position: place, order: .whole,
          statement: statement.sql, searchPath: statement.neededSearchPath, object: object,
          title: statement.isContinuation && !isAttachment
            ? nil : "\(verb(object)) \(title(object))"))
    }
    for path in created { createPart(path) }
  }

  private func verb(_ path: ObjectPath) -> String { cleared.contains(path) ? "make" : "create" }

  func title(_ path: ObjectPath) -> String {
    new.element(path)?.title ?? old.element(path)?.title ?? path.description
  }

  /// A column or constraint of a table that is there already.
  private mutating func createPart(_ path: ObjectPath) {
    guard let element = new.element(path), let owner = element.owner, !isCreated(owner) else {
      return
    }
    if case .domainCheck(let check, let domain) = element { add(check, to: domain, element) }
    guard let (clause, place) = new.clause(of: path) ?? inheritedClause(element) else { return }
    let keywords: SQLText
    var order = Operation.Order.constraint
    switch element {
    case .column(let column, _):
      if comesWithParent(column, of: owner.objectName) { return }
      (keywords, order) = ("ADD COLUMN", .addColumn)
    case .primaryKey, .unique, .check, .exclusion, .foreignKey: keywords = "ADD"
    default: return
    }
    guard let table = owner.objectName else { return }
    operations.append(
      Operation(
        phase: .build, position: place, order: order,
        statement: "ALTER TABLE \(table) \(keywords) \(clause);",
        searchPath: new.statements[place].neededSearchPath, object: path,
        title: "add \(element.title)"))
  }
}

extension PlanBuilder {
  private mutating func add(
    _ check: CheckConstraint, to domain: QualifiedName, _ element: SchemaElement
  ) {
    let notValid: SQLText = check.isValidated ? "" : " NOT VALID"
    append(
      "ALTER DOMAIN \(domain) ADD CONSTRAINT \(check.name) CHECK (\(check.expression.sql))\(notValid);",
      element, searchPath: path(of: domain.namespace))
  }

  /// Whether a table that has been a child all along is given the column through its parent.
  private func comesWithParent(_ column: Column, of table: QualifiedName?) -> Bool {
    guard column.isInherited, let table, let before = old.table(table),
      let after = new.table(table)
    else { return false }
    let were = [before.partitionOf?.parent].compactMap { $0 } + before.inherits
    return ([after.partitionOf?.parent].compactMap { $0 } + after.inherits).contains { parent in
      were.contains(parent) && created.contains(.table(parent).appending(.column(column.name)))
    }
  }

  /// The clause of a column that its own table's statement leaves to the parent's.
  private func inheritedClause(_ element: SchemaElement) -> (text: SQLText, statement: Int)? {
    guard case .column(let column, let name) = element, column.isInherited,
      let table = new.table(name)
    else { return nil }
    for parent in [table.partitionOf?.parent].compactMap({ $0 }) + table.inherits {
      let path = ObjectPath.table(parent).appending(.column(column.name))
      if let clause = new.clause(of: path) {
        return (clause.text, new.position(.table(name)))
      }
    }
    return nil
  }
}

extension DDLStatement {
  /// The path that the statement's own text wants; empty where every session's will do.
  var neededSearchPath: [SQLIdentifier] {
    spans.isEmpty || searchPath == [Schema.publicNamespace] ? [] : searchPath
  }
}

extension SQLText {
  var isAttachment: Bool {
    let tokens = (try? SQLLexer.tokens(of: description)) ?? []
    return tokens.contains { $0.isWord("attach") }
  }
}
