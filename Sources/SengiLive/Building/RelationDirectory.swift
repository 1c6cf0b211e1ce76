import SengiSQL
import SengiSchema

/// What hangs on tables and views, by the relation's OID.
struct RelationDirectory {
  let constraints: [UInt32: [CatalogueRow]]
  let indexes: [UInt32: [CatalogueRow]]
  let indexesByOID: [UInt32: CatalogueRow]
  let triggers: [UInt32: [CatalogueRow]]
  let policies: [UInt32: [CatalogueRow]]
  let rules: [UInt32: [CatalogueRow]]
  let statistics: [UInt32: [CatalogueRow]]
  /// The relations that one inherits from, in order.
  let parents: [UInt32: [CatalogueRow]]

  init(_ assembly: SchemaAssembly) {
    let catalogue = assembly.catalogue
    constraints = Dictionary(grouping: catalogue.constraints) { $0.oid("conrelid") }
    indexes = Dictionary(grouping: catalogue.indexes) { $0.oid("indrelid") }
    indexesByOID = Dictionary(
      catalogue.indexes.map { ($0.oid("oid"), $0) }, uniquingKeysWith: { first, _ in first })
    triggers = Dictionary(grouping: catalogue.triggers) { $0.oid("tgrelid") }
    policies = Dictionary(grouping: catalogue.policies) { $0.oid("polrelid") }
    rules = Dictionary(grouping: catalogue.rules) { $0.oid("ev_class") }
    statistics = Dictionary(grouping: catalogue.statistics) { $0.oid("stxrelid") }
    parents = Dictionary(grouping: catalogue.inheritance) { $0.oid("inhrelid") }
  }
}

/// One relation while its parts are being made.
struct RelationContext {
  let oid: UInt32
  let name: QualifiedName
  let namespace: SQLIdentifier
  let columns: [Int: SQLIdentifier]
  /// The types of its columns, for expressions over them.
  let expressions: ExpressionSimplifier.Context

  func names(_ numbers: [Int]) -> [SQLIdentifier] { numbers.compactMap { columns[$0] } }
}
