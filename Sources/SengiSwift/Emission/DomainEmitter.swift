import SengiSQL
import SengiSchema

/// Makes the view of a domain: another name for the type below it.
struct DomainEmitter {
  let domain: Domain
  let spelling: TypeSpelling
  let layout: SwiftLayout

  func view() -> DomainView {
    let name = spelling.names.domains[domain.name] ?? SwiftIdentifier(derived: "Unknown")
    return DomainView(
      doc: SwiftLines(SwiftDocComment([domain.doc ?? "", origin], width: layout.width).lines),
      declaration: SwiftLines(
        layout.assignment(
          "\(spelling.library.access)typealias \(name)", spelling.value(domain.type))))
  }

  private var origin: String {
    var parts = [
      "PostgreSQL: domain `\(DocText.code(domain.name.description))` over "
        + "`\(DocText.code(DocText.type(domain.type)))`"
    ]
    if domain.isNotNull { parts.append("not null") }
    if let value = domain.defaultValue { parts.append("default `\(DocText.code(value.source))`") }
    parts += domain.checks.map { "check `\(DocText.code($0.expression.source))`" }
    return parts.joined(separator: ", ") + "."
  }
}
