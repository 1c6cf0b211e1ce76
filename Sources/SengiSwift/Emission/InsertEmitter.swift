import SengiSQL
import SengiSchema

/// Makes the view of a table's `Insert`; a table that has nothing to write has none.
struct InsertEmitter {
  let table: TableEmitter

  func view() -> InsertView? {
    let written = table.plans.filter { $0.insertion != .absent }
    if written.isEmpty { return nil }
    let given = written.filter { $0.insertion != .derived }
    let decoding = CodableEmitter(table: table).insertDecoding(given)
    return InsertView(
      conformances: SwiftLines(
        table.body.type(
          "\(table.library.access)struct Insert",
          [table.library[.sqlInsertable]]
            + (decoding.isEmpty ? [] : [table.library[.decodable]])
            + (table.isSensitive ? [table.library[.customReflectable]] : []))),
      properties: SwiftLines(
        given.flatMap { table.inner.typed("\(table.library.access)var \($0.name)", type(of: $0)) }),
      initializer: SwiftLines(initializer(given)), decoding: SwiftLines(decoding),
      insertColumns: SwiftStringLiteral(
        SQLText("\(written.map(\.column.name))").description),
      writing: SwiftLines(written.flatMap(write)),
      mirror: SwiftLines(
        table.isSensitive ? table.mirror(given, table.layout.inside(10), isInsert: true) : []))
  }

  private func type(of plan: ColumnPlan) -> SwiftCode {
    switch plan.insertion {
    case .defaulted: "\(plan.type)?"
    case .required, .nullable, .absent, .derived: plan.type
    }
  }

  private func initializer(_ given: [ColumnPlan]) -> [SwiftCode] {
    if given.isEmpty { return ["\(table.library.access)init() {}"] }
    let parameters = given.map { plan -> (SwiftIdentifier, SwiftCode, SwiftCode?) in
      (plan.name, type(of: plan), plan.insertion == .required ? nil : "nil")
    }
    let statements = given.flatMap {
      table.inner.inside().assignment("self.\($0.name)", "\($0.name)")
    }
    return table.inner.initializer(parameters, table.library.access) + statements.indented + ["}"]
  }

  private func write(_ plan: ColumnPlan) -> [SwiftCode] {
    let layout = table.inner.inside()
    switch plan.insertion {
    case .absent: return []
    case .required, .nullable:
      return layout.call("values.add", [table.local(plan, avoiding: ["values"])])
    case .defaulted:
      return layout.call("values.addOrDefault", [table.local(plan, avoiding: ["values"])])
    case .derived:
      guard case .tag(let json) = plan.role, table.plans.indices.contains(json) else { return [] }
      let union = table.plans[json]
      let access = table.local(union, avoiding: ["values"])
      let isOptional = union.isNullable || union.insertion == .defaulted
      return layout.call("values.add", [isOptional ? "\(access)?.tag" : "\(access).tag"])
    }
  }
}
