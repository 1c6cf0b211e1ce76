import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// `replaces: amount` with `from`, its value out of the old row, and `back`, the other way round.
  mutating func readReplacement(
    _ extra: [String: YAMLNode], of column: inout Column, _ path: ObjectPath,
    _ diagnostics: inout Diagnostics
  ) {
    let from = extra["from"].flatMap {
      clause($0, "the new value, out of the old row", &diagnostics)
    }
    guard let node = extra["replaces"] else {
      if let node = extra["from"] {
        diagnostics.error(
          SchemaCode.missingPart, "'from' says how a value is carried over, but not from where",
          remedy: "name the column that goes by 'replaces'", at: node.range)
      }
      return
    }
    guard let name = identifier(node, "the column that goes", &diagnostics) else { return }
    guard let from else {
      if extra["from"] == nil {
        diagnostics.error(
          SchemaCode.missingPart, "what takes the place of '\(name)' is not said",
          remedy: "write the value as 'from', such as 'from: \(name.spelled)'", at: node.range)
      }
      return
    }
    column.replaces = ColumnReplacement(column: name, from: from.expression)
    sources.record(node.range, for: path, .replaces)
    sources.record(from.text, for: path, .from)
  }
}

extension Schema {
  /// Adds the triggers and functions that keep columns and those they replace the same.
  mutating func addDualWrites(_ sources: inout SourceMap) {
    for space in namespaces.indices {
      for index in namespaces[space].tables.indices {
        let table = namespaces[space].tables[index]
        for write in table.dualWrites {
          let place = ObjectPath.table(table.name).appending(.column(write.new.name))
          for column in namespaces[space].tables[index].columns.indices
          where table.columns[column].name == write.old.name {
            namespaces[space].tables[index].columns[column].replacedBy = write.new.name
          }
          let function = write.function(searchPath: searchPath(of: table.name.namespace))
          namespaces[space].tables[index].triggers.append(write.trigger)
          namespaces[space].functions.append(function)
          guard let range = sources.range(of: place, .replaces) else { continue }
          let trigger = ObjectPath.table(table.name).appending(.trigger(write.name))
          for path in [trigger, .function(function)] where sources.text(of: path, .whole) == nil {
            sources.record(range, for: path)
          }
        }
      }
    }
  }
}
