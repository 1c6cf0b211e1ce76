import SengiSQL
import SengiSchema

/// The statements that write and remove rows which a schema holds.
public enum ReferenceRowsDDL {
  /// `INSERT … ON CONFLICT (key) DO UPDATE`, one statement for the rows that say the same columns.
  ///
  /// A row that is there and says nothing else is left alone. Other columns keep what they hold.
  /// After rows with numbers of their own, the sequences of their columns go on behind them.
  public static func upserts(of rows: [ReferenceRow], in table: Table) -> [SQLText] {
    guard let key = table.referenceRows?.key, !key.isEmpty else { return [] }
    var groups: [(columns: [SQLIdentifier], rows: [ReferenceRow])] = []
    for row in rows where !row.fields.isEmpty {
      let wanted = Set(row.columns)
      if let index = groups.firstIndex(where: { Set($0.columns) == wanted }) {
        groups[index].rows.append(row)
      } else {
        groups.append((row.columns, [row]))
      }
    }
    return groups.map { upsert(of: $0.rows, $0.columns, by: key, in: table) }
      + sequences(of: rows, in: table)
  }

  private static func upsert(
    of rows: [ReferenceRow], _ columns: [SQLIdentifier], by key: [SQLIdentifier], in table: Table
  ) -> SQLText {
    let lines = rows.map { row -> SQLText in
      "  (\(columns.map { row[$0]?.sql ?? "DEFAULT" }, separator: ", "))"
    }
    let isNumbered = columns.contains { name in
      if case .identity(always: true, _)? = table.column(name)?.generation { true } else { false }
    }
    let overriding: SQLText = isNumbered ? " OVERRIDING SYSTEM VALUE" : ""
    let written = columns.filter { !key.contains($0) }
    var sql: SQLText =
      """
      INSERT INTO \(table.name) AS stored (\(columns))\(overriding) VALUES
      \(lines, separator: ",\n")
      ON CONFLICT (\(key)) DO 
      """
    guard !written.isEmpty else { return sql + "NOTHING;" }
    let assignments = written.map { name -> SQLText in "\(name) = excluded.\(name)" }
    let before = written.map { compared("stored", $0, in: table) }
    let after = written.map { compared("excluded", $0, in: table) }
    sql += "UPDATE SET \(assignments, separator: ", ")\n"
    let isOne = written.count == 1
    sql += isOne ? "WHERE \(before, separator: ", ")" : "WHERE (\(before, separator: ", "))"
    sql += isOne ? " IS DISTINCT FROM " : "\n  IS DISTINCT FROM "
    return sql + (isOne ? "\(after, separator: ", ");" : "(\(after, separator: ", "));")
  }

  /// A column's value in a form in which what differs is unequal: some types have no equality, and
  /// to some `FREE` is `free`.
  private static func compared(
    _ row: SQLText, _ name: SQLIdentifier, in table: Table
  ) -> SQLText {
    guard let column = table.column(name), column.collation == nil, column.type.isComparedExactly
    else { return "\(row).\(name)::text COLLATE \"C\"" }
    return "\(row).\(name)"
  }

  /// `setval` for each column whose sequence does not know of the numbers written.
  private static func sequences(of rows: [ReferenceRow], in table: Table) -> [SQLText] {
    table.columns.filter { column in
      switch column.generation {
      case .serial, .identity: rows.contains { $0[column.name] != nil }
      default: false
      }
    }.map { column in
      let sequence: SQLText =
        "pg_get_serial_sequence(\(SQLLiteral(table.name.quoted)), \(SQLLiteral(column.name.name)))"
      return """
        SELECT setval(\(sequence), max(\(column.name))) FROM \(table.name)
        HAVING max(\(column.name)) > coalesce(pg_sequence_last_value(\(sequence)), 0);
        """
    }
  }

  /// `DELETE … WHERE key IN`; rows without the key's values are passed over.
  public static func deletion(
    of rows: [ReferenceRow], by key: [SQLIdentifier], from table: QualifiedName
  ) -> SQLText? {
    let values = rows.compactMap { row -> SQLText? in
      let values = key.compactMap { row[$0]?.sql }
      guard values.count == key.count, !key.isEmpty else { return nil }
      return key.count == 1 ? values.first : "(\(values, separator: ", "))"
    }
    guard !values.isEmpty else { return nil }
    return key.count == 1
      ? "DELETE FROM \(table) WHERE \(key) IN (\(values, separator: ", "));"
      : "DELETE FROM \(table) WHERE (\(key)) IN (\(values, separator: ", "));"
  }

  /// Tables that hold rows, each after those that its foreign keys refer to, as far as these do not
  /// go round in a circle.
  public static func ordered(_ tables: [Table]) -> [Table] {
    let places = Dictionary(tables.enumerated().map { ($1.name, $0) }) { first, _ in first }
    let needs = tables.enumerated().map { place, table in
      table.foreignKeys.compactMap { places[$0.referencedTable] }.filter { $0 != place }
    }
    let order = DependencyOrder(required: needs, preferred: needs.map { _ in [] }).sorted()
    return order.compactMap { tables.indices.contains($0) ? tables[$0] : nil }
  }

  /// Every row of the schema's tables; the tables are there.
  static func write(
    _ schema: Schema, _ reading: (SQLIdentifier?) -> [SQLIdentifier],
    into script: inout ScriptBuilder
  ) {
    let tables = schema.tables.filter { $0.referenceRows?.rows.isEmpty == false }
    for table in ordered(tables) {
      let path = ObjectPath.table(table.name).appending(.rows)
      script.read(under: reading(table.name.namespace))
      for (place, sql) in upserts(of: table.referenceRows?.rows ?? [], in: table).enumerated() {
        if place == 0 {
          script.append(DDLText(sql), for: path)
        } else {
          script.continueWith(DDLText(sql), for: path)
        }
      }
    }
  }
}

extension DataType {
  /// Whether the type's equality tells all its values apart.
  fileprivate var isComparedExactly: Bool {
    switch base {
    case .smallint, .integer, .bigint, .boolean, .text, .varchar, .name, .oid, .uuid, .bytea, .date,
      .time, .timestamp, .timestamptz, .jsonb, .enumeration, .inet, .cidr, .macaddr, .macaddr8:
      true
    default: false
    }
  }
}
