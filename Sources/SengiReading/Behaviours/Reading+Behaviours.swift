import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// What a table uses: the project's defaults that it does not take away, then its own list.
  ///
  /// An empty list means nothing at all, not even the defaults.
  mutating func uses(
    of node: YAMLNode?, takesDefaults: Bool, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> ResolvedUses {
    let listed = node.map { BehaviourUse.list($0, &diagnostics) } ?? []
    var wanted: [BehaviourUse] = []
    if takesDefaults, node == nil || !listed.isEmpty {
      wanted = defaultUses.filter { use in !listed.contains { $0.name == use.name } }
    }
    for use in listed where use.isTakenAway && !defaultUses.contains(where: { $0.name == use.name })
    {
      diagnostics.error(
        SchemaCode.unknownBehaviour, "'\(use.name)' is no default of the project",
        remedy: "leave '-\(use.name)' out", at: use.range)
    }
    wanted += listed.filter { !$0.isTakenAway }
    var resolved = ResolvedUses()
    resolve(wanted, in: namespace, through: [], into: &resolved, &diagnostics)
    return resolved
  }

  /// Adds what a behaviour brings.
  mutating func apply(
    _ use: BehaviourUse, to draft: inout TableDraft, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) {
    guard let builtin = BuiltinBehaviour(rawValue: use.name) else { return }
    for option in use.options where !builtin.options.contains(option.name) {
      diagnostics.error(
        SchemaCode.behaviourOption, "'\(use.name)' has no option '\(option.name)'",
        remedy: Suggestion.remedy(for: option.name, in: builtin.options)
          ?? "its options are \(builtin.options.joined(separator: ", "))",
        at: option.range)
    }
    switch builtin {
    case .timestamps: applyTimestamps(use, to: &draft, &diagnostics)
    case .softDelete: applySoftDelete(use, to: &draft, &diagnostics)
    case .version: applyVersion(use, to: &draft, &diagnostics)
    case .audit: applyAudit(use, to: &draft, &diagnostics)
    case .tenant: applyTenant(use, to: &draft, in: namespace, &diagnostics)
    }
  }

  private mutating func applyTimestamps(
    _ use: BehaviourUse, to draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    let names = [
      name(use, "created_at", "created_at", &diagnostics),
      name(use, "updated_at", "updated_at", &diagnostics),
    ]
    let moment = DataType(.timestamptz(precision: nil))
    for name in names {
      add(
        Column(
          name: name, type: moment, defaultValue: SQLExpression("now()"), behaviour: .timestamps),
        of: use, to: &draft, &diagnostics)
    }
    addTrigger(
      use, .timestamps, "touch_updated_at", for: names[1], to: &draft, &diagnostics)
    register(.timestamps, names, in: &draft)
  }

  private mutating func applySoftDelete(
    _ use: BehaviourUse, to draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    let column = name(use, "column", "deleted_at", &diagnostics)
    add(
      Column(
        name: column, type: DataType(.timestamptz(precision: nil)), isNullable: true,
        behaviour: .softDelete),
      of: use, to: &draft, &diagnostics)
    register(.softDelete, [column], in: &draft)
  }

  private mutating func applyVersion(
    _ use: BehaviourUse, to draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    let column = name(use, "column", "version", &diagnostics)
    add(
      Column(
        name: column, type: DataType(.bigint), defaultValue: SQLExpression("1"),
        behaviour: .version),
      of: use, to: &draft, &diagnostics)
    addTrigger(use, .version, "bump_version", for: column, to: &draft, &diagnostics)
    register(.version, [column], in: &draft)
  }

  private func register(
    _ behaviour: Behaviour, _ columns: [SQLIdentifier], in draft: inout TableDraft
  ) {
    draft.table.behaviours.append(behaviour)
    if columns != behaviour.columnNames { draft.table.behaviourColumns[behaviour] = columns }
  }

  /// The trigger of a behaviour that sets a column before each update.
  private mutating func addTrigger(
    _ use: BehaviourUse, _ behaviour: Behaviour, _ function: StaticString,
    for column: SQLIdentifier, to draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    let isUsual = behaviour.columnNames.last == column
    let argument = isUsual ? "" : SQLLiteral(column.name).sql
    let fallback = DefaultName.trigger(draft.table.name.name, function.description)
    let trigger = Trigger(
      name: name(use, "trigger", fallback, &diagnostics),
      event: SQLExpression("before update"),
      action: SQLExpression("for each row execute function sengi.\(function)(\(argument))"),
      behaviour: behaviour)
    draft.table.triggers.append(trigger)
    sources.record(use.range, for: draft.path.appending(.trigger(trigger.name)))
  }

  // MARK: Steps that behaviours share

  /// Adds a column, unless the table has it; then it must be one the behaviour can work with.
  mutating func add(
    _ column: Column, of use: BehaviourUse, to draft: inout TableDraft,
    _ diagnostics: inout Diagnostics
  ) {
    guard let own = draft.table.column(column.name) else {
      draft.table.columns.append(column)
      sources.record(use.range, for: draft.path.appending(.column(column.name)))
      return
    }
    guard own.type != column.type || own.isNullable != column.isNullable else { return }
    let type = column.type.sql.description
    let short = type == "timestamp with time zone" ? "timestamptz" : type
    diagnostics.error(
      SchemaCode.behaviourColumn,
      "column '\(column.name)' of '\(use.name)' is declared with another type",
      remedy: "declare it as '\(short)\(column.isNullable ? "?" : "")' or leave it out",
      at: sources.range(of: draft.path.appending(.column(column.name)), .type))
  }

  /// The name that an option gives, or the usual one.
  func name(
    _ use: BehaviourUse, _ option: String, _ fallback: StaticString,
    _ diagnostics: inout Diagnostics
  ) -> SQLIdentifier {
    name(use, option, SQLIdentifier(static: fallback), &diagnostics)
  }

  func name(
    _ use: BehaviourUse, _ option: String, _ fallback: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> SQLIdentifier {
    guard let option = use.options.first(where: { $0.name == option }) else { return fallback }
    guard let name = SQLIdentifier(option.value) else {
      diagnostics.error(
        SchemaCode.badName, "a name must have 1 to 63 bytes, none of them NUL",
        at: option.text.range(0..<option.text.length))
      return fallback
    }
    return name
  }
}
