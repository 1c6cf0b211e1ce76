import SengiSQL
import SengiSchema

/// Only what the schema itself filters by is looked at: policies, views and functions.
struct FilteredJSONHasIndexes: LintRule {
  static let code = LintCode("LNT0013", "Rows are filtered by a JSON path that has no index.")

  private struct Source {
    var title: String
    var path: ObjectPath
    var sql: String
    var words: Set<String>
    var namespace: SQLIdentifier?

    init(
      _ title: String, _ path: ObjectPath, _ sql: SQLExpression, in namespace: SQLIdentifier?
    ) {
      self.title = title
      self.path = path
      self.sql = sql.source
      self.namespace = namespace
      words = SQLWords.names(in: sql.source)
    }
  }

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    let holders = facts.schema.tables.filter {
      $0.isOwnDesign && $0.columns.contains(where: \.isJSON)
    }
    guard !holders.isEmpty else { return }
    var sources: [Source] = []
    for space in facts.schema.namespaces {
      sources += space.views.map {
        Source("view '\($0.name)'", .view($0.name), $0.query, in: space.name)
      }
      sources += space.functions.map {
        Source("\($0.kind) '\($0.name)'", .function($0), $0.definition, in: space.name)
      }
    }
    for table in holders {
      let columns = Set(table.columns.filter(\.isJSON).map(\.name.name))
      var seen = Set<JSONFilter>()
      for policy in table.policies {
        guard let using = policy.using else { continue }
        let source = Source("policy '\(policy.name)'", table.path(of: policy), using, in: nil)
        report(source, table, columns, isCondition: true, &seen, &findings)
      }
      for source in sources
      where facts.names(table, in: source.words, of: source.namespace) {
        report(source, table, columns, isCondition: false, &seen, &findings)
      }
    }
  }

  private func report(
    _ source: Source, _ table: Table, _ columns: Set<String>, isCondition: Bool,
    _ seen: inout Set<JSONFilter>, _ findings: inout [LintFinding]
  ) {
    for filter in JSONFilter.all(in: source.sql, columns: columns, isCondition: isCondition) {
      guard let column = table.columns.first(where: { $0.name.name == filter.column }),
        seen.insert(filter).inserted, !table.indexes.contains(where: filter.isServed)
      else { continue }
      let path = filter.key.map { "\(column.name.written) \(filter.sign) \(SQLLiteral($0).sql)" }
      findings.append(
        LintFinding(
          "\(source.title) filters '\(table.name)' by "
            + (path ?? "\(column.name.written) \(filter.sign)") + ", which no index serves",
          remedy: "add '- \(path.map { "((\($0)))" } ?? "using gin (\(column.name.written))")' "
            + "to 'indexes:'",
          at: table.path(of: column),
          notes: [LintFinding.Note("the filter stands here", at: source.path)]))
    }
  }
}

extension Column {
  fileprivate var isJSON: Bool {
    switch type.base {
    case .json, .jsonb: !type.isArray
    default: false
    }
  }
}
