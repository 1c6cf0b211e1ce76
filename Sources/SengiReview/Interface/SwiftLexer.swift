/// Cuts Swift text into tokens; comments are left out.
struct SwiftLexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var tokens: [SwiftToken] = []
  private var isAfterSpace = false
  private var isAfterLineBreak = false

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  static func tokens(of text: String) -> [SwiftToken] {
    var lexer = SwiftLexer(text)
    lexer.read()
    return lexer.tokens
  }

  private func scalar(_ distance: Int = 0) -> Unicode.Scalar? {
    let place = position + distance
    return scalars.indices.contains(place) ? scalars[place] : nil
  }

  private mutating func add(_ kind: SwiftToken.Kind, _ text: String) {
    tokens.append(
      SwiftToken(
        kind: kind, text: text, isAfterSpace: isAfterSpace, isAfterLineBreak: isAfterLineBreak))
    isAfterSpace = false
    isAfterLineBreak = false
  }

  private mutating func read() {
    while let next = scalar() {
      switch next {
      case "\n", "\r", " ", "\t":
        isAfterSpace = true
        if next == "\n" { isAfterLineBreak = true }
        position += 1
      case "/" where scalar(1) == "/": skipLine()
      case "/" where scalar(1) == "*": skipComment()
      case "\"": readString(hashes: 0)
      case "#":
        let hashes = scalars[position...].prefix { $0 == "#" }.count
        if scalar(hashes) == "\"" {
          position += hashes
          readString(hashes: hashes)
        } else {
          readWord()
        }
      case "`": readQuotedWord()
      case "-" where scalar(1) == ">":
        add(.mark, "->")
        position += 2
      case _ where Self.isWord(next): readWord()
      default:
        add(.mark, String(next))
        position += 1
      }
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 || scalar == "_" || scalar == "$" || scalar == "@"
      || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || ("0"..."9").contains(scalar)
  }

  private mutating func readWord() {
    let start = position
    position += 1
    while let next = scalar(), Self.isWord(next) { position += 1 }
    add(.word, text(start..<position))
  }

  private mutating func readQuotedWord() {
    let start = position
    position += 1
    while let next = scalar(), next != "`" { position += 1 }
    position += 1
    add(.word, text(start..<min(position, scalars.count)))
  }

  private func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  private mutating func skipLine() {
    while let next = scalar(), next != "\n" { position += 1 }
    isAfterSpace = true
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if scalar() == "/", scalar(1) == "*" {
        depth += 1
        position += 2
      } else if scalar() == "*", scalar(1) == "/" {
        depth -= 1
        position += 2
      } else {
        if scalar() == "\n" { isAfterLineBreak = true }
        position += 1
      }
    } while depth > 0 && position < scalars.count
    isAfterSpace = true
  }

  /// From the first quotation mark on.
  private mutating func readString(hashes: Int) {
    let quotes = scalar(1) == "\"" && scalar(2) == "\"" ? 3 : 1
    add(.constant, "\"…\"")
    position += quotes
    while let next = scalar() {
      if next == "\\", isFollowed(by: "#", hashes, from: 1) {
        position += 1 + hashes
        if scalar() == "(" { skipInterpolation() } else { position += 1 }
      } else if next == "\"", isFollowed(by: "\"", quotes, from: 0),
        isFollowed(by: "#", hashes, from: quotes)
      {
        position += quotes + hashes
        return
      } else {
        position += 1
      }
    }
  }

  private func isFollowed(by mark: Unicode.Scalar, _ count: Int, from start: Int) -> Bool {
    (start..<(start + count)).allSatisfy { scalar($0) == mark }
  }

  /// From the opening parenthesis to behind the closing one; strings may stand between.
  private mutating func skipInterpolation() {
    let (kept, space, line) = (tokens, isAfterSpace, isAfterLineBreak)
    var depth = 0
    while let next = scalar() {
      if next == "\"" {
        readString(hashes: 0)
        continue
      }
      if next == "(" { depth += 1 }
      if next == ")" { depth -= 1 }
      position += 1
      if depth == 0 { break }
    }
    (tokens, isAfterSpace, isAfterLineBreak) = (kept, space, line)
  }
}
