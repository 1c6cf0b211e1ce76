import RoundTripLaw

extension SchemaDump {
  /// Like ``SchemaDump/normalised``, with the columns of tables and statistics and the attributes of
  /// composite types by name: what was added last stands last, and PostgreSQL cannot change that.
  var withoutColumnOrder: String {
    entries.map { entry in
      let body = entry.hasOrderedColumns ? entry.sortedLines : entry.linesWithSortedStatistics
      return "-- \(entry.headline)\n\(body.joined(separator: "\n"))\n"
    }.sorted().joined(separator: "\n")
  }

  /// What objects there are, which no reloading changes.
  var headlines: [String] { entries.map(\.headline).sorted() }
}

extension SchemaDump.Entry {
  /// `CREATE STATISTICS` lists columns in the order of the table.
  fileprivate var linesWithSortedStatistics: [String] {
    body.map { line in
      guard kind == "STATISTICS", line.hasPrefix("CREATE STATISTICS "),
        let on = line.firstRange(of: " ON "), let from = line.ranges(of: " FROM ").last,
        on.upperBound < from.lowerBound
      else { return String(line) }
      let columns = line[on.upperBound..<from.lowerBound].split(separator: ", ").sorted()
      return line[..<on.upperBound] + columns.joined(separator: ", ") + line[from.lowerBound...]
    }
  }

  /// The labels of an enum have an order that can be kept, and must be.
  fileprivate var hasOrderedColumns: Bool {
    switch kind {
    case "TABLE", "FOREIGN TABLE": true
    case "TYPE": body.contains { $0.hasPrefix("CREATE TYPE") && $0.hasSuffix(" AS (") }
    default: false
    }
  }

  fileprivate var sortedLines: [String] {
    body.map { String($0.last == "," ? $0.dropLast() : $0) }.sorted()
  }
}
