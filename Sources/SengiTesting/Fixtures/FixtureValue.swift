import SengiSQL

/// A value of a column in PostgreSQL's text form.
enum FixtureValue {
  /// The value of the row with this number; rows with other numbers have others, as far as the type
  /// has enough of them.
  static func value(of column: FixtureCatalogue.Column, number: Int) -> String {
    if column.category == "A" { return "{}" }
    switch column.kind {
    case "e": return column.labels.isEmpty ? "" : column.labels[(number - 1) % column.labels.count]
    case "c":
      return "(" + String(repeating: ",", count: max(column.fields - 1, 0)) + ")"
    case "r": return range(of: column.base, number)
    case "m": return "{}"
    default: break
    }
    switch column.category {
    case "N": return self.number(column, number)
    case "B": return "true"
    case "D": return date(column.base, number)
    case "T": return "\(number) minutes"
    case "I": return "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
    case "G": return geometry(column.base, number)
    case "V":
      let length = column.modifier > 0 ? column.modifier : 1
      return String(repeating: "0", count: length)
    case "S": return text(column, number)
    default: return other(column, number)
    }
  }

  private static func number(_ column: FixtureCatalogue.Column, _ number: Int) -> String {
    guard column.base == "numeric", column.modifier >= 4 else { return "\(number)" }
    // numeric(precision, scale): the number of digits before the point (manual, pg_attribute).
    let precision = (column.modifier - 4) >> 16 & 0xFFFF
    let digits = precision - ((column.modifier - 4) & 0x7FF)
    guard digits < 9 else { return "\(number)" }
    var limit = 1
    for _ in 0..<max(digits, 0) { limit *= 10 }
    return limit > 1 ? "\(number % limit)" : "0"
  }

  private static func date(_ type: String, _ number: Int) -> String {
    let day = "2030-\(two((number / 28 % 12) + 1))-\(two(number % 28 + 1))"
    let time = "\(two(number / 3600 % 24)):\(two(number / 60 % 60)):\(two(number % 60))"
    switch type {
    case "date": return day
    case "time": return time
    case "timetz": return time + "+00"
    case "timestamptz": return "\(day) \(time)+00"
    default: return "\(day) \(time)"
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func range(of type: String, _ number: Int) -> String {
    switch type {
    case "daterange": "[\(date("date", number)),\(date("date", number))]"
    case "tsrange": "[\(date("timestamp", number)),\(date("timestamp", number))]"
    case "tstzrange": "[\(date("timestamptz", number)),\(date("timestamptz", number))]"
    case "int4range", "int8range", "numrange": "[\(number),\(number)]"
    default: "empty"
    }
  }

  private static func geometry(_ type: String, _ number: Int) -> String {
    switch type {
    case "point": "(\(number),\(number))"
    case "line": "{1,1,\(number)}"
    case "circle": "<(\(number),\(number)),1>"
    case "path", "polygon": "((0,0),(\(number),\(number)))"
    default: "((0,0),(\(number),\(number)))"
    }
  }

  private static func text(_ column: FixtureCatalogue.Column, _ number: Int) -> String {
    if column.base == "char" { return "a" }
    let limit = column.base == "name" ? 63 : column.modifier > 4 ? column.modifier - 4 : Int.max
    let text = "\(column.name) \(number)"
    if text.unicodeScalars.count <= limit { return text }
    let digits = "\(number)"
    guard digits.count < limit else { return String(digits.suffix(limit)) }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: column.name.unicodeScalars.prefix(limit - digits.count))
    return String(scalars) + digits
  }

  private static func other(_ column: FixtureCatalogue.Column, _ number: Int) -> String {
    let hexadecimal = String(number, radix: 16)
    let digits = String(repeating: "0", count: max(12 - hexadecimal.count, 0)) + hexadecimal
    switch column.base {
    case "uuid": return "00000000-0000-4000-8000-\(digits)"
    case "json", "jsonb": return "{}"
    case "bytea": return "\\x" + digits
    case "macaddr": return digits
    case "macaddr8": return "0000" + digits
    case "xml": return "<row number=\"\(number)\"/>"
    case "pg_lsn": return "0/\(hexadecimal)"
    case "citext": return text(column, number)
    case "ltree": return "n\(number)"
    case "tsvector", "tsquery", "hstore", "cube": return column.base == "cube" ? "(0)" : ""
    default: return ""
    }
  }

  /// Other texts for the row with this number, of the forms that checks like.
  static func spellings(of column: FixtureCatalogue.Column, number: Int) -> [String] {
    guard column.category == "S" || column.base == "citext" else { return [] }
    let name = column.name.lowercased().filter { ("a"..."z").contains($0) }
    let short = name.isEmpty ? "a" : name
    var letters = ""
    var rest = number
    while rest > 0 || letters.isEmpty {
      letters = String(UnicodeScalar(UInt8(97 + rest % 26))) + letters
      rest /= 26
    }
    let code = String(repeating: "A", count: max(3 - letters.count, 0)) + letters.uppercased()
    return [
      "\(short)\(number)", "\(short)_\(number)", letters, code, "\(1000 + number)",
      "\(short)\(number)@example.org", "https://example.org/\(number)", "+47400\(10_000 + number)",
    ]
  }

  /// The constants in the text of a rule, and the values around them.
  static func candidates(in text: String) -> [String] {
    guard let tokens = try? SQLLexer.tokens(of: text) else { return [] }
    var found: [String] = []
    for (position, token) in tokens.enumerated() {
      switch token.kind {
      case .string:
        found.append(token.text)
        if isPattern(tokens, before: position) { found += matches(of: token.text) }
      case .number:
        found.append(token.text)
        if let number = Int(token.text) {
          found += ["\(number + 1)", "\(number - 1)"]
          if (1...256).contains(number) {
            found += [String(repeating: "a", count: number), String(repeating: "0", count: number)]
          }
        }
      default: break
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static func isPattern(_ tokens: [SQLToken], before position: Int) -> Bool {
    position > 0 && ["~", "~*", "~~", "~~*"].contains(tokens[position - 1].text)
  }

  /// Texts that usual patterns ask for.
  private static func matches(of pattern: String) -> [String] {
    if pattern.contains("@") { return ["a@example.org"] }
    return [
      pattern.filter { !"^$%".contains($0) }, "a", "a1", "A", "abc", "ABC", "1", "123",
      "2030-01-01",
      "https://example.org", "+4712345678", "#aabbcc", "aa-bb",
    ]
  }
}
