import SengiJSON
import SengiSQL
import SengiSchema

/// The function in Sengi's own namespace that tells whether JSON is of a shape.
///
/// It is told from the schema alone, never raises, and calls the functions of the shapes that it
/// mentions, itself included.
package enum ShapeFunction {
  package static func name(of shape: QualifiedName) -> QualifiedName {
    QualifiedName(
      HelperFunction.namespace, SQLIdentifier(fitting: shape.description))
  }

  /// Writes the functions that the columns with an enforced shape need.
  static func write(_ schema: Schema, into script: inout ScriptBuilder) {
    let needed = self.needed(by: schema)
    guard !needed.isEmpty else { return }
    script.append("CREATE SCHEMA IF NOT EXISTS \(HelperFunction.namespace);", for: nil)
    let forms = ShapeForms(schema)
    for shape in needed {
      script.append("\(sql(of: shape, forms))", for: .shape(shape.name))
    }
  }

  /// - Returns: The shapes of such columns and all that they reach, in the order of their names.
  private static func needed(by schema: Schema) -> [Shape] {
    var open = schema.tables.flatMap { table in
      table.columns.filter { schema.enforcesShape($0) }.compactMap(\.type.base.shape)
    }
    guard !open.isEmpty else { return [] }
    let forms = ShapeForms(schema)
    let known = Dictionary(
      schema.namespaces.flatMap(\.shapes).map { ($0.name.description, $0) }
    ) { first, _ in first }
    var found: [String: Shape] = [:]
    while let name = open.popLast() {
      guard found[name.description] == nil, let shape = known[name.description] else { continue }
      found[name.description] = shape
      let parts = forms.variants(of: shape)?.map(\.form) ?? [forms.form(of: shape)]
      for part in parts {
        open += ShapeForms.names(in: part).sorted().compactMap { known[$0]?.name }
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func sql(of shape: Shape, _ forms: ShapeForms) -> SQLText {
    var body = ShapeFunctionBody(forms: forms)
    var arguments: SQLText = "v1 jsonb, depth integer DEFAULT 0"
    if let variants = forms.variants(of: shape) {
      arguments = "tag text, " + arguments
      body.addCases(variants, of: "tag")
    } else {
      body.add(forms.form(of: shape), level: 1)
    }
    let variables = body.deepest < 2 ? [] : (2...body.deepest).map { "  v\($0) jsonb;" as SQLText }
    let declarations: SQLText =
      variables.isEmpty ? "" : "DECLARE\n\(variables, separator: "\n")\n"
    return """
      CREATE OR REPLACE FUNCTION \(name(of: shape.name))(\(arguments)) RETURNS boolean
      LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
      AS \(quoted(declarations + body.sql));
      """
  }

  /// The text between two marks that do not stand in it.
  private static func quoted(_ body: SQLText) -> SQLText {
    var mark = "$$"
    var number = 0
    while body.description.contains(mark) {
      number += 1
      mark = "$s\(number)$"
    }
    let edge = SQLText(verbatim: mark)
    return edge + "\n" + body + "\n" + edge
  }

  /// The check that holds a column to its shape.
  package static func check(
    of column: Column, in table: Table, _ schema: Schema
  ) -> CheckConstraint? {
    guard schema.enforcesShape(column), let shape = column.type.base.shape else { return nil }
    let isBinary = if case .json = column.type.base { false } else { true }
    let value: SQLText = "\(column.name)" + (isBinary ? "" : "::jsonb")
    let arguments = column.tag.map { "\($0)::text, " + value } ?? value
    let call: SQLText = "\(name(of: shape))(\(arguments))"
    return CheckConstraint(
      name: DefaultName.shapeCheck(table.name.name, column.name),
      expression: SQLExpression(call.description))
  }
}

extension SQLIdentifier {
  /// The name, or where it is too long its beginning and a sum over the whole.
  fileprivate init(fitting name: String) {
    if let whole = SQLIdentifier(name) {
      self = whole
      return
    }
    // FNV-1a
    let sum = name.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    let start = SQLIdentifier(truncating: String(name.prefix(54)))
    var kept = start.name
    while kept.utf8.count > 54 { kept.removeLast() }
    self = SQLIdentifier(truncating: kept + "_" + String(sum, radix: 16))
  }
}
