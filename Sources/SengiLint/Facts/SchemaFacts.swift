import SengiSQL
import SengiSchema

/// A schema with what several rules ask of it, worked out once.
struct SchemaFacts: Sendable {
  let schema: Schema
  let tables: [QualifiedName: Table]
  /// Every word and quoted name in any SQL text of the schema.
  let words: Set<String>

  init(_ schema: Schema) {
    self.schema = schema
    tables = Dictionary(schema.tables.map { ($0.name, $0) }) { first, _ in first }
    words = Set(SchemaText.all(of: schema).flatMap { SQLWords.names(in: $0) })
  }

  /// The columns that the user wrote, with the table of each; copies that come from a parent are
  /// looked at there.
  var ownColumns: [(table: Table, column: Column)] {
    schema.tables.flatMap { table in
      table.columns.filter { !$0.isInherited }.map { (table, $0) }
    }
  }

  /// Every place where a type is chosen: columns, domains, attributes of composite types.
  var typed: [TypedPlace] {
    var places = ownColumns.map { table, column in
      TypedPlace(
        title: "column '\(column.name)' of '\(table.name)'", type: column.type,
        path: table.path(of: column))
    }
    for space in schema.namespaces {
      places += space.domains.map {
        TypedPlace(title: "domain '\($0.name)'", type: $0.type, path: .domain($0.name))
      }
      for composite in space.compositeTypes {
        places += composite.attributes.map {
          TypedPlace(
            title: "attribute '\($0.name)' of '\(composite.name)'", type: $0.type,
            path: .compositeType(composite.name).appending(.column($0.name)))
        }
      }
    }
    return places
  }

  /// Whether SQL text of `namespace`, whose words are given, can mean the table by its name.
  func names(_ table: Table, in words: Set<String>, of namespace: SQLIdentifier?) -> Bool {
    guard words.contains(table.name.name.name) else { return false }
    guard let own = table.name.namespace else { return true }
    return words.contains(own.name) || schema.searchPath(of: namespace).contains(own)
  }

  /// The base type behind a domain, or the type itself.
  func resolved(_ type: BaseType) -> BaseType {
    var type = type
    for _ in 0..<16 {
      guard case .domain(let name) = type, let domain = schema.domain(name) else { return type }
      type = domain.type.base
    }
    return type
  }
}

struct TypedPlace: Sendable {
  /// `column 'a' of 'app.t'`, for messages.
  var title: String
  var type: DataType
  var path: ObjectPath

  /// A finding that points at the type.
  func finding(_ message: String, remedy: String) -> LintFinding {
    LintFinding(message, remedy: remedy, at: path, .type)
  }
}
