import SengiDiagnostics

/// Reads YAML text into a tree of nodes with exact places.
///
/// It takes the subset of YAML that every parser agrees on: one document, text keys, no tags, no
/// merge keys. Anchors and aliases are understood. No input traps or hangs it.
public enum YAMLReader {
  /// The tree of `bytes`, and what is wrong with them.
  ///
  /// The root is nil for an empty file and after an error of syntax. After any other error it is
  /// there as far as it could be read, so that its reader can go on to find more.
  public static func read(
    _ bytes: [UInt8], file: String, limits: YAMLLimits = YAMLLimits()
  ) -> (root: YAMLNode?, diagnostics: Diagnostics) {
    let document = readDocument(bytes, file: file, limits: limits)
    return (document.root, document.diagnostics)
  }

  public static func read(
    _ text: String, file: String, limits: YAMLLimits = YAMLLimits()
  ) -> (root: YAMLNode?, diagnostics: Diagnostics) {
    read(Array(text.utf8), file: file, limits: limits)
  }

  static func readDocument(
    _ bytes: [UInt8], file: String, limits: YAMLLimits = YAMLLimits()
  ) -> YAMLDocument {
    var diagnostics = Diagnostics()
    guard bytes.count <= limits.bytes else {
      let source = YAMLSource(file: file, bytes: [])
      diagnostics.error(
        YAMLCode.fileTooLarge.code,
        "the file has \(bytes.count) bytes, the limit is \(limits.bytes)",
        remedy: "split it into several files", at: source.range(0, 0))
      return YAMLDocument(source: source, root: nil, marker: nil, diagnostics: diagnostics)
    }
    // libyaml would count the mark as a column, and so see the first line indented.
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let source = YAMLSource(file: file, bytes: hasMark ? Array(bytes.dropFirst(3)) : bytes)
    if let fault = UTF8Check.firstFault(in: source.bytes) {
      report(fault, source, &diagnostics)
      return YAMLDocument(source: source, root: nil, marker: nil, diagnostics: diagnostics)
    }
    return source.bytes.withUnsafeBufferPointer { buffer in
      guard let events = YAMLEventStream(buffer, isASCII: source.isASCII) else {
        diagnostics.error(YAMLCode.syntax.code, "out of memory", at: source.range(0, 0))
        return YAMLDocument(source: source, root: nil, marker: nil, diagnostics: diagnostics)
      }
      var builder = YAMLTreeBuilder(events, source: source, limits: limits)
      return builder.document()
    }
  }

  private static func report(
    _ fault: UTF8Check.Fault, _ source: YAMLSource, _ diagnostics: inout Diagnostics
  ) {
    switch fault {
    case .invalid(let offset):
      let byte = source[offset].map { "0x" + String($0, radix: 16, uppercase: true) } ?? "end"
      diagnostics.error(
        YAMLCode.invalidUTF8.code, "the byte \(byte) is not valid UTF-8",
        remedy: "save the file as UTF-8", at: source.range(offset, offset + 1))
    case .forbidden(let value, let offset):
      let digits = String(value, radix: 16, uppercase: true)
      let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      diagnostics.error(
        YAMLCode.forbiddenCharacter.code, "the character U+\(name) is not allowed in YAML",
        remedy: "remove it", at: source.range(offset, offset + 1))
    }
  }
}

/// A file as read: its tree and what the tree leaves out.
struct YAMLDocument {
  let source: YAMLSource
  let root: YAMLNode?
  /// Offset of `---`, or nil where the document begins without it.
  let marker: Int?
  let diagnostics: Diagnostics
}
