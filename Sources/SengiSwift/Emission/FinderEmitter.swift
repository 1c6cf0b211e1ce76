import SengiSQL
import SengiSchema

/// Makes the views of the functions that take a table's keys.
struct FinderEmitter {
  let table: TableEmitter

  private var sql: TableSQL { TableSQL(table.table, table.spelling.names.types) }
  private var typeName: String {
    table.spelling.names.absolute(table.name, in: table.table.name.namespace).description
  }

  /// One finder for each set of columns that tells rows apart, the primary key's first.
  func finders() -> [StatementView] {
    var seen: Set<Set<SQLIdentifier>> = []
    var views: [StatementView] = []
    for columns in table.table.keys where seen.insert(Set(columns)).inserted {
      let plans = table.plans(of: columns)
      guard plans.count == columns.count, plans.allSatisfy(canBeCompared) else { continue }
      let isPrimary = columns == table.table.primaryKey?.columns
      let label = isPrimary ? "find" : "find(\(plans.map { "\($0.name):" }.joined()))"
      let noun = plans.map { "`\(DocText.code($0.column.name.name))`" }.joined(separator: " and ")
      views.append(
        statement(
          "find", label, plans, omitsLabel: isPrimary && plans.count == 1,
          doc: isPrimary ? "The row with this key." : "The row with this \(noun).",
          result: "\(table.library[.sqlStatement])<\(table.name)>",
          maker: table.library[.sqlStatement], sql.select(by: columns)))
    }
    return views
  }

  /// Update and delete by primary key; a table without one has neither.
  func commands() -> [CommandsView] {
    guard let key = table.table.primaryKey?.columns else { return [] }
    let plans = table.plans(of: key)
    guard !plans.isEmpty, plans.count == key.count, plans.allSatisfy(canBeCompared) else {
      return []
    }
    let command = table.library[.sqlCommand]
    func made(_ name: StaticString, _ doc: String, _ sql: String) -> StatementView {
      statement(
        name, name.description, plans, omitsLabel: plans.count == 1, doc: doc, result: command,
        maker: command, sql)
    }
    var statements = [made("delete", "Deletes the row with this key.", sql.delete(by: key))]
    if let column = table.softDelete?.name {
      statements += [
        made(
          "softDelete", "Marks the row with this key as deleted.",
          sql.softDelete(by: key, column)),
        made(
          "restore", "Takes the mark of deletion from the row with this key.",
          sql.restore(by: key, column)),
      ]
    }
    return [CommandsView(update: SwiftLines(update(plans)), statements: statements)]
  }

  private func canBeCompared(_ plan: ColumnPlan) -> Bool {
    switch plan.role {
    case .plain, .tag: true
    case .shaped, .tagged: false
    }
  }

  private func parameters(_ plans: [ColumnPlan], omitsLabel: Bool) -> [SwiftCode] {
    plans.map { plan in
      let local = Self.local(plan)
      let label: SwiftCode = omitsLabel ? "_ " : local == "\(plan.name)" ? "" : "\(plan.name) "
      return "\(label)\(local): \(plan.value)"
    }
  }

  /// Names with a meaning of their own inside a finder.
  static let localNames: Set<String> = ["changes", "from"]

  /// The parameter's name inside the function, where some words have a meaning of their own.
  private static func local(_ plan: ColumnPlan) -> SwiftCode {
    localNames.contains(plan.name.name) ? "\(plan.name.appending("_"))" : "\(plan.name)"
  }

  private func statement(
    _ function: StaticString, _ label: String, _ plans: [ColumnPlan], omitsLabel: Bool,
    doc: String, result: SwiftCode, maker: SwiftCode, _ sql: String
  ) -> StatementView {
    let layout = table.body
    let inner = layout.inside(4)
    let binds = plans.map { plan -> SwiftCode in "\(Self.local(plan)).pgBind" }
    let line: SwiftCode = "binds: [\(binds.joined(", "))],"
    let name: SwiftCode = "name: \(SwiftStringLiteral("\(typeName).\(label)")))"
    var tail: [SwiftCode] = ["\(line) \(name)"]
    if !tail.allSatisfy(inner.fits) {
      // swift-format counts the comma that a broken list would get.
      let isShort = inner.fits("\(line) ")
      tail = (isShort ? [line] : ["binds: ["] + binds.map { "  \($0)," } + ["],"]) + [name]
    }
    let signature = layout.function(
      "\(table.library.access)static func \(SwiftCode(stringLiteral: function))",
      parameters(plans, omitsLabel: omitsLabel), " -> \(result) {")
    let fits = tail.allSatisfy(inner.fits) && signature.allSatisfy(layout.fits)
    return StatementView(
      doc: SwiftLines(SwiftDocComment([doc], width: layout.width).lines),
      signature: SwiftLines(fits ? signature : ["// swift-format-ignore"] + signature),
      maker: maker, sql: SwiftStringLiteral(sql), tail: SwiftLines(tail))
  }

  private func update(_ plans: [ColumnPlan]) -> [SwiftCode] {
    let layout = table.body
    let condition = plans.map { plan -> SwiftCode in "$0.\(plan.name) == \(Self.local(plan))" }
      .joined(" && ")
    let signature = layout.function(
      "\(table.library.access)static func update",
      parameters(plans, omitsLabel: plans.count == 1) + ["_ changes: Changes"],
      " -> \(table.library[.sqlCommand]) {")
    let line: SwiftCode = "from().where { \(condition) }.update(changes)"
    var statement = [line]
    if !layout.inside().fits(line) {
      statement = ["from().where {", "  \(condition)", "}.update(changes)"]
      if !statement.allSatisfy(layout.inside().fits) {
        statement = ["// swift-format-ignore", line]
      }
    }
    let lines = signature + statement.indented + ["}"]
    return signature.allSatisfy(layout.fits) ? lines : ["// swift-format-ignore"] + lines
  }
}
