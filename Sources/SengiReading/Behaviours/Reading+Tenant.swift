import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// A column that says whose the row is, and row-level security that shows each tenant its own.
  mutating func applyTenant(
    _ use: BehaviourUse, to draft: inout TableDraft, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) {
    let column = name(use, "column", "tenant_id", &diagnostics)
    let setting = use.options.first { $0.name == "setting" }?.value ?? "app.tenant_id"
    guard let type = type(use, in: namespace, &diagnostics) else { return }
    // Unset, the setting is NULL; reset after a transaction, it is empty. Neither is a tenant.
    let current =
      "nullif(current_setting(\(SQLLiteral(setting).sql), true), '')::\(type.sql)"
    if let own = draft.table.column(column) {
      if own.type != type {
        add(Column(name: column, type: type), of: use, to: &draft, &diagnostics)
      }
    } else {
      add(
        Column(name: column, type: type, defaultValue: SQLExpression(current)), of: use,
        to: &draft, &diagnostics)
    }
    addReference(use, column, to: &draft, in: namespace, &diagnostics)

    let table = draft.table.name.name
    let keys = [Index.Key(.column(column))]
    let index = Index(
      name: name(use, "index", DefaultName.index(table, keys), &diagnostics), keys: keys)
    draft.table.indexes.append(index)
    sources.record(use.range, for: draft.path.appending(.index(index.name)))

    let policy = Policy(
      name: name(use, "policy", DefaultName.trigger(table, "tenant"), &diagnostics),
      // In a subquery it is looked up once a statement rather than once a row.
      using: SQLExpression("\(column.spelled) = (select \(current))"))
    draft.table.policies.append(policy)
    sources.record(use.range, for: draft.path.appending(.policy(policy.name)))
    draft.table.rowSecurity = isForced(use, &diagnostics) ? .forced : .enabled
  }

  private mutating func type(
    _ use: BehaviourUse, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> DataType? {
    guard let option = use.options.first(where: { $0.name == "type" }) else {
      return DataType(.uuid)
    }
    let text = ClauseText(expression: SQLExpression(option.value), text: option.text)
    let shape = self.shape(in: namespace)
    let read: TypeClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
      try TypeClause(&cursor, shape: shape)
    }
    return read.flatMap { resolve($0, option.text, in: namespace, &diagnostics) }
  }

  private mutating func addReference(
    _ use: BehaviourUse, _ column: SQLIdentifier, to draft: inout TableDraft,
    in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) {
    guard let option = use.options.first(where: { $0.name == "references" }) else { return }
    let text = ClauseText(expression: SQLExpression(option.value), text: option.text)
    let read: ReferenceClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
      try ReferenceClause(&cursor)
    }
    guard let read else { return }
    addForeignKey(
      nil, [(column, nil)], read, [:], option.text, at: use.range, to: &draft, in: namespace,
      &diagnostics)
  }

  private func isForced(_ use: BehaviourUse, _ diagnostics: inout Diagnostics) -> Bool {
    guard let option = use.options.first(where: { $0.name == "forced" }) else { return true }
    if option.value == "true" { return true }
    if option.value != "false" {
      diagnostics.error(
        SchemaCode.behaviourOption, "'forced' is true or false, not '\(option.value)'",
        at: option.text.range(0..<option.text.length))
    }
    return false
  }
}
