import SengiSQL
import SengiSchema

/// A schema with what several rules ask of it, worked out once.
struct SchemaFacts: Sendable {
  let schema: Schema
  let tables: [QualifiedName: Table]
  /// Every word and quoted name in any SQL text of the schema.
  let words: Set<String>
  /// The columns that the user wrote, with the table of each; copies that come from a parent are
  /// looked at there.
  let ownColumns: [(table: Table, column: Column)]
  /// Every place where a type is chosen: columns, domains, attributes of composite types.
  let typed: [TypedPlace]
  let usedTypes: UsedTypes

  init(_ schema: Schema) {
    self.schema = schema
    ownColumns = schema.tables.flatMap { table in
      table.columns.filter { !$0.isInherited }.map { (table, $0) }
    }
    typed =
      ownColumns.map { TypedPlace(subject: .column($1.name, of: $0.name), type: $1.type) }
      + schema.namespaces.flatMap { space in
        space.domains.map { TypedPlace(subject: .domain($0.name), type: $0.type) }
          + space.compositeTypes.flatMap { composite in
            composite.attributes.map {
              TypedPlace(subject: .attribute($0.name, of: composite.name), type: $0.type)
            }
          }
      }
    tables = Dictionary(schema.tables.map { ($0.name, $0) }) { first, _ in first }
    words = Set(SchemaText.all(of: schema).flatMap { SQLWords.names(in: $0) })
    usedTypes = UsedTypes(schema, typed, words: words)
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
  enum Subject: Sendable {
    case column(SQLIdentifier, of: QualifiedName)
    case domain(QualifiedName)
    case attribute(SQLIdentifier, of: QualifiedName)
  }

  var subject: Subject
  var type: DataType

  /// `column 'a' of 'app.t'`, for messages.
  var title: String {
    switch subject {
    case .column(let name, of: let table): "column '\(name)' of '\(table)'"
    case .domain(let name): "domain '\(name)'"
    case .attribute(let name, of: let type): "attribute '\(name)' of '\(type)'"
    }
  }

  var path: ObjectPath {
    switch subject {
    case .column(let name, of: let table): .table(table).appending(.column(name))
    case .domain(let name): .domain(name)
    case .attribute(let name, of: let type): .compositeType(type).appending(.column(name))
    }
  }

  /// A finding that points at the type.
  func finding(_ message: String, remedy: String) -> LintFinding {
    LintFinding(message, remedy: remedy, at: path, .type)
  }
}
