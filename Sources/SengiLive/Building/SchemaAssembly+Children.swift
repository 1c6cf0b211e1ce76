import SengiSQL
import SengiSchema

extension SchemaAssembly {
  /// What inherited columns have beyond their parents': the schema says it with the parent alone, so
  /// that a statement has to carry it.
  mutating func settleChildren(_ tables: inout [Table]) {
    let places = Dictionary(
      tables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for index in tables.indices {
      let child = tables[index]
      let names = child.parents
      guard !names.isEmpty else { continue }
      if child.partitionOf != nil, catalogue.scope.major >= 17 {
        dropIdentities(of: &tables[index])
      }
      for (position, column) in child.columns.enumerated() where column.isInherited {
        let parents = names.compactMap { places[$0].map { tables[$0] } }
        let parent = parents.lazy.compactMap({ $0.column(column.name) }).first
        // The parent's sequence goes without saying; that it was taken away does not.
        if parent?.generation == .serial, column.generation == nil, column.defaultValue == nil {
          tables[index].columns[position].defaultValue = SQLExpression("null")
        }
        // A partition made for itself and attached afterwards keeps its own names.
        if child.partitionOf != nil, let parent,
          let given = names.first.flatMap({ notNullNames[$0]?[parent.name] }),
          let own = notNullNames[child.name]?[column.name]
        {
          tables[index].columns[position].notNullName = own == given ? nil : own
        }
      }
      guard !child.inherits.isEmpty else { continue }
      for (position, column) in child.columns.enumerated() where column.isInherited {
        let parents = child.inherits.compactMap { places[$0].map { tables[$0] } }
        guard let parent = parents.lazy.compactMap({ $0.column(column.name) }).first else {
          continue
        }
        settle(column, from: parent, of: child)
        tables[index].columns[position].settings.storage = parent.settings.storage
        tables[index].columns[position].settings.compression = parent.settings.compression
        tables[index].columns[position].settings.statistics = nil
        tables[index].columns[position].settings.options = nil
        tables[index].columns[position].doc = nil
      }
    }
  }

  /// From PostgreSQL 17 on partitions have the identity columns of the tables above, and none of
  /// their own.
  private func dropIdentities(of child: inout Table) {
    for position in child.columns.indices {
      if case .identity? = child.columns[position].generation {
        child.columns[position].generation = nil
      }
    }
  }

  private mutating func settle(_ column: Column, from parent: Column, of child: Table) {
    guard let namespace = child.name.namespace else { return }
    let table = "\(namespace.spelled).\(child.name.name.spelled)"
    let alter = "alter table only \(table) alter column \(column.name.spelled) "
    var statements: [String] = []
    if let storage = column.settings.storage, storage != parent.settings.storage {
      statements.append(alter + "set storage \(storage);")
    }
    if column.settings.compression != parent.settings.compression {
      statements.append(
        alter + "set compression \(column.settings.compression?.description ?? "default");")
    }
    if let target = column.settings.statistics {
      statements.append(alter + "set statistics \(target);")
    }
    if let options = column.settings.options {
      statements.append(alter + "set (\(options.description));")
    }
    if let doc = column.doc {
      statements.append(
        "comment on column \(table).\(column.name.spelled) is \(SQLLiteral(doc).sql);")
    }
    guard !statements.isEmpty else { return }
    carry(
      "settings of column", "\(child.name).\(column.name)", statements.joined(separator: "\n"),
      "an inherited column's own", dependsOn: [child.name])
  }
}
