import SengiSQL
import SengiSchema

/// Makes the view of a table's row type.
struct TableEmitter {
  let table: Table
  let schema: Schema
  let spelling: TypeSpelling
  let name: SwiftIdentifier
  let plans: [ColumnPlan]
  let layout: SwiftLayout

  init(_ table: Table, _ schema: Schema, _ spelling: TypeSpelling, _ layout: SwiftLayout) {
    self.table = table
    self.schema = schema
    self.spelling = spelling
    self.layout = layout
    name = spelling.names.tables[table.name] ?? SwiftIdentifier(derived: "Unknown")
    plans = ColumnPlan.plans(of: table, in: schema, spelling)
  }

  var library: LibraryNames { spelling.library }
  var body: SwiftLayout { layout.inside() }
  var inner: SwiftLayout { layout.inside(4) }

  var keyPlans: [ColumnPlan] { plans(of: table.primaryKey?.columns ?? []) }

  func plans(of columns: [SQLIdentifier]) -> [ColumnPlan] {
    columns.compactMap { name in plans.first { $0.column.name == name } }
  }

  var isSensitive: Bool { plans.contains(where: isSensitive) }

  /// A union shows its tag, and so shares the tag's secrecy.
  private func isSensitive(_ plan: ColumnPlan) -> Bool {
    if plan.column.sensitive != nil { return true }
    guard case .tagged(let tag) = plan.role, plans.indices.contains(tag) else { return false }
    return plans[tag].column.sensitive != nil
  }

  var softDelete: Column? { table.softDeleteColumn }

  func view() -> TableView {
    TableView(
      library: library,
      doc: SwiftLines(documentation),
      header: SwiftLines(layout.type("\(library.access)struct \(name)", conformances)),
      type: "\(name)",
      identifier: SwiftLines(IDEmitter(table: self).declaration()),
      properties: SwiftLines(properties),
      initializer: SwiftLines(memberwiseInitializer),
      decoding: SwiftLines(decoding),
      hashing: SwiftLines(
        keyPlans.flatMap { inner.call("hasher.combine", [local($0, avoiding: ["hasher"])]) }),
      mirror: SwiftLines(isSensitive ? mirror(plans.filter { !$0.isTag }, layout.inside(8)) : []),
      tableName: SwiftLines(
        body.constant(
          "\(library.access)static var tableName", library[.staticString],
          SwiftStringLiteral(table.name.quoted))),
      columnList: SwiftStringLiteral(TableSQL(table, spelling.names.types).columnList),
      columnCount: table.columns.count,
      presenceColumn: presenceColumn,
      softDeleteColumn: SwiftLines(
        softDelete.map {
          body.constant(
            "\(library.access)static var softDeleteColumn", library[.staticString],
            SwiftStringLiteral($0.name.name))
        } ?? []),
      accessors: SwiftLines(accessors),
      columns: columnViews,
      insert: InsertEmitter(table: self).view(),
      finders: FinderEmitter(table: self).finders(),
      commands: FinderEmitter(table: self).commands(),
      codable: CodableEmitter(table: self).view(),
      primaryKey: PrimaryKeyEmitter(table: self).view(),
      constraints: ConstraintEmitter(table: self).view(),
      rules: SwiftLines(RuleEmitter(table: self).lines()))
  }

  private var documentation: [SwiftCode] {
    let summary = table.doc ?? "A row of `\(DocText.code(table.name.description))`."
    let detail =
      table.doc == nil ? "" : "PostgreSQL: table `\(DocText.code(table.name.description))`."
    return SwiftDocComment([summary, detail], width: layout.width).lines
  }

  private var conformances: [SwiftCode] {
    var list = [library[.sqlTable], library[.hashable]]
    if keyPlans.count == 1, keyPlans.first?.name.name == "id" {
      list.append(library[.identifiable])
    }
    if spelling.names.options.codableKeys != nil { list.append(library[.codable]) }
    if isSensitive { list.append(library[.customReflectable]) }
    return list
  }

  private var properties: [SwiftCode] {
    plans.flatMap { plan -> [SwiftCode] in
      let doc = SwiftDocComment(
        [plan.column.doc ?? "", DocText.summary(of: plan.column, in: table)], width: body.width
      ).lines
      guard case .tag(let json) = plan.role, plans.indices.contains(json) else {
        return doc + body.typed("\(library.access)var \(plan.name)", plan.type)
      }
      let union = plans[json]
      let access: SwiftCode = union.isNullable ? "\(union.name)?.tag" : "\(union.name).tag"
      let type: SwiftCode = union.isNullable ? "\(library[.string])?" : library[.string]
      return doc + body.computed("\(library.access)var \(plan.name)", type, access)
    }
  }

