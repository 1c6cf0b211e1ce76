import SengiSQL
import SengiSchema

/// Which columns hold the ids of rows, and of which table's.
///
/// A primary key of one column gives its table an `ID`. A foreign key's column has the type of the
/// column it references; so has a primary key that is a foreign key, whose table's `ID` then is
/// another name for its parent's. Columns that do not lead to a primary key stay plain values.
struct StrongIDs: Sendable {
  /// A column's type: the `ID` of a table.
  struct Reference: Sendable, Hashable {
    /// The table whose own rows the id tells apart; columns of one owner have one type.
    var owner: QualifiedName
    /// The table through which the type is written: the one that a foreign key names.
    var table: QualifiedName
  }

  private var references: [QualifiedName: [SQLIdentifier: Reference]] = [:]

  /// No strong ids: every column is a plain value.
  init() {}

  /// - Parameter tables: Those that become types in Swift.
  init(_ tables: [Table], _ types: SchemaTypes = SchemaTypes()) {
    var search = Search(tables, types)
    for table in tables.sorted(by: { $0.name < $1.name }) {
      for column in table.columns {
        let found = search.reference(of: column.name, in: table.name)
        if let found { references[table.name, default: [:]][column.name] = found }
      }
    }
  }

  subscript(_ table: QualifiedName, _ column: SQLIdentifier) -> Reference? {
    references[table]?[column]
  }

  /// What the `ID` of a table is; nil for a table without.
  func declaration(of table: Table) -> Reference? {
    guard let key = table.primaryKey?.columns, key.count == 1, let column = key.first else {
      return nil
    }
    return self[table.name, column]
  }

  /// The types that an id can have inside.
  fileprivate static let rawTypes: Set<LibraryName> = [.int, .int16, .int32, .string, .uuid]
}

/// Follows foreign keys to where ids come from.
private struct Search {
  private struct Place: Hashable {
    var table: QualifiedName
    var column: SQLIdentifier
  }

  private let tables: [QualifiedName: Table]
  private let types: SchemaTypes
  private var found: [Place: StrongIDs.Reference?] = [:]
  private var open: Set<Place> = []

  init(_ tables: [Table], _ types: SchemaTypes) {
    self.types = types
    self.tables = Dictionary(
      tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func reference(
    of column: SQLIdentifier, in name: QualifiedName
  ) -> StrongIDs.Reference? {
    let place = Place(table: name, column: column)
    if let known = found[place] { return known }
    guard let table = tables[name], let scalar = self.scalar(of: column, in: table),
      open.insert(place).inserted
    else { return nil }
    defer { open.remove(place) }
    let result =
      parent(of: column, scalar, in: table)
      ?? (table.primaryKey?.columns == [column]
        ? StrongIDs.Reference(owner: name, table: name) : nil)
    found[place] = .some(result)
    return result
  }

  /// Foreign keys of this column alone come first, then those that it is a part of.
  private mutating func parent(
    of column: SQLIdentifier, _ scalar: ScalarType, in table: Table
  ) -> StrongIDs.Reference? {
    let keys = table.foreignKeys.filter { $0.columns.contains(column) }
    for key in keys.filter({ $0.columns.count == 1 }) + keys.filter({ $0.columns.count > 1 }) {
      for (local, remote) in zip(key.columns, key.referencedColumns) where local == column {
        guard let target = tables[key.referencedTable],
          self.scalar(of: remote, in: target) == scalar,
          var reference = reference(of: remote, in: target.name)
        else { continue }
        if target.primaryKey?.columns == [remote] { reference.table = target.name }
        return reference
      }
    }
    return nil
  }

  private func scalar(of name: SQLIdentifier, in table: Table) -> ScalarType? {
    guard let type = table.column(name).map({ types.underlying($0.type) }), !type.isArray,
      // A union beside it gives a tag its value.
      !table.columns.contains(where: { $0.tag == name }),
      let scalar = ScalarType(type.base), StrongIDs.rawTypes.contains(scalar.library)
    else { return nil }
    return scalar
  }
}
