import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  mutating func create() {
    for (place, statement) in new.statements.enumerated() {
      guard let object = statement.object, isCreated(object) else { continue }
      // Privileges are compared one by one.
      if case .grant? = object.steps.last { continue }
      if case .defaultPrivileges? = object.steps.last { continue }
      if statement.sql.attachesIndex { continue }
      if case .custom(let item)? = new.element(object), state(item) { continue }
      // A partition comes to its table once its indexes are there to be taken over.
      let isAttachment = statement.isContinuation && statement.sql.isAttachment
      operations.append(
        Operation(
          phase: isAttachment || comesApart(object) || object.isEventTrigger ? .finish : .build,
          // Event triggers would fire for all that comes after them.
          position: object.isEventTrigger ? new.statements.count + place : place, order: .whole,
          statement: named(statement.sql, object), searchPath: statement.neededSearchPath,
          object: object,
          impact: statement.isContinuation ? nil : impact(ofCreating: object),
          title: statement.isContinuation && !isAttachment
            ? nil : "\(verb(object)) \(title(object))"))
    }
    for path in created { createPart(path) }
  }

  /// Whether an index is made only when its table has come to its parent, which would adopt it.
  private func comesApart(_ path: ObjectPath) -> Bool {
    guard case .index(let index, let relation)? = new.element(path),
      let table = relation.objectName.flatMap(new.table)
    else { return false }
    return table.standsApart(index) && keptParents(of: table.name).isEmpty
  }

  func verb(_ path: ObjectPath) -> String { cleared.contains(path) ? "make" : "create" }

  func title(_ path: ObjectPath) -> String {
    new.element(path)?.title ?? old.element(path)?.title ?? path.description
  }

  /// What it means to people who use the relation that an object is made on.
  func impact(ofCreating path: ObjectPath) -> Operation.Impact? {
    guard let element = new.element(path), let owner = element.owner, !isCreated(owner),
      isKnown(owner)
    else { return nil }
    return element.additionImpact
  }

  /// Whether the relation was there before and stays.
  func isKnown(_ path: ObjectPath) -> Bool {
    old.element(path) != nil && new.element(path) != nil && !isCleared(path)
  }

  /// The place of a column in its table.
  func rank(of element: SchemaElement) -> Int {
    guard case .column(let column, let table) = element else { return 0 }
    return new.table(table)?.columns.firstIndex { $0.name == column.name } ?? 0
  }

  /// A column or constraint of a table that is there already.
  mutating func createPart(_ path: ObjectPath) {
    guard let element = new.element(path), let owner = element.owner, !isCreated(owner) else {
      return
    }
    if case .domainCheck(let check, let domain) = element, !isAddedAlone(path) {
      add(check, to: domain, element)
    }
    guard let (clause, place) = new.clause(of: path) ?? inheritedClause(element) else { return }
    let keywords: SQLText
    var order = Operation.Order.constraint
    switch element {
    case .column(let column, _):
      if comesWithParent(column, of: owner.objectName) {
        if let table = owner.objectName { settle(column, of: table) }
        return
      }
      if let table = owner.objectName, addIdentity(column, to: table, at: place) { return }
      (keywords, order) = ("ADD COLUMN", column.isComputed ? .addComputedColumn : .addColumn)
    case .foreignKey: (keywords, order) = ("ADD", .foreignKey)
    case .primaryKey, .unique, .check, .exclusion: keywords = "ADD"
    default: return
    }
    guard let table = owner.objectName else { return }
    operations.append(
      Operation(
        phase: .build, position: place, order: order, rank: rank(of: element),
        statement: "ALTER TABLE \(table) \(keywords) \(clause);",
        searchPath: new.statements[place].neededSearchPath, object: path,
        impact: isKnown(owner) ? element.additionImpact : nil, title: "add \(element.title)"))
  }
}

extension PlanBuilder {
  /// Whether the new schema's statements add the rule on its own, as one that is not valid.
  private func isAddedAlone(_ path: ObjectPath) -> Bool {
    new.statements(of: path).contains { place in
      new.statements[place].object == path
        && new.statements[place].sql.description.hasPrefix("ALTER DOMAIN ")
    }
  }

  mutating func add(
    _ check: CheckConstraint, to domain: QualifiedName, _ element: SchemaElement
  ) {
    let notValid: SQLText = check.isValidated ? "" : " NOT VALID"
    append(
      "ALTER DOMAIN \(domain) ADD CONSTRAINT \(check.name) CHECK (\(check.expression.sql))\(notValid);",
      element, searchPath: path(of: domain.namespace))
  }

  /// Whether a parent has the column too, and gives it to the table.
  func isInherited(
    _ column: Column, by table: QualifiedName, in schema: PlannedSchema
  ) -> Bool {
    if column.isInherited { return true }
    guard let parent = schema.table(table)?.partitionOf?.parent else { return false }
    return schema.table(parent)?.column(column.name) != nil
  }

  /// Says of a column that came with a parent's how it differs from that.
  mutating func settle(_ column: Column, of table: QualifiedName) {
    guard new.table(table) != nil else { return }
    let parents = keptParents(of: table).compactMap { new.table($0)?.column(column.name) }
    guard var expected = parents.first else { return }
    // The server hands down what makes a value, not what counts.
    if case .identity? = expected.generation { expected.generation = nil }
    (expected.doc, expected.settings, expected.isInherited) = (
      column.doc, ColumnSettings(), column.isInherited
    )
    expected.isNullable = parents.allSatisfy(\.isNullable)
    alter(expected, column, of: table)
  }

  /// Whether a table that has been a child all along is given the column through its parent.
  func comesWithParent(_ column: Column, of table: QualifiedName?) -> Bool {
    guard let table, isInherited(column, by: table, in: new) else { return false }
    return keptParents(of: table).contains { parent in
      let path = ObjectPath.table(parent).appending(.column(column.name))
      return created.contains(path)
    }
  }

  /// The clause of a column that its own table's statement leaves to the parent's.
  func inheritedClause(_ element: SchemaElement) -> (text: SQLText, statement: Int)? {
    guard case .column(let column, let name) = element, column.isInherited,
      let table = new.table(name)
    else { return nil }
    for parent in table.parents {
      let path = ObjectPath.table(parent).appending(.column(column.name))
      if let clause = new.clause(of: path) {
        return (clause.text, new.position(.table(name)))
      }
    }
    return nil
  }
}
