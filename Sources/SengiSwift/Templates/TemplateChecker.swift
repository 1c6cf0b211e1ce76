import SengiDiagnostics

/// Holds a template against the names of its view before anything is rendered.
///
/// Mustache prints nothing for an unknown name and knows no positions; a mistake in a template would
/// otherwise surface as Swift that does not compile, or compiles and lacks something.
public enum TemplateChecker {
  public static func check(
    _ source: TemplateSet.Source, as name: TemplateName, into diagnostics: inout Diagnostics
  ) {
    var check = Check(file: source.file, scopes: [Scope(tag: nil, fields: name.fields)])
    let (tags, unclosed) = TemplateScanner.scan(source.text)
    for tag in tags { check.visit(tag) }
    check.finish(unclosed: unclosed)
    diagnostics.append(contentsOf: check.findings)
  }

  private struct Scope {
    var tag: TemplateTag?
    var fields: [String: TemplateField]
  }

  private struct Check {
    let file: String
    var scopes: [Scope]
    var findings: [Diagnostic] = []

    mutating func visit(_ tag: TemplateTag) {
      switch tag.kind {
      case .comment: break
      case .other(let mark):
        report("GEN0102", "the tag '{{\(mark)…}}' is not offered in templates", at: tag)
      case .close:
        guard scopes.count > 1, let opened = scopes.last?.tag else {
          report("GEN0103", "no section '\(tag.name)' is open here", at: tag)
          return
        }
        if opened.name == tag.name {
          scopes.removeLast()
        } else {
          report(
            "GEN0103", "section '\(opened.name)' has to be closed before '\(tag.name)'", at: tag)
        }
      case .value: resolve(tag)
      case .section:
        var fields: [String: TemplateField] = [:]
        if case .section(let inner) = resolve(tag) { fields = inner }
        scopes.append(Scope(tag: tag, fields: fields))
      case .inverted:
        resolve(tag)
        scopes.append(Scope(tag: tag, fields: [:]))
      }
    }

    mutating func finish(unclosed: SourcePosition?) {
      if let unclosed {
        findings.append(
          Diagnostic(
            .error, "GEN0103", "this tag is not closed on its line", remedy: "add '}}'",
            at: SourceRange(file: file, at: unclosed)))
      }
      for tag in scopes.compactMap(\.tag) {
        report("GEN0103", "section '\(tag.name)' is never closed", at: tag)
      }
    }

    @discardableResult
    private mutating func resolve(_ tag: TemplateTag) -> TemplateField? {
      if tag.name == "." { return .text }
      var parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard let first = parts.first,
        var field = scopes.reversed().lazy.compactMap({ $0.fields[first] }).first
      else {
        unknown(tag, among: scopes.flatMap { $0.fields.keys })
        return nil
      }
      parts.removeFirst()
      for part in parts {
        guard case .section(let inner) = field, let next = inner[part] else {
          var names: [String] = []
          if case .section(let inner) = field { names = inner.keys.map { "\(first).\($0)" } }
          unknown(tag, among: names)
          return nil
        }
        field = next
      }
      return field
    }

    private mutating func unknown(_ tag: TemplateTag, among names: [String]) {
      report(
        "GEN0101", "unknown name '\(tag.name)' in a template",
        remedy: Suggestion.remedy(for: tag.name, in: names.sorted()), at: tag)
    }

    private mutating func report(
      _ code: DiagnosticCode, _ message: String, remedy: String? = nil, at tag: TemplateTag
    ) {
      findings.append(
        Diagnostic(
          .error, code, message, remedy: remedy, at: SourceRange(file: file, at: tag.position)))
    }
  }
}
