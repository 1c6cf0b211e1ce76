import SengiDiagnostics

/// Holds templates against the names of their views before anything is rendered.
///
/// Mustache prints nothing for an unknown name and knows no positions; a mistake in a template would
/// otherwise surface as Swift that does not compile, or compiles and lacks something.
public enum TemplateChecker {
  /// Checks every template of the set, and each partial where templates take it in.
  public static func check(_ set: TemplateSet, into diagnostics: inout Diagnostics) {
    var walk = TemplateWalk(partials: set.partials)
    for name in TemplateName.allCases {
      guard let source = set[name] else {
        diagnostics.error("GEN0104", "the template '\(name.rawValue)' is missing", at: nil)
        continue
      }
      walk.check(source, as: name)
    }
    // A partial whose name is mistyped in a tag is not taken in either.
    let unused = walk.findings.isEmpty ? set.partials.filter { !walk.taken.contains($0.key) } : [:]
    for (name, source) in unused.sorted(by: { $0.key < $1.key }) {
      diagnostics.warning(
        "GEN0109", "no template takes in the partial '\(name)'",
        at: SourceRange(file: source.file))
    }
    diagnostics.append(contentsOf: walk.findings)
  }

  /// Checks one template that takes in no partials.
  public static func check(
    _ source: TemplateSet.Source, as name: TemplateName, into diagnostics: inout Diagnostics
  ) {
    var walk = TemplateWalk(partials: [:])
    walk.check(source, as: name)
    diagnostics.append(contentsOf: walk.findings)
  }
}
