import Mustache

/// What a template may do with one name.
public indirect enum TemplateField: Sendable {
  /// Printed as it stands; as a section, present or empty.
  case text
  /// A section's condition.
  case flag
  /// A section in which the fields of another view may be used, once or for each of a list.
  case section([String: TemplateField])
}

/// Values for one template, each of them Swift already.
///
/// A view answers by name, without reflection, and says beforehand which names it knows: a template
/// is held against that before it is rendered, because Mustache prints nothing for a name that
/// nobody knows.
protocol TemplateView: MustacheParent, Sendable {
  static var fields: [String: TemplateField] { get }
  func value(_ name: String) -> Any?
}

extension TemplateView {
  func child(named name: String) -> Any? { value(name) }
}

extension LibraryNames: TemplateView {
  /// The name that every view has the library's names under: `{{lib.String}}`.
  static let fieldName = "lib"

  static let fields: [String: TemplateField] = Dictionary(
    uniqueKeysWithValues: LibraryName.allCases.map { ($0.rawValue, .text) } + [("access", .text)])

  func value(_ name: String) -> Any? {
    name == "access"
      ? SwiftLines(access) : LibraryName(rawValue: name).map { SwiftLines([self[$0]]) }
  }
}

/// Lines of Swift that a template prints with the indentation of the tag's own line.
struct SwiftLines: Sendable, MustacheCustomRenderable, MustacheParent {
  /// Stands between the lines until the template is rendered; no escaped text contains it.
  static let separator: Character = "\u{1}"

  let lines: [SwiftCode]

  init(_ lines: [SwiftCode]) {
    self.lines = lines
  }

  init(_ code: SwiftCode) { lines = [code] }

  var renderText: String {
    lines.map(\.description).joined(separator: String(Self.separator))
  }

  var isNull: Bool { lines.isEmpty }

  /// A section over lines is a condition and opens no scope of names.
  func child(named: String) -> Any? { nil }
}
