/// Findings as SARIF 2.1.0, the form that code hosts show beside the lines of a pull request.
///
/// Columns count UTF-8 bytes, as everywhere here, which is what SARIF means on lines of ASCII.
public enum SARIFFormat {
  /// One log with one run; findings by file and line, rules by code.
  public static func render(_ diagnostics: Diagnostics) -> String {
    let codes = Set(diagnostics.all.map(\.code)).sorted()
    let rules = codes.map { "{ \"id\": \(JSONFormat.string($0.description)) }" }
    let results = diagnostics.sorted.map(result)
    return """
      {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
          "tool": { "driver": { "name": "sengi", "rules": [\(rules.joined(separator: ", "))] } },
          "results": [\(results.isEmpty ? "" : "\n      " + results.joined(separator: ",\n      ") + "\n    ")]
        }]
      }

      """
  }

  private static func result(_ diagnostic: Diagnostic) -> String {
    var text = diagnostic.message
    if let remedy = diagnostic.remedy { text += "; " + remedy }
    var fields = [
      "\"ruleId\": \(JSONFormat.string(diagnostic.code.description))",
      "\"level\": \(JSONFormat.string(diagnostic.severity.rawValue))",
      "\"message\": { \"text\": \(JSONFormat.string(text)) }",
    ]
    if let range = diagnostic.range {
      fields.append("\"locations\": [{ \(location(range)) }]")
    }
    let related = diagnostic.notes.compactMap { note in
      note.range.map {
        "{ \(location($0)), \"message\": { \"text\": \(JSONFormat.string(note.message)) } }"
      }
    }
    if !related.isEmpty {
      fields.append("\"relatedLocations\": [\(related.joined(separator: ", "))]")
    }
    return "{ \(fields.joined(separator: ", ")) }"
  }

  private static func location(_ range: SourceRange) -> String {
    """
    "physicalLocation": { "artifactLocation": { "uri": \(JSONFormat.string(uri(range.file))) }, \
    "region": { "startLine": \(range.start.line), "startColumn": \(range.start.column), \
    "endLine": \(range.end.line), "endColumn": \(range.end.column) } }
    """
  }

  /// A path as a URI reference, absolute paths as `file:` ones.
  private static func uri(_ path: String) -> String {
    var text = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      let isKept =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "/-._~".utf8.contains(byte)
      if isKept {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }
}
