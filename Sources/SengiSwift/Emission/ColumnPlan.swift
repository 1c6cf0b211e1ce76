import SengiSQL
import SengiSchema

/// What becomes of one column in Swift.
struct ColumnPlan: Sendable {
  enum Role: Sendable {
    case plain
    /// JSON whose keys can be reached by a path.
    case shaped
    /// JSON of a union that the column at `tag` tells apart.
    case tagged(tag: Int)
    /// The tag of the union in the column at `json`.
    case tag(json: Int)
  }

  enum Insertion: Sendable {
    /// The server alone writes it.
    case absent
    case required
    /// Left out is NULL.
    case nullable
    /// Left out is the default.
    case defaulted
    /// The union beside it gives the value.
    case derived
  }

  let column: Column
  let position: Int
  let name: SwiftIdentifier
  let role: Role
  let insertion: Insertion
  /// The value's type apart from its being nullable.
  let value: SwiftCode
  let isNullable: Bool

  /// The property's type in a row.
  var type: SwiftCode { isNullable ? "\(value)?" : value }

  static func plans(of table: Table, in schema: Schema, _ spelling: TypeSpelling) -> [ColumnPlan] {
    let names = spelling.names.columns[table.name] ?? []
    var tags: [Int: Int] = [:]
    for (position, column) in table.columns.enumerated() {
      if let tag = column.tag, let other = table.columns.firstIndex(where: { $0.name == tag }),
        isTaggedUnion(column, in: schema)
      {
        tags[other] = position
      }
    }
    return zip(table.columns, names).enumerated().map { position, pair in
      var (column, name) = pair
      // A table of a type says nothing of its columns, and a key's are never NULL.
      if table.primaryKey?.columns.contains(column.name) == true { column.isNullable = false }
      var role = Role.plain
      if let json = tags[position] {
        role = .tag(json: json)
      } else if let tag = tags.first(where: { $0.value == position })?.key {
        role = .tagged(tag: tag)
      } else if hasPath(column, in: schema) {
        role = .shaped
      }
      var value = spelling.value(column.type)
      if case .tag = role { value = spelling.library[.string] }
      if let id = spelling.names.ids[table.name, column.name] {
        value = spelling.id(of: id.table, inside: table.name)
      }
      return ColumnPlan(
        column: column, position: position, name: name, role: role,
        insertion: insertion(of: column, role), value: value, isNullable: column.isNullable)
    }
  }

  private static func insertion(of column: Column, _ role: Role) -> Insertion {
    if column.isComputed { return .absent }
    switch column.generation {
    case .identity(always: true, _): return .absent
    case .serial, .identity: return .defaulted
    case .stored, .virtual: return .absent
    case nil: break
    }
    if case .tag = role { return .derived }
    if column.defaultValue != nil { return .defaulted }
    if column.isNullable { return .nullable }
    // A trigger makes it out of the other half.
    return column.isHalfOfReplacement ? .defaulted : .required
  }

  private static func isTaggedUnion(_ column: Column, in schema: Schema) -> Bool {
    guard !column.type.isArray, let name = column.type.base.shape,
      case .union(let union) = schema.shape(name)?.body
    else { return false }
    return union.tag == .column
  }

  private static func hasPath(_ column: Column, in schema: Schema) -> Bool {
    guard !column.type.isArray, let name = column.type.base.shape,
      case .object = schema.shape(name)?.body
    else { return false }
    return true
  }
}
