import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  mutating func alterComment(_ from: SchemaElement, _ to: SchemaElement) {
    guard from.doc != to.doc else { return }
    comment(on: to.path, to.doc, to)
  }

  /// Comments on attributes of a type, which are no elements of their own.
  mutating func commentOnParts(
    _ former: [(SQLIdentifier, String?)], of element: SchemaElement
  ) {
    guard case .compositeType(let type) = element else { return }
    for attribute in type.attributes {
      let before = former.first { $0.0 == attribute.name }?.1
      if before != attribute.doc {
        comment(on: element.path.appending(.column(attribute.name)), attribute.doc, element)
      }
    }
  }

  private mutating func comment(on path: ObjectPath, _ doc: String?, _ element: SchemaElement) {
    if doc != nil {
      guard let statement = Self.comment(on: path, in: new) else { return }
      append(statement.sql, element, searchPath: statement.neededSearchPath)
    } else if path == Self.publicNamespace {
      append(Self.publicComment, element)
    } else if let statement = Self.comment(on: path, in: old) {
      append(statement.sql.withoutComment, element, searchPath: statement.neededSearchPath)
    }
  }

  private static let publicNamespace = ObjectPath([.namespace(Schema.publicNamespace)])

  /// The comment that the namespace has in a new database, where the schema says none.
  private static let publicComment: SQLText =
    "COMMENT ON SCHEMA \(Schema.publicNamespace) IS 'standard public schema';"

  /// Takes back what was said about the namespace that every database has.
  mutating func forget(_ namespace: Namespace) {
    guard namespace.name == Schema.publicNamespace, namespace.doc != nil else { return }
    append(Self.publicComment, .namespace(namespace))
  }

  private static func comment(on path: ObjectPath, in schema: PlannedSchema) -> DDLStatement? {
    schema.statements(of: path).lazy.map { schema.statements[$0] }
      .first { $0.object == path && $0.sql.description.hasPrefix("COMMENT ON ") }
  }

  /// `ALTER … OWNER TO`, where the new schema names an owner.
  mutating func alterOwner(_ from: SchemaElement, _ to: SchemaElement) {
    guard let owner = to.ownerRole, owner != from.ownerRole else { return }
    let path = to.path
    let statement = new.statements(of: path).map { new.statements[$0] }
      .first { statement in
        statement.object == path && statement.sql.description.hasPrefix("ALTER ")
          && statement.sql.description.contains(" OWNER TO ")
      }
    guard let statement else { return }
    operations.append(
      Operation(
        phase: .build, position: new.statements.count, statement: statement.sql,
        searchPath: statement.neededSearchPath, object: path,
        title: "give \(to.title) to \(owner)"))
  }
}

extension SQLText {
  /// `COMMENT ON … IS '…'` as one that takes the comment away.
  fileprivate var withoutComment: SQLText {
    guard let tokens = try? SQLLexer.tokens(of: description),
      let text = tokens.last(where: { $0.kind == .string })
    else { return self }
    let bytes = Array(description.utf8)
    return SQLText(
      verbatim: String(decoding: bytes[..<text.range.lowerBound], as: UTF8.self) + "NULL;")
  }
}

extension SchemaElement {
  var doc: String? {
    switch self {
    case .namespace(let item): item.doc
    case .extension(let item): item.doc
    case .enumeration(let item): item.doc
    case .domain(let item): item.doc
    case .domainCheck(let item, _), .check(let item, _): item.doc
    case .compositeType(let item): item.doc
    case .sequence(let item): item.doc
    case .function(let item): item.doc
    case .table(let item): item.doc
    case .column(let item, _): item.doc
    case .primaryKey(let item, _): item.doc
    case .unique(let item, _): item.doc
    case .exclusion(let item, _): item.doc
    case .foreignKey(let item, _): item.doc
    case .index(let item, _): item.doc
    case .trigger(let item, _): item.doc
    case .rule(let item, _): item.doc
    case .policy(let item, _): item.doc
    case .statistics(let item, _): item.doc
    case .view(let item): item.doc
    case .viewColumn(let item, _): item.doc
    case .object(let item): item.doc
    case .custom: nil
    }
  }

  var ownerRole: SQLIdentifier? {
    switch self {
    case .namespace(let item): item.owner
    case .enumeration(let item): item.owner
    case .domain(let item): item.owner
    case .compositeType(let item): item.owner
    case .sequence(let item): item.owner
    case .function(let item): item.owner
    case .table(let item): item.owner
    case .statistics(let item, _): item.owner
    case .view(let item): item.owner
    case .object(let item): item.owner
    case .extension, .domainCheck, .column, .primaryKey, .unique, .check, .exclusion, .foreignKey,
      .index, .trigger, .rule, .policy, .viewColumn, .custom:
      nil
    }
  }
}
