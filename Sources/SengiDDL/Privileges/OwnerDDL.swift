import SengiSQL
import SengiSchema

/// `ALTER … OWNER TO`, once everything is made: what a table's indexes and views call runs with the
/// rights of its owner.
enum OwnerDDL {
  private struct Ownership {
    var owner: SQLIdentifier
    /// The object behind `ALTER`.
    var object: SQLText
    var path: ObjectPath
  }

  static func write(_ index: SchemaIndex, into script: inout ScriptBuilder) {
    for namespace in index.schema.namespaces {
      let owned = ownerships(in: namespace)
      if !owned.isEmpty { script.read(under: index.reading(namespace.name).searchPath) }
      for ownership in owned { write(ownership, into: &script) }
    }
    for object in index.schema.objects where !object.isLate {
      for ownership in ownerships(of: object) { write(ownership, into: &script) }
    }
  }

  static func write(_ object: DefinedObject, into script: inout ScriptBuilder) {
    for ownership in ownerships(of: object) { write(ownership, into: &script) }
  }

  /// Every owner that the schema names.
  static func owners(in schema: Schema) -> [SQLIdentifier] {
    schema.namespaces.flatMap(ownerships).map(\.owner) + schema.objects.compactMap(\.owner)
  }

  private static func write(_ ownership: Ownership, into script: inout ScriptBuilder) {
    script.append(
      "ALTER \(ownership.object) OWNER TO \(RoleDDL.sql(ownership.owner));", for: ownership.path)
  }

  private static func ownerships(in namespace: Namespace) -> [Ownership] {
    var all: [Ownership] = []
    func add(_ owner: SQLIdentifier?, _ object: SQLText, _ path: ObjectPath) {
      if let owner { all.append(Ownership(owner: owner, object: object, path: path)) }
    }
    add(namespace.owner, "SCHEMA \(namespace.name)", ObjectPath([.namespace(namespace.name)]))
    for type in namespace.enumerations where type.storage == .native {
      add(type.owner, "TYPE \(type.name)", .enumeration(type.name))
    }
    for domain in namespace.domains {
      add(domain.owner, "DOMAIN \(domain.name)", .domain(domain.name))
    }
    for type in namespace.compositeTypes {
      add(type.owner, "TYPE \(type.name)", .compositeType(type.name))
    }
    for object in namespace.objects { all += ownerships(of: object) }
    // A sequence that a column owns goes with its table.
    for sequence in namespace.sequences where sequence.ownedBy == nil {
      add(sequence.owner, "SEQUENCE \(sequence.name)", .sequence(sequence.name))
    }
    for function in namespace.functions {
      add(function.owner, FunctionDDL.identity(function), .function(function))
    }
    for table in namespace.tables {
      let relation = Relation(table)
      add(table.owner, "\(relation.keywords) \(table.name)", relation.path)
      all += ownerships(of: table.statistics, relation)
    }
    for view in namespace.views {
      let relation = Relation(view)
      add(view.owner, "\(relation.keywords) \(view.name)", relation.path)
      all += ownerships(of: view.statistics, relation)
    }
    return all
  }

  private static func ownerships(
    of statistics: [StatisticsObject], _ relation: Relation
  ) -> [Ownership] {
    statistics.compactMap { item in
      item.owner.map {
        Ownership(
          owner: $0, object: "STATISTICS \(item.name)",
          path: relation.path.appendingStatistics(item.name))
      }
    }
  }

  private static func ownerships(of object: DefinedObject) -> [Ownership] {
    guard let owner = object.owner, object.hasOwner else { return [] }
    let identity = DefinedObjectName(object).identity
    return [Ownership(owner: owner, object: identity, path: .object(object))]
  }
}
