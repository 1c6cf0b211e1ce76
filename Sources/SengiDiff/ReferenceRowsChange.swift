import SengiSQL
import SengiSchema

/// What becomes of the rows that a schema holds in one table.
///
/// Rows with keys that neither schema names are nobody's business.
public struct ReferenceRowsChange: Sendable, Hashable {
  /// As the new schema calls it.
  public var table: QualifiedName
  /// What tells the removed rows apart: the old schema's key, under the new names of its columns.
  public var formerKey: [SQLIdentifier]
  public var inserted: [ReferenceRow]
  /// As the new schema says them.
  public var updated: [ReferenceRow]
  /// As the old schema says them.
  public var removed: [ReferenceRow]

  /// Those to be written, in the order of the new schema.
  public var written: [ReferenceRow]
}

extension SchemaDiff {
  /// How the rows that the schemas hold differ, in the order of the tables' names.
  ///
  /// A table that goes takes its rows along. Columns that a row no longer says are left as they are.
  public static func referenceRows(
    from old: Schema, to new: Schema, renamings: [Renaming] = []
  ) -> [ReferenceRowsChange] {
    let before = renamings.reduce(old) { $0.renaming($1) }
    let known = Dictionary(before.tables.map { ($0.name, $0.referenceRows) }) { first, _ in first }
    return new.tables.sorted { $0.name < $1.name }.compactMap { table in
      let former = known[table.name] ?? nil
      guard table.referenceRows != nil || former != nil else { return nil }
      let change = ReferenceRowsChange(table.name, former, table.referenceRows)
      return change.written.isEmpty && change.removed.isEmpty ? nil : change
    }
  }
}

extension ReferenceRowsChange {
  /// - Parameter old: nil where nothing of it is there any more.
  public init(_ table: QualifiedName, _ old: ReferenceRows?, _ new: ReferenceRows?) {
    self.table = table
    formerKey = old?.key ?? []
    (inserted, updated, removed, written) = ([], [], [], [])
    let key = new?.key ?? formerKey
    var open: [[String]: ReferenceRow] = [:]
    for row in old?.rows ?? [] {
      if let identity = row.identity(by: key) { open[identity] = row }
    }
    for row in new?.rows ?? [] {
      guard let identity = row.identity(by: key) else { continue }
      guard let former = open.removeValue(forKey: identity) else {
        inserted.append(row)
        written.append(row)
        continue
      }
      guard row.fields.contains(where: { former[$0.column] != $0.value }) else { continue }
      updated.append(row)
      written.append(row)
    }
    removed = (old?.rows ?? []).filter { row in
      row.identity(by: key).map { open[$0] != nil } ?? true
    }
  }
}

extension Schema {
  /// The schema with the rows that another holds in tables of the same names.
  public func adoptingReferenceRows(of other: Schema?) -> Schema {
    var schema = self
    for space in schema.namespaces.indices {
      for index in schema.namespaces[space].tables.indices {
        let name = schema.namespaces[space].tables[index].name
        schema.namespaces[space].tables[index].referenceRows = other?.table(name)?.referenceRows
      }
    }
    return schema
  }

  public var holdsReferenceRows: Bool { tables.contains { $0.referenceRows != nil } }
}

extension ReferenceRows {
  mutating func changeColumns(_ change: (SQLIdentifier) -> SQLIdentifier) {
    key = key.map(change)
    for row in rows.indices {
      for place in rows[row].fields.indices {
        rows[row].fields[place].column = change(rows[row].fields[place].column)
      }
    }
  }

  /// Rows that hold a label hold it under its new name.
  mutating func rename(
    label old: String, to new: String, in columns: Set<SQLIdentifier>
  ) {
    for row in rows.indices {
      for place in rows[row].fields.indices
      where columns.contains(rows[row].fields[place].column)
        && rows[row].fields[place].value == .string(old)
      {
        rows[row].fields[place].value = .string(new)
      }
    }
  }
}
