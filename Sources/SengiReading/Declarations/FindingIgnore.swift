import SengiDiagnostics
import SengiYAML

/// Codes that the author of a schema does not want to be told, and why.
///
/// `ignore: { LNT0001: the reason }` may stand wherever keys of the schema language stand: in a
/// file, a table, and in the long form of anything else. It holds for the text of what it stands in.
public struct FindingIgnore: Sendable, Hashable {
  /// As written; it need not be a code that exists.
  public var code: String
  public var reason: String
  /// Where the code is written.
  public var range: SourceRange
  /// The text of what the ignore stands in; for a file, all of it.
  public var region: SourceRange
}

enum IgnoreKey {
  static let name = "ignore"

  /// Whether the text is written as a code: three capital letters and four digits.
  static func isCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 7 && bytes.prefix(3).allSatisfy { (0x41...0x5A).contains($0) }
      && bytes.dropFirst(3).allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Says what is wrong with the value of the key.
  static func check(_ node: YAMLNode, _ diagnostics: inout Diagnostics) {
    let form = "write 'ignore: { LNT0001: the reason }'"
    guard let entries = node.mapping, !entries.isEmpty else {
      diagnostics.error(
        SchemaCode.ignoreWithoutReason, "'ignore' takes codes, each with the reason", remedy: form,
        at: node.range)
      return
    }
    for entry in entries {
      if !isCode(entry.name) {
        diagnostics.error(
          SchemaCode.ignoreWithoutReason, "'\(entry.name)' is no code of a finding", remedy: form,
          at: entry.key.range)
      } else if entry.value.string?.isEmpty ?? true {
        diagnostics.error(
          SchemaCode.ignoreWithoutReason, "\(entry.name) is ignored without a reason",
          remedy: "write '\(entry.name): the reason'", at: entry.key.range)
      }
    }
  }

  /// Every ignore of a file. A name of the user's own, such as a column called `ignore`, has no
  /// codes under it.
  static func all(in file: SchemaFile, _ root: YAMLNode?) -> [FindingIgnore] {
    guard let root, mentioned(in: file.contents) else { return [] }
    var found: [FindingIgnore] = []
    let end = SourcePosition(line: .max, column: 1)
    let whole = SourceRange(file: file.path, start: .start, end: end)
    collect(root, region: whole, into: &found)
    return found
  }

  /// Few files ignore anything, and looking at bytes is much cheaper than walking the tree.
  private static func mentioned(in contents: [UInt8]) -> Bool {
    let word = Array(name.utf8)
    return contents.withUnsafeBufferPointer { bytes in
      guard bytes.count >= word.count else { return false }
      for start in 0...(bytes.count - word.count) where bytes[start] == word[0] {
        if bytes[start..<start + word.count].elementsEqual(word) { return true }
      }
      return false
    }
  }

  private static func collect(
    _ node: YAMLNode, region: SourceRange, into found: inout [FindingIgnore]
  ) {
    for item in node.sequence ?? [] { collect(item, region: item.range, into: &found) }
    for entry in node.mapping ?? [] {
      guard entry.name == name, let codes = entry.value.mapping,
        codes.contains(where: { isCode($0.name) })
      else {
        collect(entry.value, region: entry.range, into: &found)
        continue
      }
      for code in codes where isCode(code.name) {
        guard let reason = code.value.string, !reason.isEmpty else { continue }
        found.append(
          FindingIgnore(
            code: code.name, reason: reason, range: code.key.range, region: region))
      }
    }
  }
}
