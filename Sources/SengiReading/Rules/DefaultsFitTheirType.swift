import SengiDiagnostics
import SengiJSON
import SengiSQL
import SengiSchema

/// A default that is a constant is a value of the column's type.
///
/// PostgreSQL would reject some at the DDL (SQLSTATE 22P02, 42804), others only at the first insert
/// (22001, 22003). A number for a text column it would even take, as text; the author hears of it.
struct DefaultsFitTheirType: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let check = LiteralCheck(schema: schema)
    for table in schema.tables {
      for column in table.columns {
        guard let value = column.defaultValue, let constant = LiteralDefault(value.source),
          column.type.isMeant(by: constant.cast)
        else { continue }
        lazy var range = sources.range(of: table.path(of: column), .defaultValue)
        // What is taken over goes without its parent's default that way.
        if constant.literal == .null, column.isInherited { continue }
        if constant.literal == .null, !column.isNullable {
          diagnostics.error(
            .defaultValue, "default null of column '\(column.name)', which is not nullable",
            remedy: "leave the default out, or write the type as '\(column.type.sql)?'", at: range)
        } else if let fault = check.fault(of: constant.literal, as: column.type) {
          let message = "default \(value) of column '\(column.name)' \(fault.reason)"
          if fault.isLate {
            diagnostics.warning(.defaultValue, message, remedy: fault.remedy, at: range)
          } else {
            diagnostics.error(.defaultValue, message, remedy: fault.remedy, at: range)
          }
        } else if let misfit = Self.misfit(constant.literal, column.type, schema) {
          // Without its check the server takes it, and rows written by other programs may be meant.
          diagnostics.report(
            schema.enforcesShape(column) ? .error : .warning, .defaultShape,
            "default \(value) of column '\(column.name)' does not fit its shape: \(misfit)",
            remedy: "write every key that the shape requires, or make the key optional", at: range)
        }
      }
    }
  }

  /// A shape that is nothing but itself is another rule's finding.
  private static func leadsToItself(_ shape: Shape, _ forms: ShapeForms) -> Bool {
    var seen: Set<String> = []
    var form = forms.form(of: shape)
    while case .named(let name) = form {
      guard seen.insert(name).inserted else { return true }
      guard let next = forms.shape(named: name) else { return false }
      form = forms.form(of: next)
    }
    return false
  }

  static func misfit(_ literal: Literal, _ type: DataType, _ schema: Schema) -> String? {
    guard case .string(let text) = literal, !type.isArray, let name = type.base.shape,
      let shape = schema.shape(name),
      let value = try? JSONText.value(of: text, isBinary: false)
    else { return nil }
    let forms = ShapeForms(schema)
    if let variants = forms.variants(of: shape) {
      let misfits = variants.map { forms.misfit(value, $0.form) }
      return misfits.contains(nil) ? nil : misfits.first ?? nil
    }
    return leadsToItself(shape, forms) ? nil : forms.misfit(value, forms.form(of: shape))
  }
}

extension DataType {
  /// Whether a cast is to this very type, so that the constant is one of the type too.
  fileprivate func isMeant(by cast: String?) -> Bool {
    guard let cast else { return true }
    if case .enumeration(let name) = base, !isArray {
      return cast == name.name.name || cast.hasSuffix(". \(name.name)")
    }
    return cast == sql.description
  }
}
