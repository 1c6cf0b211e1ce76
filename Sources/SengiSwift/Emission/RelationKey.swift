import SengiSQL
import SengiSchema

/// The type of a relation's key, and how both sides give it.
///
/// Two columns of one id have that type; where they differ, as ids of two tables do that share
/// their values, both give the value inside.
struct RelationKey {
  let type: SwiftCode
  let id: StrongIDs.Reference?
  let targetID: StrongIDs.Reference?
  private let isPlain: Bool

  init(
    _ relation: Relation, _ pair: Relation.Pair, _ names: SwiftNames, _ library: LibraryNames
  ) {
    id = names.ids[relation.table, pair.column]
    targetID = names.ids[relation.found, pair.targetColumn]
    func absolute(_ name: SwiftIdentifier?, _ namespace: SQLIdentifier?) -> SwiftCode {
      names.absolute(name ?? SwiftIdentifier(derived: "Unknown"), in: namespace)
    }
    if let id, id.owner == targetID?.owner {
      let owner = relation.kind == .toOne ? id : targetID ?? id
      type = "\(absolute(names.tables[owner.table], owner.table.namespace)).ID"
      isPlain = false
      return
    }
    isPlain = true
    if let scalar = ScalarType(pair.type) {
      type = library[names.options.columnType(scalar)]
    } else if case .enumeration(let name) = pair.type {
      type = absolute(names.enumerations[name], name.namespace)
    } else {
      type = library[.pgJSON]
    }
  }

  /// The property as the key's type.
  func value(_ property: SwiftIdentifier, _ id: StrongIDs.Reference?, isNullable: Bool) -> SwiftCode
  {
    guard isPlain, id != nil else { return "\(property)" }
    return isNullable ? "\(property)?.rawValue" : "\(property).rawValue"
  }

  /// The column as an expression of the key's type.
  func column(_ property: SwiftIdentifier, _ id: StrongIDs.Reference?) -> SwiftCode {
    isPlain && id != nil ? "\(property).rawValue()" : "\(property)"
  }
}
