/// Findings as compilers print them, one a line, so that editors and CI find the place:
/// `file:line:column: error: [code] fact; remedy`.
public enum CompilerFormat {
  public static func render(_ diagnostic: Diagnostic) -> String {
    var text = location(diagnostic.range) + diagnostic.severity.rawValue
    text += ": [\(diagnostic.code)] \(singleLine(diagnostic.message))"
    if let remedy = diagnostic.remedy { text += "; \(singleLine(remedy))" }
    text += "\n"
    for note in diagnostic.notes {
      text += location(note.range) + "note: \(singleLine(note.message))\n"
    }
    return text
  }

  public static func render(_ diagnostics: Diagnostics) -> String {
    diagnostics.sorted.map(render).joined()
  }

  private static func location(_ range: SourceRange?) -> String {
    guard let range else { return "" }
    return "\(range.file):\(range.start.line):\(range.start.column): "
  }

  /// Names come from the user's file and may hold a line break, which would fake a second finding.
  static func singleLine(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{200D}": result.unicodeScalars.append(scalar)
      case _ where breaksLayout(scalar):
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Controls, line separators and the marks that turn the direction of text.
  private static func breaksLayout(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
