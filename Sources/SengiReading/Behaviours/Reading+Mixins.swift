import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  mutating func declareMixin(
    _ entry: YAMLEntry, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) {
    guard let name = identifier(entry.key, "a mixin's name", &diagnostics) else { return }
    let mixin = Mixin(name: QualifiedName(namespace, name), entry: entry)
    if BuiltinBehaviour(rawValue: name.name) != nil {
      diagnostics.error(
        SchemaCode.mixinAmbiguous, "'\(name)' is the name of a behaviour",
        remedy: "give the mixin another name", at: entry.key.range)
    } else if let first = mixins.byName[mixin.name] {
      diagnostics.error(
        SchemaCode.duplicateObject, "mixin '\(mixin.name)' is declared twice",
        remedy: "rename or remove one", at: entry.key.range,
        notes: [Diagnostic.Note("first declared here", at: first.entry.key.range)])
    } else {
      mixins.declare(mixin)
    }
  }

  /// Adds mixins after those they use themselves, each once.
  mutating func resolve(
    _ uses: [BehaviourUse], in namespace: SQLIdentifier, through path: [Mixin],
    into resolved: inout ResolvedUses, _ diagnostics: inout Diagnostics
  ) {
    for use in uses {
      if BuiltinBehaviour(rawValue: use.name) != nil {
        if !resolved.behaviours.contains(where: { $0.name == use.name }) {
          resolved.behaviours.append(use)
        }
        continue
      }
      guard let mixin = mixin(use, in: namespace, &diagnostics) else {
        resolved.lacksMixins = true
        continue
      }
      if let start = path.firstIndex(where: { $0.name == mixin.name }) {
        let circle = (path[start...] + [mixin]).map(\.name.name.name).joined(separator: " → ")
        diagnostics.error(
          SchemaCode.mixinCircle, "mixin '\(mixin.name.name)' uses itself: \(circle)",
          remedy: "leave one of them out", at: use.range)
        continue
      }
      guard !resolved.mixins.contains(where: { $0.name == mixin.name }) else { continue }
      mixins.used.insert(mixin.name)
      if let node = mixin.entry.value["use"] {
        var own = Diagnostics()
        let inner = BehaviourUse.list(node, &own).filter { use in
          if use.isTakenAway {
            own.error(
              SchemaCode.unknownBehaviour, "a mixin takes nothing away",
              remedy: "leave '-\(use.name)' out", at: use.range)
          }
          return !use.isTakenAway
        }
        resolve(
          inner, in: mixin.name.namespace ?? namespace, through: path + [mixin],
          into: &resolved, &own)
        for finding in own.all {
          if path.isEmpty { emitOnce(finding, &diagnostics) } else { diagnostics.emit(finding) }
        }
      }
      if !resolved.mixins.contains(where: { $0.name == mixin.name }) {
        resolved.mixins.append(mixin)
      }
    }
  }

  private func mixin(
    _ use: BehaviourUse, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> Mixin? {
    let parts = use.name.split(separator: ".", maxSplits: 1).map(String.init)
    let qualifier = parts.count == 2 ? SQLIdentifier(parts[0]).map(names.mapped) : nil
    let found =
      SQLIdentifier(parts.last ?? "").map {
        mixins.found(qualifier, $0, in: namespace, main: names.mainNamespace)
      } ?? []
    if let option = use.options.first, found.count == 1 {
      diagnostics.error(
        SchemaCode.behaviourOption, "mixin '\(use.name)' takes no options", at: option.range)
    }
    if found.count > 1 {
      let all = found.map { "'\($0.name)'" }.joined(separator: " and ")
      diagnostics.error(
        SchemaCode.mixinAmbiguous, "'\(use.name)' may be \(all)", remedy: "write one of them",
        at: use.range)
    } else if found.isEmpty {
      let known =
        BuiltinBehaviour.allCases.map(\.rawValue) + mixins.byName.keys.map(\.name.name).sorted()
      diagnostics.error(
        SchemaCode.unknownBehaviour, "unknown behaviour or mixin '\(use.name)'",
        remedy: Suggestion.remedy(for: use.name, in: known)
          ?? "there are \(known.joined(separator: ", "))",
        at: use.range)
    }
    return found.count == 1 ? found.first : nil
  }

  mutating func readColumns(
    of uses: ResolvedUses, into draft: inout TableDraft, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) {
    for mixin in uses.mixins {
      var own = Diagnostics()
      let columns = mixin.entry.value["columns"]?.entries("a mixin's columns", &own) ?? []
      for column in columns {
        if !isInTheWay(column, of: mixin, in: draft, &own) {
          readColumn(column, into: &draft, in: namespace, &own)
        }
      }
      for finding in own.all { emitOnce(finding, &diagnostics) }
    }
  }

  /// A table's own columns come after those of the mixins before them, and may clash with these.
  func isInTheWay(
    _ column: YAMLEntry, of mixin: Mixin?, in draft: TableDraft, _ diagnostics: inout Diagnostics
  ) -> Bool {
    guard let name = SQLIdentifier(column.name), draft.table.column(name) != nil else {
      return false
    }
    let first = sources.range(of: draft.path.appending(.column(name)))
    let owner = mixin.map { "of mixin '\($0.name.name)' " } ?? ""
    diagnostics.error(
      SchemaCode.mixinConflict,
      "column '\(name)' \(owner)is in table '\(draft.table.name)' already",
      remedy: "leave one of them out", at: column.key.range,
      notes: first.map { [Diagnostic.Note("it comes from here", at: $0)] } ?? [])
    return true
  }

  mutating func readParts(
    of uses: ResolvedUses, into draft: inout TableDraft, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) {
    for mixin in uses.mixins {
      var own = Diagnostics()
      let known = LanguagePlace.mixin.keyNames
      for part in mixin.entry.value.entries("a mixin's parts", &own) ?? [] {
        if ["doc", "use", "columns"].contains(part.name) { continue }
        guard known.contains(part.name) else {
          unknownKey(part, known, &own)
          continue
        }
        let before = draft.table
        _ = readPart(part, into: &draft, in: namespace, &own)
        keepOwn(of: before, in: &draft)
      }
      for finding in own.all { emitOnce(finding, &diagnostics) }
    }
  }

  /// Where there can be but one, what the table says itself holds.
  private func keepOwn(of before: Table, in draft: inout TableDraft) {
    if let own = before.rowSecurity { draft.table.rowSecurity = own }
    if let own = before.storageParameters { draft.table.storageParameters = own }
    if let own = before.tablespace { draft.table.tablespace = own }
    if let own = before.owner { draft.table.owner = own }
    if before.isUnlogged { draft.table.isUnlogged = true }
    if draft.table.dependsOn != before.dependsOn {
      draft.table.dependsOn = before.dependsOn + draft.table.dependsOn
    }
  }

  /// Mixins that no table uses are read all the same, for the mistakes in them.
  mutating func readUnusedMixins(_ diagnostics: inout Diagnostics) {
    let unused = mixins.byName.values.filter { !mixins.used.contains($0.name) }
      .sorted { $0.name < $1.name }
    for mixin in unused where !mixins.used.contains(mixin.name) {
      let namespace = mixin.name.namespace ?? names.mainNamespace
      var trial = self
      var uses = ResolvedUses()
      let use = BehaviourUse(name: mixin.name.description, range: mixin.entry.key.range)
      trial.resolve([use], in: namespace, through: [], into: &uses, &diagnostics)
      var draft = TableDraft(Table(name: mixin.name, columns: []))
      trial.readColumns(of: uses, into: &draft, in: namespace, &diagnostics)
      trial.readParts(of: uses, into: &draft, in: namespace, &diagnostics)
      mixins = trial.mixins
    }
  }

  private mutating func emitOnce(_ finding: Diagnostic, _ diagnostics: inout Diagnostics) {
    if mixins.reported.insert(finding).inserted { diagnostics.emit(finding) }
  }
}
