/// JSON as a JSON Schema needs it, with members in the order given.
indirect enum JSONSchemaValue: Sendable {
  case string(String)
  case number(Int)
  case bool(Bool)
  case array([JSONSchemaValue])
  case object([(String, JSONSchemaValue)])

  static func strings(_ values: [String]) -> JSONSchemaValue { .array(values.map(Self.string)) }

  /// The value as text, two spaces a level, with a line break at the end.
  var text: String {
    var text = ""
    write(into: &text, indent: "")
    return text + "\n"
  }

  private var isShort: Bool {
    switch self {
    case .string, .number, .bool: true
    case .array(let items):
      items.allSatisfy { if case .object = $0 { false } else { $0.isShort } }
    case .object(let members): members.isEmpty
    }
  }

  private func write(into text: inout String, indent: String) {
    switch self {
    case .string(let value): text += Self.quoted(value)
    case .number(let value): text += "\(value)"
    case .bool(let value): text += value ? "true" : "false"
    case .array(let items):
      let separator = isShort ? ", " : ",\n\(indent)  "
      text += isShort ? "[" : "[\n\(indent)  "
      for (position, item) in items.enumerated() {
        if position > 0 { text += separator }
        item.write(into: &text, indent: indent + "  ")
      }
      text += isShort ? "]" : "\n\(indent)]"
    case .object(let members):
      guard !members.isEmpty else {
        text += "{}"
        return
      }
      text += "{"
      for (position, member) in members.enumerated() {
        text += position > 0 ? ",\n" : "\n"
        text += "\(indent)  \(Self.quoted(member.0)): "
        member.1.write(into: &text, indent: indent + "  ")
      }
      text += "\n\(indent)}"
    }
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }
}
