import SengiSQL
import SengiSchema

extension SchemaAssembly {
  /// What inherited columns have beyond their parents': the schema says it with the parent alone, so
  /// that a statement has to carry it.
  mutating func settleChildren(_ tables: inout [Table]) {
    let places = Dictionary(
      tables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for index in tables.indices where !tables[index].inherits.isEmpty {
      let child = tables[index]
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
