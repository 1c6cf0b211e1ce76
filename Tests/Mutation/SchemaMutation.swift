import SeededRandom

/// Damage to a schema that leaves the file readable as YAML, mostly: lines and words move, go, are
/// doubled, or come from another schema.
enum SchemaMutation {
  static func apply(_ text: String, _ other: String, _ random: inout SeededGenerator) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let others = other.split(separator: "\n").map(String.init)
    guard !lines.isEmpty, !others.isEmpty else { return text }
    for _ in 0...(random.chance(60) ? 0 : random.below(5)) {
      let at = random.below(lines.count)
      switch random.below(12) {
      case 0: lines.remove(at: at)
      case 1: lines.insert(random.pick(lines), at: at)
      case 2: lines.insert(random.pick(others), at: at)
      case 3: lines.swapAt(at, random.below(lines.count))
      case 4: lines[at] = withValue(of: random.pick(others), lines[at])
      case 5: lines[at] = withValue(of: random.pick(lines), lines[at])
      case 6: lines[at] = withWord(random.pick(words), in: lines[at], &random)
      case 7: lines[at] = withWord(word(of: random.pick(others), &random), in: lines[at], &random)
      case 8: lines[at] = (random.chance(50) ? "  " : "    ") + lines[at]
      case 9: lines[at] = String(lines[at].drop { $0 == " " })
      case 10: lines[at] += random.pick(tails)
      default: block(&lines, at, &random)
      }
      if lines.isEmpty { lines = others }
    }
    return lines.joined(separator: "\n")
  }

  /// A line and all that is indented below it goes elsewhere, goes away or is doubled.
  private static func block(_ lines: inout [String], _ at: Int, _ random: inout SeededGenerator) {
    let indent = lines[at].prefix { $0 == " " }.count
    let rest = lines[(at + 1)...].prefix { $0.prefix { $0 == " " }.count > indent || $0.isEmpty }
    let range = at..<rest.endIndex
    let block = Array(lines[range])
    if random.chance(60) { lines.removeSubrange(range) }
    if random.chance(70) { lines.insert(contentsOf: block, at: random.below(lines.count + 1)) }
  }

  private static func withValue(of source: String, _ line: String) -> String {
    guard let colon = line.firstRange(of: ": "), let from = source.firstRange(of: ": ") else {
      return line
    }
    return String(line[..<colon.upperBound] + source[from.upperBound...])
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private static func word(of line: String, _ random: inout SeededGenerator) -> String {
    let words = line.split { !isWordCharacter($0) }
    return words.isEmpty ? "x" : String(random.pick(words))
  }

  private static func withWord(
    _ word: String, in line: String, _ random: inout SeededGenerator
  ) -> String {
    let words = line.split { !isWordCharacter($0) }
    guard !words.isEmpty else { return line + word }
    let old = random.pick(words)
    return String(line[..<old.startIndex] + word + line[old.endIndex...])
  }

  private static let tails = [
    " #", "?", "[]", "[][]", "(", ")", "::text", " check (", " check (true)", " references",
    " unique",
    " primary key", " default", " default null", " collate \"C\"",
    " generated always as (1) stored",
    " using gin", " where (", " desc", ", ", " $$", " '", " \"", " /*", " --", " {", ": x", " |",
    "(0)",
    "(-1)", "(99999999999)", " not null", " constraint", " on delete set null (x)", " deferrable",
  ]

  private static let words = [
    "select", "table", "null", "true", "no", "42", "-1", "0", "9223372036854775808", "text",
    "integer",
    "jsonb", "serial", "uuid", "numeric", "varchar", "timestamptz", "\"Odd\"", "\"\"", "'it''s'",
    "a.b.c",
    "public", "sengi", "pg_catalog", "self", "Type", "init", "id", "🦔", "x'", "e'\\x'", "$1", "*",
    "()",
    "array", "interval", "int4range", "domain", "columns", "tables", "sql", "doc", "was", "use",
  ]
}
