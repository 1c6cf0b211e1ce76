import SengiJSON
import Synchronization

/// Keeps what templates are given, in the order they are rendered in.
final class ViewRecorder: Sendable {
  private let views = Mutex<[JSONValue]>([])

  func record(_ template: TemplateName, _ view: some TemplateView) {
    let entry = JSONValue.object([
      JSONValue.Member(key: "template", value: .string(template.rawValue)),
      JSONValue.Member(key: "view", value: view.json),
    ])
    views.withLock { $0.append(entry) }
  }

  /// What was recorded since the last call.
  func take() -> [JSONValue] {
    views.withLock { views in
      defer { views = [] }
      return views
    }
  }
}

extension TemplateView {
  /// The view's values by name: text, conditions, and views or lists of them.
  var json: JSONValue {
    .object(
      Self.fields.keys.sorted().map { name in
        JSONValue.Member(key: name, value: JSONValue(viewValue: value(name)))
      })
  }
}

extension JSONValue {
  fileprivate init(viewValue value: Any?) {
    self =
      switch value {
      case let lines as SwiftLines: JSONValue(lines)
      case let flag as Bool: .boolean(flag)
      case let view as any TemplateView: view.json
      case let list as [SwiftLines]: .array(list.map(JSONValue.init))
      case let list as [any TemplateView]: .array(list.map(\.json))
      default: .null
      }
  }

  fileprivate init(_ lines: SwiftLines) {
    self = .string(lines.lines.map(\.description).joined(separator: "\n"))
  }
}
