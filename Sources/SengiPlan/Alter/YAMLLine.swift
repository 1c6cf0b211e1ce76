import SengiDiff
import SengiSQL
import SengiSchema

/// Words of remedies as a file takes them.
enum YAMLLine {
  /// A word that may stand in a mapping.
  static func word(_ text: String) -> String {
    let isPlain =
      text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
          || $0 == 0x5F
      } && text.first?.isLetter == true
      && !["true", "false", "null", "yes", "no", "on", "off"].contains(text.lowercased())
    return isPlain ? text : quoted(text)
  }

  /// SQL that stands alone on its line, behind a key.
  static func value(_ sql: SQLExpression) -> String {
    let text = sql.rewriting { tokens, place in
      tokens[place].kind == .quotedIdentifier ? SQLIdentifier(tokens[place].text)?.spelled : nil
    }.source
    let isPlain =
      text.first.map { $0.isLetter || $0 == "(" } == true && !text.contains(": ")
      && !text.contains(" #") && !text.hasSuffix(":")
    return isPlain ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
