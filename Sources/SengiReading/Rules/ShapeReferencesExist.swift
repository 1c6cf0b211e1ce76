import SengiDiagnostics
import SengiSQL
import SengiSchema

/// Every shape and enum that a column or a shape names is declared.
struct ShapeReferencesExist: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for column in table.columns {
        check(
          column.type.base, schema, at: sources.range(of: table.path(of: column), .type),
          into: &diagnostics)
      }
    }
    for shape in schema.shapes {
      for part in shape.parts {
        let range = sources.range(of: part.path, .type)
        switch part.type {
        case .scalar(let base): check(base, schema, at: range, into: &diagnostics)
        case .reference(let name): check(shape: name, schema, at: range, into: &diagnostics)
        case .array, .map, .object, .union: continue
        }
      }
    }
  }

  private func check(
    _ base: BaseType, _ schema: Schema, at range: @autoclosure () -> SourceRange?,
    into diagnostics: inout Diagnostics
  ) {
    if let name = base.shape { check(shape: name, schema, at: range(), into: &diagnostics) }
    guard case .enumeration(let name) = base, schema.enumeration(name) == nil else { return }
    let known = schema.namespaces.flatMap(\.enumerations).map(\.name)
    diagnostics.error(
      .enumMissing, "enum '\(name)' is not declared", remedy: Self.remedy(for: name, in: known),
      at: range())
  }

  private func check(
    shape name: QualifiedName, _ schema: Schema, at range: @autoclosure () -> SourceRange?,
    into diagnostics: inout Diagnostics
  ) {
    guard schema.shape(name) == nil else { return }
    diagnostics.error(
      .shapeReference, "shape '\(name)' is not declared",
      remedy: Self.remedy(for: name, in: schema.shapes.map(\.name)), at: range())
  }

  private static func remedy(for name: QualifiedName, in known: [QualifiedName]) -> String? {
    let near = known.filter { $0.namespace == name.namespace }.map(\.name.name)
    if let same = Suggestion.nearest(to: name.name.name, in: near) {
      return "did you mean '\(same)'?"
    }
    let elsewhere = known.first { $0.name == name.name }
    return elsewhere.map { "did you mean '\($0)'?" }
      ?? Suggestion.remedy(for: name.description, in: known.map(\.description))
  }
}
