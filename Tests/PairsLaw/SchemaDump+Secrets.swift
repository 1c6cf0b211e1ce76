import RoundTripLaw

extension SchemaDump {
  /// Like ``SchemaDump/withoutColumnOrder``, with these options of foreign objects left out.
  func withoutOptions(_ names: Set<String>) -> String {
    entries.map { entry in
      "-- \(entry.headline)\n\(entry.body(without: names).joined(separator: "\n"))\n"
    }.sorted().joined(separator: "\n")
  }
}

extension SchemaDump.Entry {
  fileprivate func body(without names: Set<String>) -> [String] {
    switch kind {
    case "FOREIGN DATA WRAPPER", "SERVER", "USER MAPPING", "FOREIGN TABLE": break
    default: return body.map(String.init)
    }
    // Which option is the last decides about commas and parentheses, which mean nothing here.
    return body.filter { line in
      let word = line.drop { $0 == " " }.prefix { $0 != " " }
      return !line.hasPrefix("    ") || !names.contains(String(word.filter { $0 != "\"" }))
    }.map { line in
      var line = line
      if line.hasSuffix(" OPTIONS (") { line = line.dropLast(" OPTIONS (".count) }
      while let last = line.last, ",;() ".contains(last) { line = line.dropLast() }
      return String(line)
    }.filter { !$0.isEmpty && $0 != "OPTIONS" }.sorted()
  }
}
