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
    for element in removed.values where !replacedTypes.contains(element.path) { remove(element) }
    create()
    for (from, to) in alterations where !isCreated(to.path) { alter(from, to) }
    for path in retyped where !isCreated(path) { retype(path) }
    for path in unset where !isCreated(path) { setDefault(path) }
    write(privileges: changes)
    // Sets have no order; places in the schema do.
    operations = operations.enumerated().map { ($0, $1) }
      .sorted { left, right in
        let (a, b) = (left.1, right.1)
        let first = (a.phase.rawValue, a.position, a.order.rawValue, a.rank)
        let second = (b.phase.rawValue, b.position, b.order.rawValue, b.rank)
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
    if case .column(let column, let table) = element, goesWithParent(column, of: table) { return }
    if phase == .remove, let owner = element.owner, removed[owner] != nil { return }
    guard var statement = DropStatement.sql(element, in: old.schema) else { return }
    if goesWithParent(element) || goesWithColumn(element) {
      statement = Self.ifExists(element) ?? statement
    }
    if case .column(let column, let table) = element, isKeptByChild(column.name, of: table) {
      statement = "ALTER TABLE ONLY \(table) DROP COLUMN \(column.name);"
    }
    operations.append(
      Operation(
        phase: phase, position: -old.position(path), order: element.dropOrder,
        statement: statement, searchPath: element.namesTypes ? oldPath(path) : [], object: path,
        impact: impact(ofDropping: element), title: "drop \(element.title)"))
  }

  private func impact(ofDropping element: SchemaElement) -> Operation.Impact? {
    guard case .index(let index, let relation) = element, isKnown(relation),
      !goesWithParent(element), !goesWithColumn(element)
    else { return nil }
    return .dropIndex(index, on: relation)
  }

  /// Where the old schema's text of a namespace looks names up.
  private func oldPath(_ path: ObjectPath) -> [SQLIdentifier] {
    guard case .namespace(let name)? = path.steps.first else { return [] }
    return old.schema.searchPath(of: name)
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
    guard isInherited(column, by: table, in: old) else { return false }
    guard let before = old.table(table), let after = new.table(table) else { return true }
    let stays = ([after.partitionOf?.parent].compactMap { $0 } + after.inherits)
    return ([before.partitionOf?.parent].compactMap { $0 } + before.inherits).contains { parent in
      let path = ObjectPath.table(parent).appending(.column(column.name))
      return stays.contains(parent) && (removed[path] != nil || cleared.contains(path))
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

  /// Whether a column of the same table goes first and may take the part along.
  private func goesWithColumn(_ element: SchemaElement) -> Bool {
    guard let owner = element.owner else { return false }
    return cleared.contains { path in
      guard path.parent == owner, case .column? = path.steps.last else { return false }
      return true
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
    case .statistics(let item, _): return "DROP STATISTICS IF EXISTS \(item.name);"
    default: return nil
    }
  }

  private mutating func tellLoss(of element: SchemaElement) {
    switch element {
    case .column(let column, let table):
      if !column.isComputed {
        losses.append(Loss(.column, element.path, "the values of \(table).\(column.name)"))
      }
    case .table(let table):
      if removed[element.path] != nil {
        losses.append(Loss(.table, element.path, "the rows of \(table.name)"))
        dropCircularKeys(of: table)
        detach(table)
        makeRoom(forPartsOf: table)
      }
    case .sequence(let item) where item.ownedBy == nil:
      losses.append(Loss(.sequence, element.path, "where \(item.name) stands"))
    default: break
    }
  }

  private mutating func remove(_ element: SchemaElement) {
    switch element {
    case .column(let column, let table):
      if goesWithParent(column, of: table) { return }
      tellLoss(of: element)
    case .table, .sequence: tellLoss(of: element)
    case .viewColumn(let column, let view):
      forget(column, of: view)
    case .custom(let item):
      let named = old.mentions.objects(in: item.statements.source, .query, of: nil)
      // What it was about goes, and it with that.
      if !named.isEmpty, named.allSatisfy({ isGone($0) || isCleared($0) }) { return }
      refuse(element.path, "'\(item.name)' is SQL of your own; drop what it made yourself")
    default: break
    }
    drop(element, in: .remove)
  }

  /// Foreign keys among tables that all go keep one another from going.
  private mutating func dropCircularKeys(of table: Table) {
    guard let whole = old.table(table.name) else { return }
    for key in whole.foreignKeys where key.referencedTable != table.name {
      // The key of a partitioned table holds its partitions too.
      let referenced = old.schema.tables.filter {
        $0.name == key.referencedTable || $0.partitionOf?.parent == key.referencedTable
      }
      let goesFirst = referenced.contains { other in
        removed[.table(other.name)] != nil
          && old.position(.table(other.name)) > old.position(.table(table.name))
      }
      guard goesFirst, !cleared.contains(.table(table.name).appending(.foreignKey(key.name))) else {
        continue
      }
      let element = SchemaElement.foreignKey(key, of: table.name)
      guard let statement = DropStatement.sql(element, in: old.schema) else { continue }
      operations.append(
        Operation(
          phase: .clear, position: -old.position(element.path), statement: statement,
          object: element.path, title: "drop \(element.title)"))
    }
  }

  /// A partition that foreign keys refer to through its table can be dropped only on its own.
  private mutating func detach(_ table: Table) {
    guard let parent = table.partitionOf?.parent, removed[.table(parent)] == nil,
      !isCleared(.table(parent)),
      old.schema.tables.contains(where: {
        $0.foreignKeys.contains { $0.referencedTable == parent }
      })
    else { return }
    operations.append(
      Operation(
        phase: .clear, position: -old.position(.table(table.name)),
        statement: "ALTER TABLE \(parent) DETACH PARTITION \(table.name);",
        object: .table(table.name), title: "detach table \(table.name)"))
  }

  /// Lets indexes and sequences of a table that goes leave their names to others.
  private mutating func makeRoom(forPartsOf table: Table) {
    guard let whole = old.table(table.name) else { return }
    let position = -old.position(.table(table.name))
    func rename(_ keywords: SQLText, _ name: SQLIdentifier) {
      let name = QualifiedName(table.name.namespace, name)
      guard takenNames.contains(name) else { return }
      operations.append(
        Operation(
          phase: .clear, position: position, order: .rest,
          statement:
            "ALTER \(keywords) IF EXISTS \(name) RENAME TO \(Self.formerName(name).name);",
          object: .table(table.name),
          title: "rename what goes with table \(table.name) out of the way"))
    }
    for name in whole.indexNames { rename("INDEX", name) }
    for column in whole.columns where !column.isInherited {
      if let name = column.sequenceName(in: table.name.name) { rename("SEQUENCE", name) }
    }
    for item in whole.statistics where takenStatistics.contains(item.name) {
      operations.append(
        Operation(
          phase: .clear, position: position, statement: "DROP STATISTICS \(item.name);",
          object: .table(table.name), title: "drop statistics \(item.name)"))
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
    case .table(let item): (name, keywords) = (item.name, "TABLE")
    case .sequence(let item): (name, keywords) = (item.name, "SEQUENCE")
    case .object(let item):
      guard item.kind == .type, let type = SQLIdentifier(item.name) else { return }
      (name, keywords) = (QualifiedName(item.namespace, type), "TYPE")
    default:
      refuse(path, "the type would have to be made anew while columns are of it")
      return
    }
    let former = Self.formerName(name)
    var ifExists: SQLText = ""
    if case .sequence(let item) = element, item.ownedBy != nil { ifExists = "IF EXISTS " }
    operations.append(
      Operation(
        phase: .clear, position: -old.position(path), order: .rest,
        statement: "ALTER \(keywords) \(name) RENAME TO \(former.name);", object: path,
        title: "rename \(element.title), which goes, out of the way"))
    operations.append(
      Operation(
        phase: .remove, position: -old.position(path),
        statement: "DROP \(keywords) \(ifExists)\(former);",
        object: path, title: "drop the former \(element.title)"))
    tellLoss(of: element)
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
          impact: statement.isContinuation ? nil : impact(ofCreating: object),
          title: statement.isContinuation && !isAttachment
            ? nil : "\(verb(object)) \(title(object))"))
    }
    for path in created { createPart(path) }
  }

  private func verb(_ path: ObjectPath) -> String { cleared.contains(path) ? "make" : "create" }

  func title(_ path: ObjectPath) -> String {
    new.element(path)?.title ?? old.element(path)?.title ?? path.description
  }

  /// What it means to people who use the relation that an object is made on.
  private func impact(ofCreating path: ObjectPath) -> Operation.Impact? {
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
  private func rank(of element: SchemaElement) -> Int {
    guard case .column(let column, let table) = element else { return 0 }
    return new.table(table)?.columns.firstIndex { $0.name == column.name } ?? 0
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
      if comesWithParent(column, of: owner.objectName) {
        if let table = owner.objectName { settle(column, of: table) }
        return
      }
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
  private mutating func add(
    _ check: CheckConstraint, to domain: QualifiedName, _ element: SchemaElement
  ) {
    let notValid: SQLText = check.isValidated ? "" : " NOT VALID"
    append(
      "ALTER DOMAIN \(domain) ADD CONSTRAINT \(check.name) CHECK (\(check.expression.sql))\(notValid);",
      element, searchPath: path(of: domain.namespace))
  }

  /// Whether a parent has the column too, and gives it to the table.
  private func isInherited(
    _ column: Column, by table: QualifiedName, in schema: PlannedSchema
  ) -> Bool {
    if column.isInherited { return true }
    guard let parent = schema.table(table)?.partitionOf?.parent else { return false }
    return schema.table(parent)?.column(column.name) != nil
  }

  /// Says of a column that came with a parent's how it differs from that.
  private mutating func settle(_ column: Column, of table: QualifiedName) {
    guard let after = new.table(table) else { return }
    let parents = ([after.partitionOf?.parent].compactMap { $0 } + after.inherits)
      .compactMap { new.table($0)?.column(column.name) }
    guard var expected = parents.first else { return }
    (expected.doc, expected.settings, expected.isInherited) = (
      column.doc, column.settings, column.isInherited
    )
    expected.isNullable = parents.allSatisfy(\.isNullable)
    alter(expected, column, of: table)
  }

  /// Whether a table that has been a child all along is given the column through its parent.
  private func comesWithParent(_ column: Column, of table: QualifiedName?) -> Bool {
    guard let table, isInherited(column, by: table, in: new), let before = old.table(table),
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

extension SchemaElement {
  fileprivate var additionImpact: Operation.Impact? {
    switch self {
    case .index(let item, let relation): .createIndex(item, on: relation)
    case .primaryKey(let item, let table): .addPrimaryKey(item, to: table)
    case .unique(let item, let table): .addUnique(item, to: table)
    case .check(let item, let table): .addCheck(item, to: table)
    case .foreignKey(let item, let table): .addForeignKey(item, to: table)
    case .column(let item, let table): .addColumn(item, to: table)
    default: nil
    }
  }

  /// Whether the statement that drops it tells it from others by types, in its author's words.
  fileprivate var namesTypes: Bool {
    switch self {
    case .function: true
    case .object(let item): [.operator, .cast, .transform].contains(item.kind)
    default: false
    }
  }

  /// Foreign keys go before the keys that they name, and those before their table.
  fileprivate var dropOrder: Operation.Order {
    switch self {
    case .foreignKey: .whole
    case .table: .rest
    default: .constraint
    }
  }
}

extension DDLStatement {
  /// The path that the statement's own text wants; empty where any will do.
  var neededSearchPath: [SQLIdentifier] {
    switch object?.steps.last {
    // Told from others by types, in their author's words.
    case .function?, .object?: searchPath
    // A type of an extension, wherever that was put.
    default: spans.isEmpty && !sql.description.contains("citext") ? [] : searchPath
    }
  }
}

extension SQLText {
  var isAttachment: Bool {
    let tokens = (try? SQLLexer.tokens(of: description)) ?? []
    return tokens.contains { $0.isWord("attach") }
  }
}
