import SengiDiagnostics
import SengiSQL
import SengiSchema

/// In one namespace no two tables, indexes, key constraints or enums share a name, and neither do
/// two shapes.
///
/// Tables, indexes and the indexes of key constraints are PostgreSQL's relations; a table is a type
/// as well, so that an enum cannot be called like it. PostgreSQL would reject the DDL with SQLSTATE
/// 42P07 or 42710.
struct RelationNamesDiffer: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for namespace in schema.namespaces {
      var relations = Seen(namespace: namespace.name)
      var types = Seen(namespace: namespace.name)
      var shapes = Seen(namespace: namespace.name)
      for enumeration in namespace.enumerations {
        let path = ObjectPath.enumeration(enumeration.name)
        types.add(enumeration.name.name, "enum", path, sources, into: &diagnostics)
      }
      for shape in namespace.shapes {
        shapes.add(shape.name.name, "shape", shape.path, sources, into: &diagnostics)
      }
      for table in namespace.tables {
        let name = table.name.name
        let isNew = relations.add(name, "table", table.path, sources, into: &diagnostics)
        if isNew { types.add(name, "table", table.path, sources, into: &diagnostics) }
      }
      for table in namespace.tables {
        for part in table.relations {
          relations.add(part.name, part.kind, part.path, sources, into: &diagnostics)
        }
      }
    }
  }

  private struct Seen {
    var namespace: SQLIdentifier
    var kinds: [SQLIdentifier: (kind: String, path: ObjectPath)] = [:]

    /// - Returns: Whether the name was free.
    @discardableResult
    mutating func add(
      _ name: SQLIdentifier, _ kind: String, _ path: ObjectPath, _ sources: SourceMap,
      into diagnostics: inout Diagnostics
    ) -> Bool {
      guard let first = kinds[name] else {
        kinds[name] = (kind, path)
        return true
      }
      diagnostics.error(
        .duplicateRelation,
        "\(kind) '\(name)' has the name of \(first.kind) '\(first.path)' of namespace '\(namespace)'",
        remedy: "rename one of the two", at: sources.range(of: path),
        notes: first.path == path
          ? [] : [Diagnostic.Note("the name is taken here", at: sources.range(of: first.path))])
      return false
    }
  }
}

extension Table {
  /// What besides the table itself is a relation under its name: indexes, those of keys among them.
  fileprivate var relations: [(name: SQLIdentifier, kind: String, path: ObjectPath)] {
    var found: [(name: SQLIdentifier, kind: String, path: ObjectPath)] = []
    if let primaryKey {
      found.append((primaryKey.name, "primary key", path.appending(.primaryKey)))
    }
    found += uniques.map { ($0.name, "unique constraint", path(of: $0)) }
    found += indexes.map { ($0.name, "index", path(of: $0)) }
    return found
  }
}
