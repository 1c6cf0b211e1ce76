import Foundation

/// The output of `pg_dump -s`, taken apart so that two of them can be compared.
///
/// What depends on a run rather than on the schema is left out: `\restrict` keys, the versions in
/// the head, the private `pg_attver` of some builds of PostgreSQL 15. Entries are sorted by their
/// headline, since pg_dump breaks ties by OID; what is inside an entry (columns, labels, keys) keeps
/// its order. The state that pg_dump carries from one entry to the next (tablespace, access
/// method) is written into each.
public struct SchemaDump: Sendable {
  /// Where pg_dump wrote it.
  public let file: URL
  public let entries: [Entry]

  public struct Entry: Sendable {
    /// `Name: t; Type: TABLE; Schema: public; Owner: -`
    public var headline: String
    public var body: [Substring]

    public var kind: Substring? {
      headline.firstMatch(of: #/; Type: ([^;]*); Schema: /#)?.1
    }

    /// Grants to several roles stand in the order in which they were made, which means nothing
    /// unless a role other than the owner made some.
    mutating func sortGrants() {
      guard kind == "ACL" || kind == "DEFAULT ACL",
        !body.contains(where: { $0.hasPrefix("SET SESSION AUTHORIZATION") })
      else { return }
      body.sort()
    }
  }

  public init(_ text: String, file: URL) {
    self.file = file
    entries = Self.entries(of: text)
  }

  /// The same schema gives the same text.
  public var normalised: String {
    entries.map { "-- \($0.headline)\n\($0.body.joined(separator: "\n"))\n" }.sorted().joined(
      separator: "\n")
  }

  /// How many objects it makes; comments, privileges and defaults are parts of others.
  var objectCount: Int {
    let parts: Set<Substring> = [
      "COMMENT", "ACL", "DEFAULT", "DEFAULT ACL", "SEQUENCE OWNED BY", "TABLE ATTACH",
      "INDEX ATTACH", "ROW SECURITY",
    ]
    return entries.count { $0.kind.map { !parts.contains($0) } ?? false }
  }

  private static func entries(of text: String) -> [Entry] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var entries: [Entry] = []
    var current = Entry(headline: "head", body: [])
    var state: [Substring] = []
    var index = 0
    func close(_ entry: Entry, _ next: inout [Substring]) {
      var entry = entry
      var own = next
      while let last = entry.body.last {
        if last.isEmpty {
          entry.body.removeLast()
        } else if let key = stateKey(of: last) {
          next.removeAll { stateKey(of: $0) == key }
          next.append(last)
          entry.body.removeLast()
        } else {
          break
        }
      }
      if entry.headline == "head" { return }
      own.removeAll { isUsualState($0) || !carriesState(entry) }
      entry.body = own.sorted() + entry.body.drop(while: \.isEmpty)
      entry.sortGrants()
      entries.append(entry)
    }
    while index < lines.count {
      let line = lines[index]
      if line == "--", index + 2 < lines.count, lines[index + 2] == "--",
        lines[index + 1].hasPrefix("-- Name: "), lines[index + 1].contains("; Type: ")
      {
        close(current, &state)
        current = Entry(headline: String(lines[index + 1].dropFirst(3)), body: [])
        index += 3
      } else if line == "-- PostgreSQL database dump complete" {
        break
      } else {
        if !line.hasPrefix("\\restrict ") && !line.hasPrefix("\\unrestrict ") {
          current.body.append(withoutPrivateOption(line))
        }
        index += 1
      }
    }
    while current.body.last == "--" || current.body.last?.isEmpty == true {
      current.body.removeLast()
    }
    close(current, &state)
    return entries
  }

  private static func withoutPrivateOption(_ line: Substring) -> Substring {
    guard line.contains("pg_attver=") else { return line }
    return Substring(
      line.replacing(#/pg_attver=\d+,\s*/#, with: "").replacing(#/,?\s*pg_attver=\d+/#, with: ""))
  }

  private static func stateKey(of line: Substring) -> Substring? {
    guard line.hasPrefix("SET default_ta"), line.hasSuffix(";") else { return nil }
    return line.split(separator: " ").dropFirst().first
  }

  private static func isUsualState(_ line: Substring) -> Bool {
    line == "SET default_tablespace = '';" || line == "SET default_table_access_method = heap;"
  }

  private static func carriesState(_ entry: Entry) -> Bool {
    ["TABLE", "INDEX", "CONSTRAINT", "MATERIALIZED VIEW"].contains(entry.kind ?? "")
  }
}
