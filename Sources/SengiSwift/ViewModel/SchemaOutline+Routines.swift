import SengiJSON
import SengiSQL
import SengiSchema

extension SchemaOutline {
  /// Only the columns whose types are said.
  func view(_ view: View) -> JSONValue {
    let spelling = TypeSpelling(names, in: view.name.namespace ?? names.main)
    let plans = ColumnPlan.plans(of: Table(rowOf: view), in: schema, spelling)
    return object([
      ("name", .string(view.name.name.name)),
      ("swiftName", text(names.tables[view.name]?.name)),
      ("doc", text(view.doc)),
      ("isMaterialized", .boolean(view.isMaterialized)),
      ("columns", .array(plans.map { column($0) })),
    ])
  }

  func function(_ function: Function) -> JSONValue {
    let call = routines.calls[.function(function)]
    let omitted = routines.omitted[function.name.namespace ?? names.main, default: []]
    return object([
      ("name", .string(function.name.name.name)),
      ("swiftName", text(call?.name.name)),
      ("doc", text(function.doc)),
      ("kind", .string(function.kind.rawValue)),
      ("arguments", text(function.arguments?.source)),
      ("leftOut", text(omitted.first { $0.function == function }?.reason)),
      ("returnsSet", .boolean(call?.returnsSet ?? false)),
      (
        "parameters",
        .array(
          (call?.parameters ?? []).map { parameter in
            object([
              ("label", text(parameter.label?.name)), ("type", .string(parameter.sql.description)),
              ("swiftType", type(parameter.type)), ("isNullable", .boolean(parameter.isNullable)),
              ("isVariadic", .boolean(parameter.isVariadic)),
              ("hasDefault", .boolean(parameter.hasDefault)),
            ])
          })
      ),
    ])
  }

  private func type(_ type: DataType) -> JSONValue {
    .string(TypeSpelling(names, in: nil).value(type).description)
  }
}
