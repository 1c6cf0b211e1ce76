import SengiDiagnostics
import SengiSQL
import SengiSchema

/// An index uses a method that PostgreSQL or a declared extension has, asks of it only what it can
/// do, and has key types that it has operators for.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42704 or 0A000.
struct IndexMethodsFit: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let extensions = Set(schema.extensions.map(\.name.name))
    for table in schema.tables {
      for index in table.indexes {
        let path = table.path(of: index)
        guard let method = IndexMethod(rawValue: index.method.name) else {
          if Self.isKnown(index.method.name, extensions) { continue }
          diagnostics.error(
            .indexMethod, "unknown index method '\(index.method)' of index '\(index.name)'",
            remedy: Self.extensions[index.method.name].map { "declare the extension '\($0)'" }
              ?? Suggestion.remedy(
                for: index.method.name, in: IndexMethod.allCases.map(\.rawValue))
              ?? "use one of \(IndexMethod.allCases.map(\.rawValue).joined(separator: ", "))",
            at: sources.range(of: path))
          continue
        }
        checkOptions(of: index, method, at: sources.range(of: path), into: &diagnostics)
        for (place, key) in index.keys.enumerated() {
          lazy var range = sources.range(of: path, .key(place))
          checkOrder(of: key, in: index, method, at: range, into: &diagnostics)
          guard case .column(let name) = key.subject, key.operatorClass == nil,
            let column = table.column(name), !method.takes(column.type, extensions: extensions)
          else { continue }
          diagnostics.error(
            .indexType,
            "index '\(index.name)': \(method) has no operators for column '\(name)', which is \(column.type.sql)",
            remedy: Self.remedy(for: column, method), at: range)
        }
      }
    }
  }

  /// Index methods that extensions bring.
  private static let extensions = [
    "bloom": "bloom", "rum": "rum", "hnsw": "vector", "ivfflat": "vector", "bm25": "pg_search",
    "pgroonga": "pgroonga", "diskann": "vectorscale",
  ]

  private static func isKnown(_ method: String, _ declared: Set<String>) -> Bool {
    if let needed = extensions[method] { return declared.contains(needed) }
    return !declared.isEmpty
      && Suggestion.nearest(to: method, in: IndexMethod.allCases.map(\.rawValue)) == nil
  }

  private func checkOptions(
    of index: Index, _ method: IndexMethod, at range: @autoclosure () -> SourceRange?,
    into diagnostics: inout Diagnostics
  ) {
    if index.isUnique, !method.isUnique {
      diagnostics.error(
        .indexOption, "unique index '\(index.name)' uses \(method), which cannot be unique",
        remedy: "use btree", at: range())
    }
    if !index.include.isEmpty, !method.hasInclude {
      diagnostics.error(
        .indexOption, "index '\(index.name)' uses \(method), which has no 'include'",
        remedy: "use btree, or leave 'include' out", at: range())
    }
    if index.keys.count > 1, !method.hasManyKeys {
      diagnostics.error(
        .indexOption,
        "index '\(index.name)' has \(index.keys.count) keys, but \(method) takes only one",
        remedy: "use \(method == .hash ? "btree" : "gist"), or one index for each", at: range())
    }
  }

  private func checkOrder(
    of key: Index.Key, in index: Index, _ method: IndexMethod,
    at range: @autoclosure () -> SourceRange?,
    into diagnostics: inout Diagnostics
  ) {
    guard !method.isOrdered, key.isDescending || key.nulls != nil else { return }
    diagnostics.error(
      .indexOption,
      "index '\(index.name)' uses \(method), which has no '\(key.isDescending ? "desc" : "nulls first' or 'nulls last")'",
      remedy: "use btree, or leave it out", at: range())
  }

  private static func remedy(for column: Column, _ method: IndexMethod) -> String {
    switch (method, column.type.base) {
    case (.gin, .text), (.gin, .varchar), (.gin, .citext), (.gin, .char):
      "write '\(column.name) gin_trgm_ops' with the extension pg_trgm, or to_tsvector('english', \(column.name)), or use btree"
    case (.gist, .text), (.gist, .varchar), (.gist, .citext), (.gist, .char):
      "write '\(column.name) gist_trgm_ops' with the extension pg_trgm, or use btree"
    case (_, .json): "make the column jsonb"
    case (.gin, _): "use btree, or declare the extension btree_gin"
    case (.gist, _) where !column.type.isArray: "use btree, or declare the extension btree_gist"
    case (.btree, _): column.type.base.comparableForm(of: column.name)
    default: "use \(column.type.isArray ? "gin" : "btree")"
    }
  }
}
