@testable import SengiYAML

/// Writes random valid YAML as untidily as YAML allows: odd indentation, needless quotes, flow
/// collections over several lines, comments everywhere.
struct UntidyYAML {
  var random: SeededGenerator
  private var comments = 0
  private(set) var text = ""

  init(seed: UInt64) { random = SeededGenerator(seed) }

  static func document(seed: UInt64) -> String {
    var writer = UntidyYAML(seed: seed)
    if writer.random.chance(10) { writer.text += "--- # marker\n" }
    writer.mapping(indent: 0, depth: 0)
    writer.filler(indent: 0)
    return writer.text
  }

  private static let words = [
    "users", "text?", "numeric(12,2)", "yes", "null", "12", "1.5", "a b", "it's", "x: y", "a #b",
    "- x", "{}", "é🙂", "created_at desc", "text[] default '{}'", "a::text", "", " lead", "trail ",
    "true", "line\u{2028}sep", "tab\there", "two\nlines", "0x1F", "2024-01-01", "~", "#x", "*/",
    "\"q\"", "a\\b", "no", "=", "? x", "x:", "&a", "*a", "!t", "%d", "@x", "`x`", "'", "1_000",
  ]

  private mutating func comment() -> String {
    comments += 1
    return "# \(random.pick(["note", "é", "'x", "a: b", "[", "- x"])) \(comments)"
  }

  private mutating func filler(indent: Int) {
    while random.chance(25) {
      if random.chance(50) {
        text += random.pick(["\n", "\n\n\n", "   \n"])
      } else {
        text += spaces(random.pick([indent, indent, 0, indent + 1])) + comment()
        text += random.pick(["\n", "  \n"])
      }
    }
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  private mutating func lineEnd() {
    if random.chance(20) { text += spaces(1 + random.below(4)) + comment() }
    text += random.pick(["\n", "\n", " \n"])
  }

  private mutating func mapping(indent: Int, depth: Int) {
    for index in 0..<1 + random.below(4) {
      filler(indent: indent)
      let key = YAMLScalar.quoted("\(random.pick(Self.words))\(index)", as: .key)
      text += spaces(indent) + key + random.pick(["", "", " "]) + ":"
      value(indent: indent, depth: depth + 1, isItem: false)
    }
  }

  private mutating func sequence(indent: Int, depth: Int) {
    for _ in 0..<1 + random.below(4) {
      filler(indent: indent)
      text += spaces(indent) + "-"
      value(indent: indent, depth: depth + 1, isItem: true)
    }
  }

  private mutating func value(indent: Int, depth: Int, isItem: Bool) {
    let inner = indent + 1 + random.below(4)
    switch random.below(depth > 3 ? 7 : 11) {
    case 0: lineEnd()
    case 1:
      text += " "
      flow(depth: depth, indent: inner)
      lineEnd()
    case 2: block(indent: inner)
    case 3:
      lineEnd()
      filler(indent: inner)
      text += spaces(inner) + YAMLScalar.quoted(random.pick(Self.words), as: .blockValue)
      lineEnd()
    case 4:
      text += random.pick([" plain\n", " 'quoted\n", " \"double\n"])
      let quote = text.hasSuffix("d\n") ? "'" : text.hasSuffix("e\n") ? "\"" : ""
      text += random.pick(["", "\n"]) + spaces(inner) + "goes on\(quote)"
      lineEnd()
    case 5, 6:
      text += spaces(1 + random.below(2)) + scalar(as: .blockValue)
      lineEnd()
    case 7, 8:
      lineEnd()
      mapping(indent: inner, depth: depth)
    default:
      lineEnd()
      sequence(indent: !isItem && random.chance(40) ? indent : inner, depth: depth)
    }
  }

  private mutating func scalar(as place: YAMLScalar.Place) -> String {
    let word = random.pick(Self.words)
    switch random.below(4) {
    case 0: return random.pick(["yes", "no", "null", "12", "true", "-1.5e3"])
    case 1 where !word.contains("\n") && !word.contains("\t") && !word.contains("\u{2028}"):
      return "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''") + "'"
    case 2 where word.utf8.allSatisfy { $0 > 0x1F && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }:
      return "\"\(word)\""
    default: return YAMLScalar.quoted(word, as: place)
    }
  }

  private mutating func flow(depth: Int, indent: Int) {
    let isMapping = random.chance(50)
    text += isMapping ? "{" : "["
    for index in 0..<random.below(4) {
      if index > 0 { text += random.pick([",", ", ", " , "]) }
      if random.chance(15) { text += " " + comment() }
      if text.last.map({ $0 != "," && $0 != " " && $0 != "{" && $0 != "[" }) ?? false
        || random.chance(10)
      {
        text += "\n" + spaces(indent)
      }
      if isMapping { text += "k\(index): " }
      if depth < 4, random.chance(25) {
        flow(depth: depth + 1, indent: indent)
      } else {
        text += scalar(as: .flowValue)
      }
    }
    text += isMapping ? "}" : "]"
  }

  private mutating func block(indent: Int) {
    let header = random.pick(["|", "|-", "|+", ">", ">-", ">+"])
    text += " " + header + (random.chance(20) ? " " + comment() : "") + "\n"
    text += random.pick(["", "\n"])
    text += spaces(indent) + "first # no comment\n"
    for _ in 0..<random.below(4) {
      let line = random.pick(["", "more", "  deeper", "trail  ", "- x: y", "# text"])
      text += (line.isEmpty ? "" : spaces(indent) + line) + "\n"
    }
  }
}
