import Mustache
import SengiDiagnostics

/// Renders views with checked templates.
struct TemplateRenderer: Sendable {
  private let templates: [TemplateName: MustacheTemplate]
  private let partials: MustacheLibrary?
  /// Is shown every view that is rendered.
  private let recorder: ViewRecorder?

  /// - Returns: nil when a template is missing or wrong, which is then among the diagnostics.
  init?(_ set: TemplateSet, recorder: ViewRecorder? = nil, into diagnostics: inout Diagnostics) {
    var found = Diagnostics()
    TemplateChecker.check(set, into: &found)
    var templates: [TemplateName: MustacheTemplate] = [:]
    for name in TemplateName.allCases {
      templates[name] = set[name].flatMap { Self.template($0, into: &found) }
    }
    let partials = set.partials.compactMapValues { Self.template($0, into: &found) }
    diagnostics.append(contentsOf: found.all)
    if found.hasErrors { return nil }
    self.templates = templates
    self.partials = partials.isEmpty ? nil : MustacheLibrary(templates: partials)
    self.recorder = recorder
  }

  private static func template(
    _ source: TemplateSet.Source, into diagnostics: inout Diagnostics
  ) -> MustacheTemplate? {
    do {
      // The pragma keeps the engine from escaping for HTML.
      return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + source.text)
    } catch {
      if !diagnostics.hasErrors {
        diagnostics.error(
          "GEN0105", "the template cannot be read: \(error)", at: SourceRange(file: source.file))
      }
      return nil
    }
  }

  func render(_ name: TemplateName, _ view: some TemplateView) -> SwiftLines {
    recorder?.record(name, view)
    return SwiftLines(Self.lines(of: templates[name]?.render(view, library: partials) ?? ""))
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
