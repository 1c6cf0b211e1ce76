import SeededRandom

extension RandomSchema {
  mutating func constraints(of table: inout RandomTable) -> [String] {
    var parts: [String] = []
    let sortable = table.sortable.filter { !$0.isGenerated }
    if table.keys.isEmpty, !sortable.isEmpty, random.chance(50) {
      let columns = pair(of: sortable)
      parts.append("\(constraintName(of: table))PRIMARY KEY (\(list(columns)))")
      table.keys.append(columns)
    }
    for _ in 0..<random.below(3) where !sortable.isEmpty {
      let columns = pair(of: sortable)
      guard !table.keys.contains(where: { $0.map(\.name) == columns.map(\.name) }) else { continue }
      var text = "\(constraintName(of: table))UNIQUE"
      if random.chance(20) { text += " NULLS NOT DISTINCT" }
      text += " (\(list(columns)))"
      let others = table.columns.filter { other in !columns.contains { $0.name == other.name } }
      if !others.isEmpty, random.chance(15) { text += " INCLUDE (\(random.pick(others).name))" }
      if random.chance(10) { text += " WITH (fillfactor = 60)" }
      if random.chance(15) {
        text += random.pick([" DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED"])
      } else {
        table.keys.append(columns)
      }
      parts.append(text)
    }
    for _ in 0..<random.below(3) where !table.columns.isEmpty {
      let (one, two) = (random.pick(table.columns), random.pick(table.columns))
      var text = "\(constraintName(of: table))CHECK ("
      text += condition(on: one.name, one.type)
      if random.chance(50) {
        text += " \(random.pick(["OR", "AND"])) (\(condition(on: two.name, two.type)))"
      }
      text += ")"
      if random.chance(10) { text += " NO INHERIT" }
      parts.append(text)
    }
    if let column = sortable.first(where: { $0.type.sql == "integer" }),
      let span = table.columns.first(where: { $0.type.sql == "int4range" }), random.chance(60)
    {
      parts.append(
        "\(constraintName(of: table))EXCLUDE USING gist (\(column.name) WITH =, \(span.name) WITH &&)"
          + (random.chance(30) ? " WHERE (\(condition(on: column.name, column.type)))" : "")
          + (random.chance(20) ? " DEFERRABLE" : ""))
    }
    return parts
  }

  private mutating func constraintName(of table: RandomTable) -> String {
    random.chance(35) ? "CONSTRAINT \(freshConstraint(of: table)) " : ""
  }

  /// A name that no other constraint has, nor any relation beside the table: keys name their index.
  mutating func freshConstraint(of table: RandomTable) -> String {
    while true {
      let name = names.fresh(in: "relations \(namespace(of: table.name))", &random)
      if names.claim(name, in: "constraints") { return name }
    }
  }

  /// One column or two different ones.
  mutating func pair(of columns: [RandomColumn]) -> [RandomColumn] {
    let first = random.pick(columns)
    let others = columns.filter { $0.name != first.name }
    return others.isEmpty || random.chance(60) ? [first] : [first, random.pick(others)]
  }

  func list(_ columns: [RandomColumn]) -> String { columns.map(\.name).joined(separator: ", ") }

  mutating func addForeignKey() {
    let targets = tables.filter { !$0.keys.isEmpty && !$0.isUnlogged }
    guard !targets.isEmpty else { return }
    let target = random.pick(targets)
    let key = random.pick(target.keys)
    let position = random.below(tables.count)
    var source = tables[position]
    guard !source.isPartitioned || !target.isPartitioned, !source.hasChildren else { return }
    var columns: [RandomColumn] = []
    for part in key {
      let column = RandomColumn(
        name: names.fresh(in: "columns of \(source.name)", &random), type: part.type)
      add("ALTER TABLE \(source.name) ADD COLUMN \(column.name) \(part.type.sql)")
      columns.append(column)
    }
    source.columns += columns
    tables[position] = source
    var text = "ALTER TABLE \(source.name) ADD "
    if random.chance(30) {
      text += "CONSTRAINT \(freshConstraint(of: source)) "
    }
    text += "FOREIGN KEY (\(list(columns))) REFERENCES \(target.name) (\(list(key)))"
    if key.count > 1, random.chance(30) { text += " MATCH FULL" }
    if random.chance(40) {
      text +=
        " ON DELETE \(random.pick(["CASCADE", "SET NULL", "RESTRICT", "SET DEFAULT", "NO ACTION"]))"
      if key.count > 1, text.hasSuffix("SET NULL"), random.chance(50) {
        text += " (\(columns[0].name))"
      }
    }
    if random.chance(25) {
      text += " ON UPDATE \(random.pick(["CASCADE", "RESTRICT", "SET NULL"]))"
    }
    if random.chance(20) { text += random.pick([" DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED"]) }
    if !source.isPartitioned, random.chance(10) { text += " NOT VALID" }
    add(text)
  }
}
