import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

/// A schema as the database has it, with the statements that make each part.
struct PlannedSchema {
  let schema: Schema
  let statements: [DDLStatement]
  let mentions: SchemaMentions
  private let elements: [ObjectPath: SchemaElement]
  /// The statements about each object and its parts, ascending.
  private let byObject: [ObjectPath: [Int]]
  private let positions: [ObjectPath: Int]

  /// - Parameter attached: Partitions that are made on their own and then attached.
  init(_ schema: Schema, attaching attached: Set<QualifiedName> = []) {
    var schema = schema.normalized
    for space in schema.namespaces.indices {
      for index in schema.namespaces[space].tables.indices
      where attached.contains(schema.namespaces[space].tables[index].name) {
        schema.namespaces[space].tables[index].partitionOf?.isAttached = true
      }
    }
    self.schema = schema
    statements = DDLWriter.script(for: schema).statements
    mentions = SchemaMentions(schema)
    elements = Dictionary(schema.elements.map { ($0.path, $0) }) { first, _ in first }
    var byObject: [ObjectPath: [Int]] = [:]
    var positions: [ObjectPath: Int] = [:]
    for (place, statement) in statements.enumerated() {
      guard let object = statement.object else { continue }
      for path in [object] + object.ancestors { byObject[path, default: []].append(place) }
      for path in [object] + statement.parts.map(\.object) where positions[path] == nil {
        positions[path] = place
      }
    }
    self.byObject = byObject
    self.positions = positions
  }

  func element(_ path: ObjectPath) -> SchemaElement? { elements[path] }

  func table(_ name: QualifiedName) -> Table? { schema.table(name) }

  func underlying(_ type: DataType) -> DataType { schema.underlying(type) }

  /// Where in the order of creation the object or its owner stands.
  func position(_ path: ObjectPath) -> Int {
    if let place = positions[path] { return place }
    return path.parent.map(position) ?? 0
  }

  /// The statements that are about the object or a part of it.
  func statements(of path: ObjectPath) -> [Int] { byObject[path] ?? [] }

  /// The clause that makes a part in its table's own statement.
  func clause(of path: ObjectPath) -> (text: SQLText, statement: Int)? {
    guard let owner = path.parent else { return nil }
    for place in statements(of: owner) {
      guard statements[place].object == owner,
        let part = statements[place].parts.first(where: { $0.object == path })
      else { continue }
      let bytes = Array(statements[place].sql.description.utf8)
      guard part.range.upperBound <= bytes.count else { return nil }
      return (SQLText(verbatim: String(decoding: bytes[part.range], as: UTF8.self)), place)
    }
    return nil
  }
}

extension ObjectPath {
  /// What the object lies in, the nearest first.
  var ancestors: [ObjectPath] {
    var found: [ObjectPath] = []
    var next = parent
    while let path = next {
      found.append(path)
      next = path.parent
    }
    return found
  }
}
