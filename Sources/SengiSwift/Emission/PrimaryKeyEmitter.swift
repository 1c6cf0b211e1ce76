import SengiSQL
import SengiSchema

/// Makes the view of a key of several columns, and of the functions that take it as one value.
struct PrimaryKeyEmitter {
  let table: TableEmitter

  /// - Returns: nil for a key of one column, or one that has no finder.
  func view() -> PrimaryKeyView? {
    let plans = table.keyPlans
    guard plans.count > 1, !FinderEmitter(table: table).commands().isEmpty else { return nil }
    let library = table.library
    let isSensitive = plans.contains { $0.column.sensitive != nil }
    return PrimaryKeyView(
      header: SwiftLines(
        table.body.type(
          "\(table.library.access)struct PrimaryKey",
          [library[.hashable], library[.sendable]]
            + (isSensitive ? [library[.customReflectable]] : []))),
      properties: SwiftLines(
        plans.flatMap { table.inner.typed("\(table.library.access)var \($0.name)", $0.value) }),
      initializer: SwiftLines(
        table.inner.initializer(plans.map { ($0.name, $0.value, nil) }, library.access)
          + plans.flatMap { table.inner.inside().assignment("self.\($0.name)", "\($0.name)") }
          .indented + ["}"]),
      mirror: SwiftLines(isSensitive ? table.mirror(plans, table.layout.inside(10)) : []),
      accessor: SwiftLines(accessor(plans)), functions: functions(plans))
  }

  private func accessor(_ plans: [ColumnPlan]) -> [SwiftCode] {
    let arguments = plans.map { plan -> SwiftCode in "\(plan.name): \(plan.name)" }
    let type: SwiftCode = "PrimaryKey"
    let line: SwiftCode =
      "\(table.library.access)var primaryKey: \(type) { \(type)(\(arguments.joined(", "))) }"
    if table.body.fits(line) { return [line] }
    let call = table.inner.call(type, arguments)
    if !call.allSatisfy(table.inner.fits) { return ["// swift-format-ignore", line] }
    return ["\(table.library.access)var primaryKey: \(type) {"] + call.indented + ["}"]
  }

  private func functions(_ plans: [ColumnPlan]) -> [PrimaryKeyView.Function] {
    let command = table.library[.sqlCommand]
    let key = plans.map { plan -> SwiftCode in "\(plan.name): key.\(plan.name)" }
    func forwarding(
      _ name: SwiftCode, _ doc: String, _ result: SwiftCode, _ parameters: [SwiftCode] = [],
      _ arguments: [SwiftCode] = []
    ) -> PrimaryKeyView.Function {
      let signature = table.body.function(
        "\(table.library.access)static func \(name)", ["_ key: PrimaryKey"] + parameters,
        " -> \(result) {")
      let call = table.inner.call(name, key + arguments)
      let fits =
        signature.allSatisfy(table.body.fits) && call.allSatisfy(table.inner.fits)
      return PrimaryKeyView.Function(
        doc: SwiftLines(SwiftDocComment([doc], width: table.body.width).lines),
        lines: SwiftLines(
          (fits ? [] : ["// swift-format-ignore"]) + signature + call.indented + ["}"]))
    }
    var functions = [
      forwarding(
        "find", "The row with this key.", "\(table.library[.sqlStatement])<\(table.name)>"),
      forwarding(
        "update", "Changes the row with this key.", command, ["_ changes: Changes"], ["changes"]),
      forwarding("delete", "Deletes the row with this key.", command),
    ]
    if table.softDelete != nil {
      functions += [
        forwarding("softDelete", "Marks the row with this key as deleted.", command),
        forwarding("restore", "Takes the mark of deletion from the row with this key.", command),
      ]
    }
    return functions
  }
}
