import SengiDiagnostics

/// Reads a template's bytes as text.
public enum TemplateText {
  /// The text with `\n` alone at the end of lines and without a byte order mark.
  /// - Returns: nil when the bytes are no text, which is then among the diagnostics with its place.
  public static func read(
    _ bytes: [UInt8], file: String, into diagnostics: inout Diagnostics
  ) -> String? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    var position = SourcePosition.start
    for character in Unicode.ParsingIterator(bytes) {
      switch character {
      case .invalid:
        diagnostics.error(
          "GEN0105", "the template is not UTF-8 here",
          at: SourceRange(file: file, at: position))
        return nil
      case .valid(let scalar, let length):
        if scalar == "\n" {
          position = SourcePosition(line: position.line + 1, column: 1)
          continue
        }
        if scalar.value < 0x20, scalar != "\t", scalar != "\r" {
          diagnostics.error(
            "GEN0105", "the template has a control character here",
            at: SourceRange(file: file, at: position))
          return nil
        }
        position.column += length
      }
    }
    return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }
}

extension Unicode {
  /// The scalars of UTF-8 with their lengths, and the places where there is none.
  fileprivate struct ParsingIterator: Sequence, IteratorProtocol {
    enum Element {
      case valid(Unicode.Scalar, length: Int)
      case invalid
    }

    private var iterator: IndexingIterator<[UInt8]>
    private var parser = UTF8.ForwardParser()

    init(_ bytes: [UInt8]) { iterator = bytes.makeIterator() }

    mutating func next() -> Element? {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded): .valid(UTF8.decode(encoded), length: encoded.count)
      case .error: .invalid
      case .emptyInput: nil
      }
    }
  }
}
