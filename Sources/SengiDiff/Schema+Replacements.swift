import SengiSQL
import SengiSchema

extension Schema {
  /// The schema with what `source` says of columns that replace others, which no database keeps; nil
  /// says nothing.
  public func adoptingReplacements(of source: Schema?) -> Schema {
    let known = Dictionary((source?.tables ?? []).map { ($0.name, $0) }) { first, _ in first }
    var schema = self
    for space in schema.namespaces.indices {
      for index in schema.namespaces[space].tables.indices {
        let table = known[schema.namespaces[space].tables[index].name]
        guard table?.columns.contains(where: \.isHalfOfReplacement) == true else { continue }
        schema.namespaces[space].tables[index].adoptReplacements(of: table)
      }
    }
    return schema
  }
}

extension Table {
  fileprivate mutating func adoptReplacements(of source: Table?) {
    for index in columns.indices {
      guard let known = source?.column(columns[index].name), known.isHalfOfReplacement else {
        continue
      }
      columns[index].back = known.back
      columns[index].replaces = known.replaces
      columns[index].replacedBy = known.replacedBy
    }
  }
}
