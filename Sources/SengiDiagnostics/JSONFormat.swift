/// Findings for programs: one JSON array, by file and line, keys always in the same order.
public enum JSONFormat {
  /// The array with a line break at its end; a finding without a place has no `file`.
  public static func render(_ diagnostics: Diagnostics) -> String {
    let objects = diagnostics.sorted.map(object)
    if objects.isEmpty { return "[]\n" }
    return "[\n  " + objects.joined(separator: ",\n  ") + "\n]\n"
  }

  private static func object(_ diagnostic: Diagnostic) -> String {
    var fields = [
      "\"severity\": \(string(diagnostic.severity.rawValue))",
      "\"code\": \(string(diagnostic.code.description))",
      "\"message\": \(string(diagnostic.message))",
    ]
    if let remedy = diagnostic.remedy { fields.append("\"remedy\": \(string(remedy))") }
    fields += place(diagnostic.range)
    if !diagnostic.notes.isEmpty {
      let notes = diagnostic.notes.map { note in
        let fields = ["\"message\": \(string(note.message))"] + place(note.range)
        return "{ \(fields.joined(separator: ", ")) }"
      }
      fields.append("\"notes\": [\(notes.joined(separator: ", "))]")
    }
    return "{ \(fields.joined(separator: ", ")) }"
  }

  private static func place(_ range: SourceRange?) -> [String] {
    guard let range else { return [] }
    return [
      "\"file\": \(string(range.file))", "\"line\": \(range.start.line)",
      "\"column\": \(range.start.column)", "\"endLine\": \(range.end.line)",
      "\"endColumn\": \(range.end.column)",
    ]
  }

  /// A JSON string in ASCII's printable part and the characters beyond it that no reader mistakes.
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _
      where scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\u{2028}"
        || scalar == "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