  private var memberwiseInitializer: [SwiftCode] {
    let stored = plans.filter { !$0.isTag }
    if stored.isEmpty { return ["\(library.access)init() {}"] }
    return body.initializer(stored.map { ($0.name, $0.type, nil) }, library.access)
      + stored.flatMap { inner.assignment("self.\($0.name)", "\($0.name)") }.indented + ["}"]
  }

  private var decoding: [SwiftCode] {
    plans.flatMap { plan -> [SwiftCode] in
      let target: SwiftCode = "self.\(plan.name)"
      switch plan.role {
      case .tag: return []
      case .tagged(let tag):
        let arguments: SwiftCode = "row, tag: \(offset(tag)), json: \(offset(plan.position))"
        return inner.assignment(target, trying: "\(plan.type).decode", arguments)
      case .plain, .shaped:
        return inner.assignment(
          target, trying: "\(plan.type).decode", "row, \(offset(plan.position))")
      }
    }
  }

  private func offset(_ position: Int) -> SwiftCode {
    position == 0 ? "index" : "index + \(position)"
  }

  func local(_ plan: ColumnPlan, avoiding locals: Set<String>) -> SwiftCode {
    locals.contains(plan.name.name) ? "self.\(plan.name)" : "\(plan.name)"
  }

  func mirror(_ plans: [ColumnPlan], _ layout: SwiftLayout, isInsert: Bool = false) -> [SwiftCode] {
    plans.flatMap { plan -> [SwiftCode] in
      let label = SwiftStringLiteral(plan.name.name)
      if isSensitive(plan) { return layout.typed("\(label)", "\"(redacted)\",") }
      let isOptional = plan.isNullable || (isInsert && plan.insertion != .required)
      if !isOptional { return layout.typed("\(label)", "\(plan.name),") }
      let line: SwiftCode = "\(label): \(plan.name) as Any,"
      if layout.fits(line) { return [line] }
      let head: SwiftCode = "\(label): \(plan.name)"
      return layout.fits(head)
        ? [head, "  as Any,"] : ["\(label):", "  \(plan.name) as Any,"]
    }
  }

  private var presenceColumn: Int {
    let candidates = keyPlans + plans
    return candidates.first { !$0.column.isNullable }?.position ?? -1
  }

  private var accessors: [SwiftCode] {
    plans.flatMap { plan -> [SwiftCode] in
      let column = SwiftStringLiteral(plan.column.name.name)
      let head: SwiftCode = "\(library.access)var \(plan.name)"
      switch plan.role {
      case .plain:
        return inner.computed(
          head, "\(library[.sqlExpr])<\(plan.type)>", "\(library[.sqlExpr])(_source, \(column))")
      case .tag:
        let stored = spelling.value(plan.column.type)
        let type: SwiftCode = plan.isNullable ? "\(stored)?" : stored
        return inner.computed(
          head, "\(library[.sqlExpr])<\(type)>", "\(library[.sqlExpr])(_source, \(column))")
      case .shaped:
        return inner.computed(
          head, "\(library[.sqlJSONColumn])<\(plan.value).Path, \(plan.type)>",
          "\(library[.sqlJSONColumn])(_source, \(column))")
      case .tagged(let tag):
        let tagName = plans.indices.contains(tag) ? plans[tag].column.name.name : ""
        return inner.computed(
          head, "\(library[.sqlTaggedJSONColumn])<\(plan.value).Path, \(plan.type)>",
          "\(library[.sqlTaggedJSONColumn])(_source, \(column), tag: \(SwiftStringLiteral(tagName)))"
        )
      }
    }
  }
}

extension ColumnPlan {
  var isTag: Bool {
    if case .tag = role { true } else { false }
  }
}

extension SwiftLayout {
  /// `public init(…) {`, with the parameters' default values.
  func initializer(
    _ parameters: [(name: SwiftIdentifier, type: SwiftCode, defaultValue: SwiftCode?)],
    _ access: SwiftCode
  ) -> [SwiftCode] {
    let items = parameters.map { parameter -> SwiftCode in
      let text: SwiftCode = "\(parameter.name): \(parameter.type)"
      return parameter.defaultValue.map { "\(text) = \($0)" } ?? text
    }
    let lines = function("\(access)init", items, " {")
    return lines.allSatisfy(fits)
      ? lines : ["// swift-format-ignore", "\(access)init(\(items.joined(", "))) {"]
  }
}

extension Table {
  /// The column that marks a row as deleted; nil in a table without `soft_delete`.
  var softDeleteColumn: Column? {
    guard behaviours.contains(.softDelete) else { return nil }
    return columnNames(of: .softDelete).first.flatMap { column($0) }
  }
}
