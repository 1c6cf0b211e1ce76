import SengiSQL
import SengiSchema

/// The type of a relation's key over several columns, and how rows give it.
///
/// It is the `PrimaryKey` of the table that is referenced, or, by another of its keys, the values
/// side by side. Its parts have the types of the referenced columns.
struct CompositeRelationKey {
  private struct Part {
    /// What names it in a key: a property's name, or a position.
    var member: SwiftCode
    /// What stands before its value where a key is made.
    var label: SwiftCode
    var type: SwiftCode
    var id: StrongIDs.Reference?
    /// The type of an array of the column that is searched.
    var arrayType: SwiftStringLiteral
  }

  let type: SwiftCode
  private let parts: [Part]
  private let relation: Relation
  private let names: SwiftNames
  private let library: LibraryNames

  init(_ relation: Relation, _ names: SwiftNames, _ library: LibraryNames) {
    self.relation = relation
    self.names = names
    self.library = library
    let isForward = relation.kind == .toOne
    parts = relation.pairs.enumerated().map { position, pair in
      let referenced = isForward ? pair.reversed : pair
      let id = names.ids[relation.referenced, referenced.column]
      let isNamed = relation.isByPrimaryKey
      return Part(
        member: isNamed ? "\(referenced.property)" : "parts.\(position)",
        label: isNamed ? "\(referenced.property): " : "",
        type: id.map { Self.type(of: $0, names) } ?? Self.scalar(pair.type, names, library),
        id: id, arrayType: SwiftStringLiteral("\(pair.targetType.sqlForArrays)[]"))
    }
    if relation.isByPrimaryKey {
      let table = names.tables[relation.referenced] ?? SwiftIdentifier(derived: "Unknown")
      type = "\(names.absolute(table, in: relation.referenced.namespace)).PrimaryKey"
    } else {
      type = "\(library[.sqlKey])<\(parts.map(\.type).joined(", "))>"
    }
  }

  /// The closure that makes the key of a row of the relation's own table.
  func ownKey(_ layout: SwiftLayout) -> [SwiftCode] {
    closure(
      layout, isReferenced: relation.kind != .toOne, relation.table,
      relation.pairs.map { ($0.column, $0.property, $0.isNullable) })
  }

  /// The closure that makes the key of a row that is found.
  func foundKey(_ layout: SwiftLayout) -> [SwiftCode] {
    closure(
      layout, isReferenced: relation.kind == .toOne, relation.found,
      relation.pairs.map { ($0.targetColumn, $0.targetProperty, $0.isTargetNullable) })
  }

  /// The closure that lists the columns of the rows to be found.
  var columns: [SwiftCode] {
    let items = zip(relation.pairs, parts).map { pair, part -> SwiftCode in
      let column: SwiftCode = "$0.\(pair.targetProperty), \(part.arrayType)"
      return "    \(library[.sqlKeyColumn])(\(column)) { $0.\(part.member) },"
    }
    return ["{", "  ["] + items + ["  ]", "}"]
  }

  private func closure(
    _ layout: SwiftLayout, isReferenced: Bool, _ table: QualifiedName,
    _ columns: [(SQLIdentifier, SwiftIdentifier, isNullable: Bool)]
  ) -> [SwiftCode] {
    if isReferenced, relation.isByPrimaryKey { return ["{ $0.primaryKey }"] }
    let bindings = columns.filter(\.isNullable).map { column -> SwiftCode in
      "let \(column.1) = $0.\(column.1)"
    }
    let values = zip(columns, parts).map { column, part -> SwiftCode in
      let value: SwiftCode = column.isNullable ? "\(column.1)" : "$0.\(column.1)"
      return "\(part.label)\(converted(value, names.ids[table, column.0], part.id))"
    }
    let callee = relation.isByPrimaryKey ? type : library[.sqlKey]
    let call = layout.inside().call(callee, values)
    if bindings.isEmpty {
      let line: SwiftCode = "{ \(call.joined(" ")) }"
      return call.count == 1 && layout.fits("foreignKey: \(line),")
        ? [line] : ["{"] + call.indented + ["}"]
    }
    let guarding: SwiftCode = "guard \(bindings.joined(", ")) else { return nil }"
    let guards: [SwiftCode] =
      layout.inside().fits(guarding)
      ? [guarding]
      : ["guard"] + layout.list(bindings, closing: "").indented + ["else { return nil }"]
    let result = layout.inside().call("return \(callee)", values)
    return ["{"] + (guards + result).indented + ["}"]
  }

  /// A column's value as the key has it.
  private func converted(
    _ value: SwiftCode, _ id: StrongIDs.Reference?, _ wanted: StrongIDs.Reference?
  ) -> SwiftCode {
    if id?.owner == wanted?.owner { return value }
    let raw: SwiftCode = id == nil ? value : "\(value).rawValue"
    return wanted.map { "\(Self.type(of: $0, names))(\(raw))" } ?? raw
  }

  private static func type(of id: StrongIDs.Reference, _ names: SwiftNames) -> SwiftCode {
    let table = names.tables[id.owner] ?? SwiftIdentifier(derived: "Unknown")
    return "\(names.absolute(table, in: id.owner.namespace)).ID"
  }

  private static func scalar(
    _ type: BaseType, _ names: SwiftNames, _ library: LibraryNames
  ) -> SwiftCode {
    if let scalar = ScalarType(type) { return library[names.options.columnType(scalar)] }
    guard case .enumeration(let name) = type, let enumeration = names.enumerations[name] else {
      return library[.pgJSON]
    }
    return names.absolute(enumeration, in: name.namespace)
  }
}

extension BaseType {
  /// The type as the element of an array in a cast that must change no value: without a length, which
  /// would cut longer ones.
  fileprivate var sqlForArrays: SQLText {
    switch self {
    case .numeric: "numeric"
    case .varchar: BaseType.varchar(nil).sql
    case .char: "bpchar"
    case .time: BaseType.time(precision: nil).sql
    case .timetz: BaseType.timetz(precision: nil).sql
    case .timestamp: BaseType.timestamp(precision: nil).sql
    case .timestamptz: BaseType.timestamptz(precision: nil).sql
    case .interval: "interval"
    case .bit, .varbit: BaseType.varbit(nil).sql
    default: sql
    }
  }
}
