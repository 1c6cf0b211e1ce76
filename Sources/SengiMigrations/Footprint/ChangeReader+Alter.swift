extension ChangeReader {
  mutating func alter() {
    _ = words.take(["materialized"]) || words.take(["foreign"]) || words.take(["event"])
    guard let kind = words.word() else { return }
    words.skipIfExists()
    switch kind {
    case "table":
      _ = words.take(["only"])
      alterTable()
    case "policy", "trigger", "rule":
      let name = words.name()
      if words.skip(to: "on") { change(words.name(), name?.name ?? "") }
    case "default", "system", "database", "role", "user", "group":
      change(WordCursor.Name(namespace: nil, name: "settings"))
    case "type":
      let name = words.name()
      let addsValue = words.take(["add"]) && words.take(["value"])
      change(name, addsValue ? Aspect.values : nil)
      if !addsValue { renaming(name) }
    default:
      let name = words.name()
      change(name)
      renaming(name)
    }
  }

  /// `RENAME TO` changes what the new name stood for, too.
  private mutating func renaming(_ name: WordCursor.Name?) {
    guard words.skip(to: "rename"), words.take(["to"]), let new = words.name() else { return }
    change(WordCursor.Name(namespace: name?.namespace, name: new.name))
  }

  private mutating func alterTable() {
    guard let table = words.name() else { return }
    _ = words.take(mark: "*")
    repeat { alterTable(table) } while words.skipToComma()
  }

  private mutating func alterTable(_ table: WordCursor.Name) {
    switch words.word() {
    case "add": addToTable(table)
    case "drop", "validate":
      _ = words.take(["column"]) || words.take(["constraint"])
      words.skipIfExists()
      dependOnRows()
      change(table, words.name()?.name)
    case "alter":
      _ = words.take(["column"]) || words.take(["constraint"])
      change(table, words.name()?.name)
      dependOnRows()
    case "rename": rename(table)
    case "enable", "disable", "force":
      _ = words.take(["always"]) || words.take(["replica"])
      let isNamed = words.take(["trigger"]) || words.take(["rule"])
      change(table, isNamed ? words.name()?.name : Aspect.rowSecurity)
    case "no" where words.take(["force"]): change(table, Aspect.rowSecurity)
    case "attach", "detach":
      _ = words.take(["partition"])
      let partition = words.name()
      change(table, partition?.name)
      change(partition)
      dependOnRows()
    case "set" where words.take(["schema"]):
      change(table)
      if let namespace = words.name() {
        change(WordCursor.Name(namespace: namespace.name, name: table.name))
      }
    case "set", "reset", "cluster", "replica": change(table, Aspect.storage)
    case "owner": change(table, Aspect.owner)
    default: change(table)
    }
  }

  private mutating func addToTable(_ table: WordCursor.Name) {
    if words.take(["constraint"]) {
      change(table, words.name()?.name)
      dependOnRows()
    } else if words.take(["check", "foreign", "primary", "unique", "exclude"]) {
      change(table, "constraint")
      dependOnRows()
    } else {
      _ = words.take(["column"])
      words.skipIfExists()
      change(table, words.name()?.name)
    }
  }

  private mutating func rename(_ table: WordCursor.Name) {
    if words.take(["to"]) {
      change(table)
      change(words.name().map { WordCursor.Name(namespace: table.namespace, name: $0.name) })
      return
    }
    _ = words.take(["column"]) || words.take(["constraint"])
    change(table, words.name()?.name)
    if words.take(["to"]) { change(table, words.name()?.name) }
  }
}
