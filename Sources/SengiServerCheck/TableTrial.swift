import SengiDDL
import SengiSQL
import SengiSchema

/// A table that the server refused as a whole, tried again piece by piece.
///
/// It begins without columns and takes on what the server accepts: first every column by its type
/// alone, then what else each column says, then the constraints. So every mistake is found, not only
/// the first, and what is sound is there for the rest of the schema.
struct TableTrial {
  private let schema: Schema
  private let whole: Table
  private(set) var table: Table
  private let space: Int
  private let place: Int

  /// - Returns: nil when the schema has no such table.
  init?(_ name: QualifiedName, of schema: Schema) {
    guard let space = schema.namespaces.firstIndex(where: { $0.name == name.namespace }),
      let place = schema.namespaces[space].tables.firstIndex(where: { $0.name == name })
    else { return nil }
    self.schema = schema
    self.space = space
    self.place = place
    whole = schema.namespaces[space].tables[place]
    table = whole
    if whole.partitionOf == nil, whole.ofType == nil, whole.inherits.isEmpty { table.columns = [] }
    for index in table.columns.indices { table.columns[index] = Self.bare(table.columns[index]) }
    table.primaryKey = nil
    table.uniques = []
    table.checks = []
    table.exclusions = []
    table.foreignKeys = []
    table.partitioning = nil
    table.storageParameters = nil
  }

  /// A part of the table and how to add it.
  struct Piece {
    var path: ObjectPath
    var apply: (inout Table) -> Void

    init(_ path: ObjectPath, _ apply: @escaping (inout Table) -> Void) {
      self.path = path
      self.apply = apply
    }
  }

  /// The pieces in the order in which they are tried.
  var pieces: [Piece] {
    let path = ObjectPath.table(whole.name)
    var pieces: [Piece] = []
    let addsColumns = table.columns.isEmpty
    for column in whole.columns where addsColumns {
      pieces.append(
        Piece(path.appending(.column(column.name))) { $0.columns.append(Self.bare(column)) })
    }
    for column in whole.columns where column != Self.bare(column) {
      pieces.append(
        Piece(path.appending(.column(column.name))) { table in
          if let index = table.columns.firstIndex(where: { $0.name == column.name }) {
            table.columns[index] = column
          }
        })
    }
    if let partitioning = whole.partitioning {
      pieces.append(Piece(path) { $0.partitioning = partitioning })
    }
    if let parameters = whole.storageParameters {
      pieces.append(Piece(path) { $0.storageParameters = parameters })
    }
    if let key = whole.primaryKey {
      pieces.append(Piece(path.appending(.primaryKey)) { $0.primaryKey = key })
    }
    for key in whole.uniques {
      pieces.append(Piece(path.appending(.unique(key.name))) { $0.uniques.append(key) })
    }
    for check in whole.checks {
      pieces.append(Piece(path.appending(.check(check.name))) { $0.checks.append(check) })
    }
    for exclusion in whole.exclusions {
      pieces.append(
        Piece(path.appending(.exclusion(exclusion.name))) { $0.exclusions.append(exclusion) })
    }
    for key in whole.foreignKeys {
      pieces.append(Piece(path.appending(.foreignKey(key.name))) { $0.foreignKeys.append(key) })
    }
    return pieces
  }

  /// The statement that makes the table as `change` leaves it.
  func statement(after change: (inout Table) -> Void) -> DDLStatement? {
    var changed = table
    change(&changed)
    var trial = schema
    trial.namespaces[space].tables[place] = changed
    let path = ObjectPath.table(whole.name)
    return DDLWriter.script(for: trial).statements.first {
      $0.object == path && $0.sql.description.hasPrefix("CREATE")
    }
  }

  mutating func keep(_ piece: Piece) { piece.apply(&table) }

  /// The statement with the piece, as far as the piece is concerned.
  func statement(adding piece: Piece) -> DDLStatement? {
    guard var statement = statement(after: piece.apply) else { return nil }
    guard piece.path != .table(whole.name) else { return statement }
    statement.object = piece.path
    statement.spans.removeAll { $0.object != piece.path }
    statement.parts.removeAll { $0.object != piece.path }
    return statement
  }

  /// The column by its type alone.
  private static func bare(_ column: Column) -> Column {
    var bare = column
    bare.defaultValue = nil
    bare.generation = nil
    bare.collation = nil
    return bare
  }
}
