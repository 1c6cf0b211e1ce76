import Mustache
import SengiDiagnostics

/// Renders views with checked templates.
struct TemplateRenderer: Sendable {
  private let templates: [TemplateName: MustacheTemplate]

  /// - Returns: nil when a template is missing or wrong, which is then among the diagnostics.
  init?(_ set: TemplateSet, into diagnostics: inout Diagnostics) {
    var found = Diagnostics()
    var templates: [TemplateName: MustacheTemplate] = [:]
    for name in TemplateName.allCases {
      guard let source = set[name] else {
        found.error("GEN0104", "the template '\(name.rawValue)' is missing", at: nil)
        continue
      }
      TemplateChecker.check(source, as: name, into: &found)
      do {
        // The pragma keeps the engine from escaping for HTML.
        templates[name] = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + source.text)
      } catch {
        found.error(
          "GEN0105", "the template cannot be read: \(error)", at: SourceRange(file: source.file))
      }
    }
    diagnostics.append(contentsOf: found.all)
    if found.hasErrors { return nil }
    self.templates = templates
  }

  func render(_ name: TemplateName, _ view: some TemplateView) -> SwiftLines {
    SwiftLines(Self.lines(of: templates[name]?.render(view) ?? ""))
  }

  /// The rendered text's lines, each value of several lines laid out with the indentation of the
  /// line it was printed on.
  static func lines(of text: String) -> [SwiftCode] {
    let separator = SwiftLines.separator.asciiValue ?? 1
    var lines: [SwiftCode] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if !line.contains(separator) {
        lines.append(code(line))
        continue
      }
      let indentation = String(Substring(line.prefix { $0 == UInt8(ascii: " ") }))
      var isFirst = true
      for part in line.split(separator: separator, omittingEmptySubsequences: false) {
        lines.append(isFirst ? code(part) : code(Substring(indentation + Substring(part)).utf8))
        isFirst = false
      }
    }
    if lines.last?.description.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func code(_ line: Substring.UTF8View) -> SwiftCode {
    if line.last != UInt8(ascii: " ") { return SwiftCode(escaped: String(Substring(line))) }
    let kept = line.reversed().drop { $0 == UInt8(ascii: " ") }.count
    return SwiftCode(escaped: String(Substring(line.prefix(kept))))
  }
}
