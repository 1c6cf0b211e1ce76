import SengiDiagnostics
import SengiSQL
import SengiSchema

/// In one table no two columns, constraints or triggers share a name.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42701 or 42710.
struct TablePartsDiffer: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      var columns: Set<SQLIdentifier> = []
      for column in table.columns where !columns.insert(column.name).inserted {
        diagnostics.error(
          .duplicateColumn, "column '\(column.name)' stands twice in table '\(table.name)'",
          remedy: "rename one of the two", at: sources.range(of: table.path(of: column)))
      }
      var constraints: [SQLIdentifier: String] = [:]
      for part in table.constraints {
        if let first = constraints.updateValue(part.kind, forKey: part.name) {
          diagnostics.error(
            .duplicateConstraint,
            "\(part.kind) '\(part.name)' has the name of a \(first) of table '\(table.name)'",
            remedy: "rename one of the two", at: sources.range(of: part.path))
        }
      }
      var triggers: Set<SQLIdentifier> = []
      for trigger in table.triggers where !triggers.insert(trigger.name).inserted {
        diagnostics.error(
          .duplicateConstraint,
          "trigger '\(trigger.name)' has the name of another trigger of table '\(table.name)'",
          remedy: "rename one of the two", at: sources.range(of: table.path(of: trigger)))
      }
    }
  }
}

extension Table {
  /// Foreign keys and checks, and keys only as what those may clash with: two keys of one name
  /// clash as relations already.
  fileprivate var constraints: [(name: SQLIdentifier, kind: String, path: ObjectPath)] {
    var keys: Set<SQLIdentifier> = []
    var found: [(name: SQLIdentifier, kind: String, path: ObjectPath)] = []
    if let primaryKey {
      keys.insert(primaryKey.name)
      found.append((primaryKey.name, "primary key", path.appending(.primaryKey)))
    }
    for key in uniques where keys.insert(key.name).inserted {
      found.append((key.name, "unique constraint", path(of: key)))
    }
    found += checks.map { ($0.name, "check", path(of: $0)) }
    found += foreignKeys.map { ($0.name, "foreign key", path(of: $0)) }
    return found
  }
}
