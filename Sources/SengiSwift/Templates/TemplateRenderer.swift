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
    var text = text
    var lines = text.withUTF8(lines(of:))
    if lines.last?.description.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [SwiftCode] {
    let space = UInt8(ascii: " ")
    let separator = SwiftLines.separator.asciiValue ?? 1
    var lines: [SwiftCode] = []
    // Where the line of the template begins, and the part of it that is being read.
    var (line, part) = (0, 0)
    func end(at position: Int) {
      var end = position
      while end > part, bytes[end - 1] == space { end -= 1 }
      var code = String(decoding: bytes[part..<end], as: UTF8.self)
      if part > line, end > part {
        code = String(decoding: bytes[line..<part].prefix { $0 == space }, as: UTF8.self) + code
      }
      lines.append(SwiftCode(escaped: code))
    }
    let newline = UInt8(ascii: "\n")
    // Plain counting: the plugin's program is built without optimization, and passes here for each
    // byte that it writes.
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == newline {
        end(at: position)
        (line, part) = (position + 1, position + 1)
      } else if byte == separator {
        end(at: position)
        part = position + 1
      }
      position += 1
    }
    end(at: bytes.count)
    return lines
  }
}
