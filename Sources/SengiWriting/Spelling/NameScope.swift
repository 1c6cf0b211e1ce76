import SengiReading
import SengiSQL
import SengiSchema

/// How names are said in the files of one namespace.
struct NameScope: Sendable {
  let names: SchemaNames
  let namespace: SQLIdentifier?

  /// The name as SQL takes it, quoted only where it must be.
  func sql(_ name: SQLIdentifier) -> SQLText { Self.sql(name) }

  static func sql(_ name: SQLIdentifier) -> SQLText {
    name.isPlain ? SQLText(verbatim: name.name) : "\(name)"
  }

  /// `a, b`
  static func list(_ names: [SQLIdentifier]) -> SQLText {
    "\(names.map(sql), separator: ", ")"
  }

  /// The name of a table, sequence or shape, qualified where the bare name would mean another.
  func sql(_ name: QualifiedName) -> SQLText {
    guard let home = name.namespace, !names.isFound(name, from: namespace) else {
      return sql(name.name)
    }
    return sql(names.fileName(of: home)) + "." + sql(name.name)
  }

  /// The name of a type: besides, the words of PostgreSQL's own types stand for those.
  func sql(type name: QualifiedName) -> SQLText {
    guard let home = name.namespace, !names.isFound(name, from: namespace) else {
      return TypeWords.areTaken(name.name) ? "\(name.name)" : sql(name.name)
    }
    return sql(names.fileName(of: home)) + "." + sql(name.name)
  }

  /// For `depends_on`: bare in its own namespace alone.
  func dependency(_ name: QualifiedName) -> String {
    guard let home = name.namespace, home != namespace else { return sql(name.name).description }
    return (sql(names.fileName(of: home)) + "." + sql(name.name)).description
  }

  func dependencies(_ list: [QualifiedName]) -> YAMLValue? {
    list.isEmpty ? nil : .words(list.map(dependency))
  }
}
