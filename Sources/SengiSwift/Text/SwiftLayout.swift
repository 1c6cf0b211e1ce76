/// Puts declarations and statements on lines as swift-format would.
///
/// What no simple break brings within the line is left on one line and marked
/// `// swift-format-ignore`; that takes names of more than fifty characters.
struct SwiftLayout: Sendable {
  /// The columns left at the place where the lines will stand.
  let width: Int

  init(indentation: Int) { width = 100 - indentation }

  func inside(_ indentation: Int = 2) -> SwiftLayout {
    SwiftLayout(indentation: 100 - width + indentation)
  }

  func fits(_ code: SwiftCode) -> Bool {
    // Never more characters than bytes, which are counted already.
    code.description.utf8.count <= width || code.description.count <= width
  }

  private func ignored(_ line: SwiftCode) -> [SwiftCode] {
    ["// swift-format-ignore", line]
  }

  /// `head: type`, with `= value` kept on the type's line.
  func typed(_ head: SwiftCode, _ type: SwiftCode) -> [SwiftCode] {
    let line: SwiftCode = "\(head): \(type)"
    if fits(line) { return [line] }
    let broken: [SwiftCode] = ["\(head):", "  \(type)"]
    return broken.allSatisfy(fits) ? broken : ignored(line)
  }

  /// `head: type { body }`.
  func computed(_ head: SwiftCode, _ type: SwiftCode, _ body: SwiftCode) -> [SwiftCode] {
    let line: SwiftCode = "\(head): \(type) { \(body) }"
    if fits(line) { return [line] }
    let opened: [SwiftCode] = ["\(head): \(type) {", "  \(body)", "}"]
    return opened.allSatisfy(fits) ? opened : ignored(line)
  }

  /// `head: type { literal }`, where the literal may be as long as it likes.
  func constant(_ head: SwiftCode, _ type: SwiftCode, _ literal: SwiftStringLiteral) -> [SwiftCode]
  {
    let line: SwiftCode = "\(head): \(type) { \(literal) }"
    return fits(line) ? [line] : ["\(head): \(type) {", "  \(literal)", "}"]
  }

  /// `target = value`.
  func assignment(_ target: SwiftCode, _ value: SwiftCode) -> [SwiftCode] {
    let line: SwiftCode = "\(target) = \(value)"
    if fits(line) { return [line] }
    let broken: [SwiftCode] = ["\(target) =", "  \(value)"]
    return broken.allSatisfy(fits) ? broken : ignored(line)
  }

  /// `target = try callee(arguments)`.
  func assignment(_ target: SwiftCode, trying callee: SwiftCode, _ arguments: SwiftCode)
    -> [SwiftCode]
  {
    let line: SwiftCode = "\(target) = try \(callee)(\(arguments))"
    if fits(line) { return [line] }
    let opened: [SwiftCode] = ["\(target) = try \(callee)(", "  \(arguments))"]
    return opened.allSatisfy(fits) ? opened : ignored(line)
  }

  /// `callee(arguments)`.
  func call(_ callee: SwiftCode, _ arguments: [SwiftCode]) -> [SwiftCode] {
    let line: SwiftCode = "\(callee)(\(arguments.joined(", ")))"
    if fits(line) { return [line] }
    let opened: [SwiftCode] = ["\(callee)(", "  \(arguments.joined(", ")))"]
    if opened.allSatisfy(fits) { return opened }
    return ["\(callee)("] + list(arguments, closing: ")").indented
  }

  /// `head(parameters)tail`, one parameter a line when they do not fit on one.
  func function(_ head: SwiftCode, _ parameters: [SwiftCode], _ tail: SwiftCode) -> [SwiftCode] {
    let line: SwiftCode = "\(head)(\(parameters.joined(", ")))\(tail)"
    if fits(line) || parameters.isEmpty { return [line] }
    return ["\(head)("] + list(parameters, closing: "").indented + [")\(tail)"]
  }

  /// The items one a line, commas between, the closing text behind the last.
  func list(_ items: [SwiftCode], closing: SwiftCode) -> [SwiftCode] {
    items.enumerated().map { position, item in
      position == items.count - 1 ? "\(item)\(closing)" : "\(item),"
    }
  }

  /// `head: A, B {`, opening on a line of its own when the list of conformances is broken.
  func type(_ head: SwiftCode, _ conformances: [SwiftCode]) -> [SwiftCode] {
    if conformances.isEmpty { return ["\(head) {"] }
    let line: SwiftCode = "\(head): \(conformances.joined(", ")) {"
    if fits(line) { return [line] }
    var lines: [SwiftCode] = []
    var current: SwiftCode = "\(head):"
    for (position, name) in conformances.enumerated() {
      let item: SwiftCode = position == conformances.count - 1 ? name : "\(name),"
      if fits("\(current) \(item)") || position == 0 {
        current = "\(current) \(item)"
      } else {
        lines.append(current)
        current = "  \(item)"
      }
    }
    return lines + [current, "{"]
  }
}
