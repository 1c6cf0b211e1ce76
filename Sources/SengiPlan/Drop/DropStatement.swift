import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

/// The statement that takes an element away.
enum DropStatement {
  /// - Returns: nil for what has no statement of its own.
  static func sql(_ element: SchemaElement, in schema: Schema) -> SQLText? {
    switch element {
    case .namespace(let item):
      item.name == Schema.publicNamespace ? nil : "DROP SCHEMA \(item.name);"
    case .extension(let item): "DROP EXTENSION \(item.name);"
    case .enumeration(let item): "DROP TYPE \(item.name);"
    case .domain(let item): "DROP DOMAIN \(item.name);"
    case .domainCheck(let item, let domain):
      "ALTER DOMAIN \(domain) DROP CONSTRAINT \(item.name);"
    case .compositeType(let item): "DROP TYPE \(item.name);"
    // With the column that owns it, it may have gone already.
    case .sequence(let item):
      item.ownedBy == nil ? "DROP SEQUENCE \(item.name);" : "DROP SEQUENCE IF EXISTS \(item.name);"
    case .function(let item): "DROP \(FunctionDDL.identity(item));"
    case .table(let item):
      item.foreignServer == nil ? "DROP TABLE \(item.name);" : "DROP FOREIGN TABLE \(item.name);"
    case .column(let item, let table): "ALTER TABLE \(table) DROP COLUMN \(item.name);"
    case .primaryKey(let item, let table): constraint(item.name, table)
    case .unique(let item, let table): constraint(item.name, table)
    case .check(let item, let table): constraint(item.name, table)
    case .exclusion(let item, let table): constraint(item.name, table)
    case .foreignKey(let item, let table): constraint(item.name, table)
    case .index(let item, let relation):
      "DROP INDEX \(QualifiedName(relation.objectName?.namespace, item.name));"
    case .trigger(let item, let relation):
      relation.objectName.map { "DROP TRIGGER \(item.name) ON \($0);" }
    case .rule(let item, let relation):
      relation.objectName.map { "DROP RULE \(item.name) ON \($0);" }
    case .policy(let item, let table): "DROP POLICY \(item.name) ON \(table);"
    case .statistics(let item, _): "DROP STATISTICS \(item.name);"
    case .view(let item):
      item.isMaterialized
        ? "DROP MATERIALIZED VIEW \(item.name);" : "DROP VIEW \(item.name);"
    case .viewColumn: nil
    case .object(let item): "DROP \(DefinedObjectName(item).identity);"
    case .custom: nil
    }
  }

  private static func constraint(_ name: SQLIdentifier, _ table: QualifiedName) -> SQLText {
    "ALTER TABLE \(table) DROP CONSTRAINT \(name);"
  }
}
