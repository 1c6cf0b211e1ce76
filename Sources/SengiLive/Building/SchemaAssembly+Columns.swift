import SengiSQL
import SengiSchema

extension SchemaAssembly {
  mutating func column(
    _ row: CatalogueRow, of table: Table, _ context: RelationContext,
    _ sequences: inout SequenceDirectory
  ) -> Column? {
    guard let name = row.name("name") else { return nil }
    let number = row.number("attnum") ?? 0
    let type = type(of: row)
    var column = Column(name: name, type: type, isNullable: !row.flag("attnotnull"))
    column.collation = collation(row, context.namespace)
    column.settings = settings(row, context)
    column.doc = comments["pg_class", context.oid, part: number]
    let identity = row.text("identity") ?? ""
    let generated = row.text("generated") ?? ""
    let value = row.expression("value")
    if identity == "a" || identity == "d" {
      column.generation = .identity(
        always: identity == "a",
        options: sequences.identity(
          of: row, name, of: context.name, isUnlogged: table.isUnlogged, self))
    } else if generated == "s" || generated == "v" {
      let expression = SQLExpression(simplifier.simplify(value ?? "", context.expressions))
      column.generation = generated == "s" ? .stored(expression) : .virtual(expression)
    } else if let value {
      if sequences.isSerial(row, name, of: context.name, isUnlogged: table.isUnlogged, self) {
        column.generation = .serial
      } else {
        let target = ExpressionSimplifier.Context(columns: [:], target: type)
        column.defaultValue = SQLExpression(simplifier.simplify(value, target))
        column.type.hasNullableElements = type.isArray && Self.holdsNull(value)
      }
    }
    if let partition = table.partitionOf {
      column.isInherited = !partition.isAttached
    } else if table.ofType != nil {
      column.isInherited = true
    } else {
      column.isInherited = !row.flag("attislocal") && !table.inherits.isEmpty
    }
    return column
  }

  /// Whether an array has a NULL element, which tells that the column's may have some.
  private static func holdsNull(_ value: String) -> Bool {
    guard let tokens = try? SQLLexer.tokens(of: value) else { return false }
    return tokens.contains { token in
      guard token.kind == .string else { return token.isWord("null") }
      let elements = token.text.split { "{},".contains($0) }
      return token.text.hasPrefix("{") && elements.contains { $0.lowercased() == "null" }
    }
  }

  mutating func settings(_ row: CatalogueRow, _ context: RelationContext) -> ColumnSettings {
    var settings = ColumnSettings()
    let storage = row.text("storage")
    if storage != row.text("type_storage") {
      let words: [String: SQLIdentifier] = [
        "p": SQLIdentifier(static: "plain"), "e": SQLIdentifier(static: "external"),
        "m": SQLIdentifier(static: "main"), "x": SQLIdentifier(static: "extended"),
      ]
      settings.storage = storage.flatMap { words[$0] }
    }
    switch row.text("compression") {
    case "p": settings.compression = SQLIdentifier(static: "pglz")
    case "l": settings.compression = SQLIdentifier(static: "lz4")
    default: break
    }
    if let target = row.number("attstattarget"), target >= 0 { settings.statistics = target }
    // Some servers keep entries of their own beside the options.
    let options = row.list("attoptions").filter {
      ["n_distinct", "n_distinct_inherited"].contains(OptionList.name(of: $0))
    }
    settings.options = OptionList.parameters(options).map { SQLText(verbatim: $0) }
    settings.foreignOptions = foreignOptions(
      row.list("attfdwoptions"), "column", "\(context.name).\(row.text("name") ?? "")")
    return settings
  }
}
