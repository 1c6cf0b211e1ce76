import SengiSQL
import SengiSchema

/// A view or materialized view.
struct ViewValue {
  let view: View
  let scope: NameScope

  var value: YAMLValue {
    var extra: [YAMLPair] = []
    extra.add(text: "doc", view.doc)
    extra.add(text: "swift_name", view.swiftName)
    extra.add(text: "was", view.was)
    if !view.columns.isEmpty {
      extra.add("columns", .mapping(view.columns.map { YAMLPair($0.name.name, column($0)) }))
    }
    extra.add("indexes", indexes)
    extra += AttachmentSpelling(scope: scope).statistics(view.statistics, of: view.name)
    extra += AttachmentSpelling(scope: scope).triggers(view.triggers)
    extra += AttachmentSpelling.rules(view.rules)
    extra.add(text: "cluster_on", view.clusterOn)
    extra.add(text: "owner", view.owner)
    extra.add("depends_on", scope.dependencies(view.dependsOn))
    return TableSpelling.value(tail, extra)
  }

  private var indexes: YAMLValue? {
    TableSpelling(Table(name: view.name, columns: [], indexes: view.indexes), scope).indexes
  }

  private func column(_ column: View.Column) -> YAMLValue {
    let type = column.type.map {
      TypeSpelling(scope: scope).sql($0, isNullable: column.isNullable)
    }
    var pairs: [YAMLPair] = []
    pairs.add(text: "doc", column.doc)
    pairs.add(text: "sensitive", column.sensitive)
    pairs.add(text: "default", column.defaultValue)
    pairs.add(text: "storage", column.settings.storage)
    pairs.add(text: "compression", column.settings.compression)
    pairs += SettingsSpelling.pairs(column.settings)
    pairs.add(text: "swift_name", column.swiftName)
    return type.map { TableSpelling.value($0, pairs) } ?? .mapping(pairs)
  }

  private var tail: SQLText {
    var clause = Clause()
    clause.add("(" + NameScope.list(view.columnNames) + ")", if: !view.columnNames.isEmpty)
    clause.add(view.accessMethod.map { "using " + NameScope.sql($0) })
    clause.add(view.options.map { "with " + Clause.parenthesized($0) })
    clause.add(view.tablespace.map { "tablespace " + NameScope.sql($0) })
    clause.add("as " + view.query.sql)
    let ending: SQLText? =
      switch view.checkOption {
      case nil: view.isEmpty ? "with no data" : nil
      case .local: "with local check option"
      case .cascaded: "with cascaded check option"
      }
    guard let ending else { return clause.sql }
    // A line comment at the query's end must not swallow what follows.
    let source = view.query.source
    return clause.sql + (source.utf8.contains(0x0A) || source.contains("--") ? "\n" : " ") + ending
  }
}
