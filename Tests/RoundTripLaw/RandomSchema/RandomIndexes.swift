import SeededRandom

extension RandomSchema {
  mutating func addIndex() {
    let table = random.pick(tables)
    guard !table.columns.isEmpty else { return }
    let name =
      random.chance(50)
      ? "" : "\(names.fresh(in: "relations \(namespace(of: table.name))", &random)) "
    switch random.below(10) {
    case 0:
      guard let column = table.columns.first(where: { $0.type.category == .json }) else { return }
      add(
        "CREATE INDEX \(name)ON \(table.name) USING gin (\(column.name)\(random.pick(["", " jsonb_path_ops"])))"
      )
    case 1:
      guard
        let column = table.columns.first(where: { [.texts, .integers].contains($0.type.category) })
      else { return }
      add("CREATE INDEX \(name)ON \(table.name) USING gin (\(column.name)) WITH (fastupdate = off)")
    case 2:
      guard let column = table.columns.first(where: { $0.type.category == .span }) else { return }
      add("CREATE INDEX \(name)ON \(table.name) USING gist (\(column.name))")
    case 3:
      guard let column = table.columns.first(where: { $0.type.category == .instant }) else {
        return
      }
      add(
        "CREATE INDEX \(name)ON \(table.name) USING brin (\(column.name)) WITH (pages_per_range = 16)"
      )
    case 4:
      guard let column = table.sortable.first else { return }
      add("CREATE INDEX \(name)ON \(table.name) USING hash (\(column.name))")
    default:
      addOrderedIndex(on: table, name)
    }
  }

  private mutating func addOrderedIndex(on table: RandomTable, _ name: String) {
    guard !table.sortable.isEmpty else { return }
    var isPlain = true
    var keys: [String] = []
    for column in pair(of: table.sortable) {
      var key = column.name
      if random.chance(25), let made = expression(over: column.name, column.type),
        !["jsonb", "tsvector"].contains(made.type)
      {
        key = "(\(made.sql))"
        isPlain = false
      } else if column.type.sql == "text", random.chance(20) {
        key += random.pick([
          " text_pattern_ops", " COLLATE \"C\"", " COLLATE \"POSIX\" text_pattern_ops",
        ])
      }
      key += random.pick(["", "", "", " DESC", " NULLS FIRST", " DESC NULLS LAST", " ASC"])
      keys.append(key)
    }
    let isUnique = isPlain && !table.isPartitioned && random.chance(25)
    var text =
      "CREATE \(isUnique ? "UNIQUE " : "")INDEX \(name)ON \(table.name) (\(keys.joined(separator: ", ")))"
    if !table.isPartitioned, random.chance(15) {
      text += " INCLUDE (\(random.pick(table.columns).name))"
    }
    if isUnique, random.chance(20) { text += " NULLS NOT DISTINCT" }
    if random.chance(15) { text += " WITH (fillfactor = 75)" }
    if random.chance(25) {
      let column = random.pick(table.columns)
      text += " WHERE \(condition(on: column.name, column.type))"
    }
    add(text)
  }

  mutating func addStatistics() {
    let table = random.pick(tables)
    let columns = table.sortable.filter { !$0.isGenerated }
    guard let first = columns.first, let second = columns.dropFirst().first else { return }
    let name = freshName("statistics")
    let kinds = random.pick(["", " (ndistinct)", " (dependencies, mcv)", " (mcv)"])
    add(
      "CREATE STATISTICS \(name)\(kinds) ON \(first.name), \(second.name) FROM \(table.name)",
      "STATISTICS \(name)")
    if random.chance(20) { add("ALTER STATISTICS \(name) SET STATISTICS \(random.below(500))") }
  }

  mutating func alterTable() {
    let table = random.pick(tables)
    guard !table.columns.isEmpty else { return }
    let column = random.pick(table.columns)
    switch random.below(6) {
    case 0:
      add(
        "ALTER TABLE \(table.name) ALTER COLUMN \(column.name) SET STATISTICS \(1 + random.below(999))"
      )
    case 1:
      guard [.text, .json, .texts].contains(column.type.category) else { return }
      add(
        "ALTER TABLE \(table.name) ALTER COLUMN \(column.name) SET STORAGE \(random.pick(["EXTERNAL", "MAIN", "EXTENDED"]))"
      )
    case 2:
      add(
        "ALTER TABLE \(table.name) ALTER COLUMN \(column.name) SET (n_distinct = \(1 + random.below(99)))"
      )
    case 3:
      add(
        "ALTER TABLE \(table.name) REPLICA IDENTITY \(random.pick(["FULL", "NOTHING", "DEFAULT"]))")
    case 4:
      guard [.text, .json].contains(column.type.category) else { return }
      add("ALTER TABLE \(table.name) ALTER COLUMN \(column.name) SET COMPRESSION pglz")
    default:
      guard !table.isPartitioned else { return }
      add(
        "ALTER TABLE \(table.name) ADD CONSTRAINT \(freshConstraint(of: table)) CHECK (\(condition(on: column.name, column.type))) NOT VALID"
      )
    }
  }
}
