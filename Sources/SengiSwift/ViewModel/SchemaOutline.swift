import SengiJSON
import SengiSQL
import SengiSchema

/// The tables and types of a schema with the names and types they have in Swift, for
/// generators of other things.
struct SchemaOutline {
  let schema: Schema
  let names: SwiftNames
  let routines: RoutinePlanner

  var json: JSONValue {
    object([
      ("target", .number("\(schema.target.major)")),
      ("mainNamespace", .string(names.main.name)),
      ("namespaces", .array(schema.namespaces.map(namespace))),
    ])
  }

  private func namespace(_ namespace: Namespace) -> JSONValue {
    object([
      ("name", .string(namespace.name.name)),
      ("swiftName", text(names.namespaces[namespace.name]?.name)),
      ("doc", text(namespace.doc)),
      ("enums", .array(namespace.enumerations.map(enumeration))),
      ("domains", .array(namespace.domains.map(domain))),
      ("compositeTypes", .array(namespace.compositeTypes.map(compositeType))),
      ("shapes", .array(namespace.shapes.map(shape))),
      ("tables", .array(namespace.tables.map(table))),
      ("views", .array(namespace.views.map(view))),
      ("functions", .array(namespace.functions.map(function))),
    ])
  }

  private func enumeration(_ enumeration: Enumeration) -> JSONValue {
    let cases = names.cases[enumeration.name] ?? []
    return object([
      ("name", .string(enumeration.name.name.name)),
      ("swiftName", text(names.enumerations[enumeration.name]?.name)),
      ("doc", text(enumeration.doc)),
      ("isOpen", .boolean(enumeration.isOpen)),
      (
        "values",
        .array(
          zip(enumeration.values, cases).map { value, name in
            object([
              ("label", .string(value.label)), ("swiftName", .string(name.name)),
              ("doc", text(value.doc)),
            ])
          })
      ),
    ])
  }

  private func domain(_ domain: Domain) -> JSONValue {
    object([
      ("name", .string(domain.name.name.name)),
      ("swiftName", text(names.domains[domain.name]?.name)),
      ("doc", text(domain.doc)),
      ("type", .string(domain.type.sql.description)),
    ])
  }

  private func compositeType(_ type: CompositeType) -> JSONValue {
    let attributes = names.attributes[type.name]?.map(\.name) ?? []
    return object([
      ("name", .string(type.name.name.name)),
      ("swiftName", text(names.composites[type.name]?.name)),
      ("doc", text(type.doc)),
      (
        "attributes",
        .array(
          type.attributes.enumerated().map { position, attribute in
            object([
              ("name", .string(attribute.name.name)),
              (
                "swiftName",
                text(attributes.indices.contains(position) ? attributes[position] : nil)
              ),
              ("type", .string(attribute.type.sql.description)), ("doc", text(attribute.doc)),
            ])
          })
      ),
    ])
  }

  private func shape(_ shape: Shape) -> JSONValue {
    object([
      ("name", .string(shape.name.name.name)),
      ("swiftName", text(names.shapes[shape.name]?.name)), ("doc", text(shape.doc)),
    ])
  }

  private func table(_ table: Table) -> JSONValue {
    let spelling = TypeSpelling(names, in: table.name.namespace ?? names.main)
    let plans = ColumnPlan.plans(of: table, in: schema, spelling)
    return object([
      ("name", .string(table.name.name.name)),
      ("swiftName", text(names.tables[table.name]?.name)),
      ("doc", text(table.doc)),
      ("columns", .array(plans.map { column($0) })),
      ("primaryKey", list(table.primaryKey?.columns ?? [])),
      ("unique", .array(table.uniques.map { list($0.columns) })),
      (
        "foreignKeys",
        .array(
          table.foreignKeys.map { key in
            object([
              ("name", .string(key.name.name)), ("columns", list(key.columns)),
              ("namespace", text(key.referencedTable.namespace?.name)),
              ("table", .string(key.referencedTable.name.name)),
              ("referencedColumns", list(key.referencedColumns)),
            ])
          })
      ),
    ])
  }

  func column(_ plan: ColumnPlan) -> JSONValue {
    let column = plan.column
    return object([
      ("name", .string(column.name.name)),
      ("swiftName", .string(plan.name.name)),
      ("type", .string(column.type.sql.description)),
      ("swiftType", .string(plan.type.description)),
      ("isNullable", .boolean(column.isNullable)),
      ("default", text(column.defaultValue?.source)),
      ("isGenerated", .boolean(plan.isWrittenByServerAlone)),
      ("shape", text(column.type.base.shape?.name.name)),
      ("sensitive", text(column.sensitive)),
      ("doc", text(column.doc)),
    ])
  }

  func list(_ columns: [SQLIdentifier]) -> JSONValue {
    .array(columns.map { .string($0.name) })
  }

  func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { JSONValue.Member(key: $0.0, value: $0.1) })
  }
}
