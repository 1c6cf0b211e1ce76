import Foundation
import SengiYAML

/// As much of a JSON Schema validator as the published schemas need, over YAML trees.
struct JSONSchemaCheck {
  private let root: [String: Any]

  init(_ text: String) throws {
    root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  /// Where the document does not fit, as paths of keys; empty when it does.
  func faults(_ node: YAMLNode) -> [String] { faults(node, root, "") }

  private func faults(_ node: YAMLNode, _ schema: [String: Any], _ path: String) -> [String] {
    if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
      let definitions = root["definitions"] as? [String: [String: Any]] ?? [:]
      return definitions[String(name)].map { faults(node, $0, path) } ?? ["\(path): no \(name)"]
    }
    var found: [String] = []
    for part in schema["allOf"] as? [[String: Any]] ?? [] { found += faults(node, part, path) }
    if let forms = schema["anyOf"] as? [[String: Any]] {
      let each = forms.map { faults(node, $0, path) }
      if !each.contains(where: \.isEmpty) {
        // The form that came furthest tells most.
        found += each.max { $0.map(\.count).max() ?? 0 < $1.map(\.count).max() ?? 0 } ?? []
      }
    }
    if let words = schema["enum"] as? [String], !words.contains(node.string ?? "") {
      found.append("\(path): not one of \(words)")
    }
    let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] }
    if let types, types.allSatisfy({ !Self.type(of: node, is: $0) }) {
      return found + ["\(path): \(node.described) is none of \(types)"]
    }
    if let number = node.string.flatMap({ Int($0) }), types == ["integer"] {
      let bounds = (schema["minimum"] as? Int ?? .min)...(schema["maximum"] as? Int ?? .max)
      if !bounds.contains(number) { found.append("\(path): \(number) is out of bounds") }
    }
    if let item = schema["items"] as? [String: Any] {
      for value in node.sequence ?? [] { found += faults(value, item, path + "/-") }
    }
    guard let entries = node.mapping else { return found }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    for entry in entries {
      let below = "\(path)/\(entry.name)"
      if let property = properties[entry.name] {
        found += faults(entry.value, property, below)
      } else if let others = schema["additionalProperties"] as? [String: Any] {
        found += faults(entry.value, others, below)
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(below): unknown key")
      }
    }
    for name in schema["required"] as? [String] ?? [] where node[name] == nil {
      found.append("\(path): '\(name)' is missing")
    }
    return found
  }

  private static func type(of node: YAMLNode, is type: String) -> Bool {
    switch type {
    case "null": node.isNull
    case "object": node.mapping != nil
    case "array": node.sequence != nil
    case "string": node.scalar?.kind == .text
    case "boolean": node.scalar?.kind == .bool
    case "number": node.scalar?.kind == .number
    case "integer": node.scalar?.kind == .number && node.string.flatMap { Int($0) } != nil
    default: false
    }
  }
}
