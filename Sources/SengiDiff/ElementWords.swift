import SengiSQL
import SengiSchema

extension SchemaElement {
  /// What a new element is, in a few words.
  var definitionWords: [String] {
    switch self {
    case .column(let column, _):
      var words = [column.type.sql.description]
      if column.isNullable { words.append("may be NULL") }
      if let value = column.defaultValue { words.append("default \(value.source)") }
      if column.generation != nil { words.append("generated") }
      return words
    case .primaryKey(let key, _): return [Self.list(key.columns)]
    case .unique(let key, _): return [Self.list(key.columns)]
    case .check(let check, _), .domainCheck(let check, _): return [check.expression.source]
    case .foreignKey(let key, _):
      return ["\(Self.list(key.columns)) references \(key.referencedTable)"]
    case .index(let index, _): return [(index.isUnique ? "unique on " : "on ") + index.keyWords]
    case .enumeration(let type):
      return [type.values.map { SQLLiteral($0.label).sql.description }.joined(separator: ", ")]
    case .domain(let domain): return [domain.type.sql.description]
    case .namespace, .extension, .compositeType, .sequence, .function, .table, .exclusion,
      .trigger, .rule, .policy, .statistics, .view, .viewColumn, .object, .custom:
      return []
    }
  }

  private static func list(_ columns: [SQLIdentifier]) -> String {
    "(\(columns.map(\.name).joined(separator: ", ")))"
  }

  /// What of the element is not as in the old one.
  func alterationWords(since old: SchemaElement) -> [String] {
    switch (old, self) {
    case (.column(let before, _), .column(let after, _)): after.words(since: before)
    case (.enumeration(let before), .enumeration(let after)): after.words(since: before)
    case (.index(let before, _), .index(let after, _)): after.words(since: before)
    case (.check(let before, _), .check(let after, _)),
      (.domainCheck(let before, _), .domainCheck(let after, _)):
      Words([
        (before.expression != after.expression, "now \(after.expression.source)"),
        (
          before.isValidated != after.isValidated,
          after.isValidated ? "is validated" : "is not validated"
        ),
        (before.doc != after.doc, "comment"),
      ]).all
    case (.foreignKey(let before, _), .foreignKey(let after, _)): after.words(since: before)
    case (.primaryKey(let before, _), .primaryKey(let after, _)):
      Words([
        (before.columns != after.columns, "now on \(Self.list(after.columns))"),
        (before.doc != after.doc, "comment"),
      ]).all
    case (.unique(let before, _), .unique(let after, _)):
      Words([
        (before.columns != after.columns, "now on \(Self.list(after.columns))"),
        (before.doc != after.doc, "comment"),
      ]).all
    case (.view(let before), .view(let after)):
      Words([
        (before.query != after.query, "query"), (before.options != after.options, "options"),
        (before.columnNames != after.columnNames, "names of columns"),
        (before.isMaterialized != after.isMaterialized, "kind"),
        (before.doc != after.doc, "comment"),
      ]).all
    case (.table(let before), .table(let after)):
      Words([
        (before.rowSecurity != after.rowSecurity, "row security"),
        (before.partitioning != after.partitioning, "partitioning"),
        (before.partitionOf != after.partitionOf, "bounds"),
        (before.inherits != after.inherits, "parents"),
        (before.isUnlogged != after.isUnlogged, after.isUnlogged ? "unlogged" : "logged"),
        (before.storageParameters != after.storageParameters, "storage parameters"),
        (before.owner != after.owner, "owner"), (before.doc != after.doc, "comment"),
      ]).all
    case (.function(let before), .function(let after)):
      Words([
        (before.definition != after.definition, "definition"), (before.doc != after.doc, "comment"),
      ]).all
    case (.domain(let before), .domain(let after)):
      Words([
        (before.type != after.type, "\(before.type.sql) becomes \(after.type.sql)"),
        (before.isNotNull != after.isNotNull, after.isNotNull ? "is never NULL" : "may be NULL"),
        (before.defaultValue != after.defaultValue, "default"),
        (before.doc != after.doc, "comment"),
      ]).all
    case (.policy(let before, _), .policy(let after, _)):
      Words([
        (before.using != after.using, "USING"), (before.withCheck != after.withCheck, "WITH CHECK"),
        (before.roles != after.roles, "roles"), (before.command != after.command, "command"),
        (before.doc != after.doc, "comment"),
      ]).all
    default: []
    }
  }
}

/// The words whose conditions hold.
private struct Words {
  var all: [String]

  init(_ list: [(Bool, String)]) { all = list.filter(\.0).map(\.1) }
}

extension Column {
  fileprivate func words(since old: Column) -> [String] {
    Words([
      (old.type != type, "\(old.type.sql) becomes \(type.sql)"),
      (old.isNullable != isNullable, isNullable ? "may be NULL" : "is never NULL"),
      (
        old.defaultValue != defaultValue,
        defaultValue.map { "default \($0.source)" } ?? "no default"
      ),
      (old.generation != generation, "is generated otherwise"),
      (old.doc != doc, "comment"),
    ]).all
  }
}

extension Enumeration {
  fileprivate func words(since old: Enumeration) -> [String] {
    let (before, after) = (old.values.map(\.label), values.map(\.label))
    let words =
      after.filter { !before.contains($0) }.map { "+ \(SQLLiteral($0).sql)" }
      + before.filter { !after.contains($0) }.map { "- \(SQLLiteral($0).sql)" }
    return words.isEmpty && before != after ? ["order of values"] : words
  }
}

extension Index {
  fileprivate var keyWords: String {
    let keys = keys.map { key in
      switch key.subject {
      case .column(let name): name.name
      case .expression(let text): text.source
      }
    }
    return "(\(keys.joined(separator: ", ")))"
  }

  fileprivate func words(since old: Index) -> [String] {
    Words([
      (old.keys != keys, "now on \(keyWords)"), (old.method != method, "method"),
      (old.isUnique != isUnique, isUnique ? "unique" : "not unique"),
      (old.predicate != predicate, predicate.map { "where \($0.source)" } ?? "of all rows"),
      (old.include != include, "included columns"),
      (old.storageParameters != storageParameters, "storage parameters"),
      (old.doc != doc, "comment"),
    ]).all
  }
}

extension ForeignKey {
  fileprivate func words(since old: ForeignKey) -> [String] {
    let columns = columns.map(\.name).joined(separator: ", ")
    return Words([
      (
        old.columns != self.columns || old.referencedTable != referencedTable
          || old.referencedColumns != referencedColumns,
        "now (\(columns)) references \(referencedTable)"
      ),
      (old.onDelete != onDelete, "on delete"), (old.onUpdate != onUpdate, "on update"),
      (old.match != match, "match"), (old.deferral != deferral, "deferral"),
      (old.isValidated != isValidated, isValidated ? "is validated" : "is not validated"),
      (old.doc != doc, "comment"),
    ]).all
  }
}
