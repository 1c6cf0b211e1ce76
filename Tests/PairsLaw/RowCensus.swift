import SengiClient
import SengiPlan
import SengiSQL
import SengiWire

/// The rows of every table of a database, and where its sequences stand.
///
/// It is read from the catalogues by itself, so that it knows nothing of what it judges.
struct RowCensus: Sendable {
  struct Table: Sendable {
    /// By name: the type as SQL, for columns whose values are stored as they are.
    var columns: [String: String]
    /// Of each row, by the name of the column; no entry stands for NULL.
    var rows: [[String: String]]
  }

  /// By name, as ``ObjectPath`` writes it: `public.users`.
  var tables: [String: Table] = [:]
  /// The tables above a table, by its name: what is taken from them is taken from it too.
  var ancestors: [String: [String]] = [:]
  struct Sequence: Sendable {
    var last: String
    /// The column that owns it.
    var owner: String
    var isDescending: Bool

    /// Whether it stands where it stood or has been counted on from there, by a column that the plan
    /// adds with it as default.
    func isContinued(by later: Sequence) -> Bool {
      guard let before = Int(last), let now = Int(later.last) else { return last == later.last }
      return isDescending ? now <= before : now >= before
    }
  }

  /// By name.
  var sequences: [String: Sequence] = [:]

  var rowCount: Int { tables.values.reduce(0) { $0 + $1.rows.count } }

  nonisolated(nonsending) static func read(_ client: PGClient) async throws -> RowCensus {
    var census = RowCensus()
    for (name, quoted) in try await tables(client) {
      let columns = try await client.cells(
        Self.columnQuery + "'\(quoted.replacing("'", with: "''"))'::regclass")
      var types: [String: String] = [:]
      for column in columns { types[column["name"] ?? ""] = column["type"] ?? "" }
      let list = types.keys.sorted().map { name in
        let quoted = "\"\(name.replacing("\"", with: "\"\""))\""
        return "\(quoted)::text AS \(quoted)"
      }
      census.tables[name] = Table(
        columns: types,
        rows: try await client.cells(
          "SELECT \(list.joined(separator: ", ")) FROM ONLY \(quoted)"))
    }
    for row in try await client.cells(Self.ancestorQuery) {
      census.ancestors[row["name"] ?? "", default: []].append(row["ancestor"] ?? "")
    }
    for sequence in try await client.cells(Self.sequenceQuery) {
      guard let last = sequence["last"] else { continue }
      census.sequences[sequence["name"] ?? ""] = Sequence(
        last: last, owner: sequence["owner"] ?? "",
        isDescending: sequence["increment"]?.hasPrefix("-") == true)
    }
    return census
  }

  /// The names of tables that hold rows themselves, as paths and as SQL.
  nonisolated(nonsending) static func tables(
    _ client: PGClient
  ) async throws -> [(name: String, quoted: String)] {
    try await client.cells(tableQuery).map { ($0["name"] ?? "", $0["quoted"] ?? "") }
  }

  /// What is gone or changed in a later census that no loss announced; nil where all is there.
  func missing(in later: RowCensus, announced losses: [Loss]) -> String? {
    let lost = Set(losses.map(\.object.description))
    let narrowed = losses.contains { [.enumValue, .narrowedType].contains($0.kind) }
    func isLost(_ table: String, _ column: String = "") -> Bool {
      ([table] + ancestors[table, default: []]).contains { lost.contains($0 + column) }
    }
    for (name, table) in tables.sorted(by: { $0.key < $1.key }) where !isLost(name) {
      guard let now = later.tables[name] else {
        if table.rows.isEmpty { continue }
        return "the table \(name) with \(table.rows.count) rows is gone, and no loss said so"
      }
      guard now.rows.count == table.rows.count else {
        return "the table \(name) had \(table.rows.count) rows and has \(now.rows.count)"
      }
      for column in table.columns.keys.sorted()
      where now.columns[column] == nil && !isLost(name, ".\(column)") {
        guard table.rows.contains(where: { $0[column] != nil }) else { continue }
        return "the column \(name).\(column) is gone, and no loss said so"
      }
      let kept = table.columns.filter { column, type in
        now.columns[column] == type && !isLost(name, ".\(column)") && !narrowed
      }.keys.sorted()
      let (before, after) = (Self.projection(table.rows, kept), Self.projection(now.rows, kept))
      if before != after {
        let change = zip(before, after).first { $0 != $1 }
        return "rows of \(name) changed: \(change?.0 ?? "") became \(change?.1 ?? "")"
      }
    }
    for (name, sequence) in sequences.sorted(by: { $0.key < $1.key }) {
      guard let now = later.sequences[name], now.owner == sequence.owner,
        !sequence.isContinued(by: now),
        !lost.contains(name), !lost.contains(sequence.owner)
      else { continue }
      return "the sequence \(name) stood at \(sequence.last) and stands at \(now.last)"
    }
    return nil
  }

  private static func projection(_ rows: [[String: String]], _ columns: [String]) -> [String] {
    rows.map { row in columns.map { "\($0)=\(row[$0] ?? "NULL")" }.joined(separator: " ") }.sorted()
  }

  private static let own = """
    n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'sengi')
    """

  private static let tableQuery = """
    SELECT n.nspname || '.' || c.relname AS name,
      '"' || replace(n.nspname, '"', '""') || '"."' || replace(c.relname, '"', '""') || '"' AS quoted
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND \(own) ORDER BY 1
    """

  /// What is computed follows from the rest, and what a composite type's attributes are changes how
  /// its values are written.
  private static let columnQuery = """
    SELECT a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_type e ON e.oid = t.typelem
    WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND t.typtype <> 'c'
      AND coalesce(e.typtype, 'b') <> 'c' AND a.attrelid =
    """ + " "

  private static let ancestorQuery = """
    WITH RECURSIVE above(child, ancestor) AS (
      SELECT inhrelid, inhparent FROM pg_inherits
      UNION SELECT a.child, i.inhparent FROM above a JOIN pg_inherits i ON i.inhrelid = a.ancestor)
    SELECT cn.nspname || '.' || c.relname AS name, pn.nspname || '.' || p.relname AS ancestor
    FROM above JOIN pg_class c ON c.oid = child JOIN pg_namespace cn ON cn.oid = c.relnamespace
      JOIN pg_class p ON p.oid = ancestor JOIN pg_namespace pn ON pn.oid = p.relnamespace
    """

  private static let sequenceQuery = """
    SELECT n.nspname || '.' || c.relname AS name, s.last_value::text AS last,
      s.increment_by::text AS increment,
      (SELECT tn.nspname || '.' || t.relname || '.' || a.attname FROM pg_depend d
        JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')
          AND d.refclassid = 'pg_class'::regclass LIMIT 1) AS owner
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_sequences s ON s.schemaname = n.nspname AND s.sequencename = c.relname
    WHERE \(own)
    """
}

extension PGExecutor {
  /// The rows of a query whose columns are all text, by the name of the column; without NULLs.
  nonisolated(nonsending) func cells(_ sql: String) async throws -> [[String: String]] {
    let result = try await run(
      PGStatement(id: PGStatementID(text: sql), sql: .text(sql), binds: [], name: "law"))
    let names = (0..<result.columnCount).map { result.columnName($0) ?? "" }
    return try result.map { row in
      var cells: [String: String] = [:]
      for (index, name) in names.enumerated() where try !row.isNull(index) {
        cells[name] = String(decoding: try row.bytes(index, oid: 0), as: UTF8.self)
      }
      return cells
    }
  }
}
