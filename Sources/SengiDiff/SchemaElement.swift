import SengiSQL
import SengiSchema

/// The smallest part of a schema that is made, changed and dropped by statements of its own.
///
/// A table or view is itself without its columns, constraints and whatever hangs on it, which are
/// elements beside it.
public enum SchemaElement: Sendable, Hashable {
  case namespace(Namespace)
  case `extension`(Extension)
  case enumeration(Enumeration)
  case domain(Domain)
  case domainCheck(CheckConstraint, of: QualifiedName)
  case compositeType(CompositeType)
  case sequence(SequenceObject)
  case function(Function)
  case table(Table)
  case column(Column, of: QualifiedName)
  case primaryKey(PrimaryKey, of: QualifiedName)
  case unique(UniqueConstraint, of: QualifiedName)
  case check(CheckConstraint, of: QualifiedName)
  case exclusion(ExclusionConstraint, of: QualifiedName)
  case foreignKey(ForeignKey, of: QualifiedName)
  case index(Index, of: ObjectPath)
  case trigger(Trigger, of: ObjectPath)
  case rule(Rule, of: ObjectPath)
  case policy(Policy, of: QualifiedName)
  case statistics(StatisticsObject, of: ObjectPath)
  case view(View)
  case viewColumn(View.Column, of: QualifiedName)
  case object(DefinedObject)
  case custom(CustomObject)

  public var path: ObjectPath {
    switch self {
    case .namespace(let item): ObjectPath([.namespace(item.name)])
    case .extension(let item): ObjectPath([.extension(item.name)])
    case .enumeration(let item): .enumeration(item.name)
    case .domain(let item): .domain(item.name)
    case .domainCheck(let item, let domain): .domain(domain).appending(.check(item.name))
    case .compositeType(let item): .compositeType(item.name)
    case .sequence(let item): .sequence(item.name)
    case .function(let item): .function(item)
    case .table(let item): .table(item.name)
    case .column(let item, let table): .table(table).appending(.column(item.name))
    case .primaryKey(_, let table): .table(table).appending(.primaryKey)
    case .unique(let item, let table): .table(table).appending(.unique(item.name))
    case .check(let item, let table): .table(table).appending(.check(item.name))
    case .exclusion(let item, let table): .table(table).appending(.exclusion(item.name))
    case .foreignKey(let item, let table): .table(table).appending(.foreignKey(item.name))
    case .index(let item, let relation): relation.appending(.index(item.name))
    case .trigger(let item, let relation): relation.appending(.trigger(item.name))
    case .rule(let item, let relation): relation.appending(.rule(item.name))
    case .policy(let item, let table): .table(table).appending(.policy(item.name))
    case .statistics(let item, let relation): relation.appendingStatistics(item.name)
    case .view(let item): .view(item.name)
    case .viewColumn(let item, let view): .view(view).appending(.column(item.name))
    case .object(let item): .object(item)
    case .custom(let item): ObjectPath([.custom(item.name)])
    }
  }

  /// The table, view or domain that the element is a part of, and goes with.
  public var owner: ObjectPath? {
    switch self {
    case .domainCheck(_, let domain): .domain(domain)
    case .column(_, let table), .primaryKey(_, let table), .unique(_, let table),
      .check(_, let table), .exclusion(_, let table), .foreignKey(_, let table),
      .policy(_, let table):
      .table(table)
    case .index(_, let relation), .trigger(_, let relation), .rule(_, let relation),
      .statistics(_, let relation):
      relation
    case .viewColumn(_, let view): .view(view)
    case .namespace, .extension, .enumeration, .domain, .compositeType, .sequence, .function,
      .table, .view, .object, .custom:
      nil
    }
  }
}
