import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// A trigger that writes each change of a row into an audit table, which is made with it.
  mutating func applyAudit(
    _ use: BehaviourUse, to draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    let table = draft.table.name
    let usual = DefaultName.trigger(table.name, "audit")
    let audit = QualifiedName(table.namespace, name(use, "table", usual, &diagnostics))
    let setting = use.options.first { $0.name == "setting" }?.value ?? "app.user_id"
    let arguments =
      [audit.namespace?.name ?? Schema.publicNamespace.name, audit.name.name, setting]
      + (draft.table.primaryKey?.columns ?? []).map(\.name)
    let list = arguments.map { SQLLiteral($0).sql }.joined(separator: ", ")
    let trigger = Trigger(
      name: name(
        use, "trigger", DefaultName.trigger(table.name, "write_audit"), &diagnostics),
      event: SQLExpression("after insert or update or delete"),
      action: SQLExpression("for each row execute function sengi.write_audit(\(list))"))
    draft.table.triggers.append(trigger)
    sources.record(use.range, for: draft.path.appending(.trigger(trigger.name)))
    guard !auditTables.contains(where: { $0.name == audit }) else { return }
    auditTables.append(Self.auditTable(audit))
    if sources.range(of: .table(audit)) == nil { sources.record(use.range, for: .table(audit)) }
  }

  /// The audit tables of the file just read that no file declares and none before has brought.
  mutating func takeAuditTables() -> [Table] {
    defer { auditTables = [] }
    var made: [Table] = []
    for table in auditTables where !names.isDeclared(.table, table.name) {
      names.declare(.table, table.name)
      made.append(table)
    }
    return made
  }

  private static func auditTable(_ name: QualifiedName) -> Table {
    func column(
      _ name: StaticString, _ type: BaseType, null: Bool = false, default value: String? = nil
    ) -> Column {
      Column(
        name: SQLIdentifier(static: name), type: DataType(type), isNullable: null,
        defaultValue: value.map { SQLExpression($0) })
    }
    let id = SQLIdentifier(static: "id")
    let operation = SQLIdentifier(static: "operation")
    let key = ["table_name", "row_key", "changed_at"].map {
      Index.Key(.column(SQLIdentifier(truncating: $0)))
    }
    return Table(
      name: name, doc: "What was done to rows of other tables, by whom and when.",
      columns: [
        Column(
          name: id, type: DataType(.bigint),
          generation: .identity(always: true, options: nil)),
        column("table_name", .text), column("operation", .text),
        column("row_key", .jsonb(shape: nil), null: true),
        column("old_row", .jsonb(shape: nil), null: true),
        column("new_row", .jsonb(shape: nil), null: true),
        column("changed_by", .text),
        column("changed_at", .timestamptz(precision: nil), default: "now()"),
      ], primaryKey: PrimaryKey(name: DefaultName.primaryKey(name.name), columns: [id]),
      checks: [
        CheckConstraint(
          name: DefaultName.check(name.name, operation),
          expression: SQLExpression("operation in ('insert', 'update', 'delete')"))
      ], indexes: [Index(name: DefaultName.index(name.name, key), keys: key)])
  }
}
