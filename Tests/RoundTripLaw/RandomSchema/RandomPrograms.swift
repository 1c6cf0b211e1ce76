import SeededRandom

/// A function from one integer to one.
struct RandomFunction {
  var name: String
}

struct RandomView {
  var name: String
  var columns: [RandomColumn]
  /// Whether a query over it can be run.
  var isPopulated = true
}

extension RandomSchema {
  mutating func addFunction() {
    let name = freshName("functions")
    var text =
      "CREATE FUNCTION \(name)(n bigint\(random.pick(["", " DEFAULT 1"]))) RETURNS integer LANGUAGE "
    let options = random.pick([
      "IMMUTABLE", "STABLE STRICT", "VOLATILE", "IMMUTABLE PARALLEL SAFE COST 5",
      "STABLE SECURITY DEFINER SET search_path TO 'public', 'pg_temp'",
    ])
    switch random.below(3) {
    case 0: text += "sql \(options) AS $$ select n::integer + 1 -- it's \"one\" more $$"
    case 1: text += "plpgsql \(options) AS $fn$\nbegin\n  return n * 2;\nend\n$fn$"
    default: text += "sql \(options) RETURN (n + 3)::integer"
    }
    add(text, "FUNCTION \(name)(bigint)")
    functions.append(RandomFunction(name: name))
  }

  /// A function over a table's or a view's rows.
  mutating func addTableFunction() {
    let name = freshName("functions")
    let source =
      views.isEmpty || random.chance(60) ? random.pick(tables).name : random.pick(views).name
    switch random.below(3) {
    case 0:
      add(
        "CREATE FUNCTION \(name)() RETURNS SETOF \(source) LANGUAGE sql STABLE AS 'select * from \(source.replacing("'", with: "''"))'",
        "FUNCTION \(name)()")
    case 1:
      add(
        "CREATE FUNCTION \(name)(r \(source)) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM \(source) WHERE r IS NOT NULL; END",
        "FUNCTION \(name)(\(source))")
    default:
      add(
        "CREATE FUNCTION \(name)(OUT a integer, INOUT b text DEFAULT 'x') LANGUAGE plpgsql AS $$ begin a := 1; perform 1 from \(source.replacing("$$", with: "")); end $$",
        "FUNCTION \(name)(text)")
    }
  }

  mutating func addView() {
    let namesTaken = "columns of a view \(statements.count)"
    var columns: [RandomColumn] = []
    var items: [String] = []
    let source: String
    var isPopulated = true
    let available: [RandomColumn]
    if views.isEmpty || random.chance(60) {
      let table = random.pick(tables)
      (source, available) = (table.name, table.columns)
    } else {
      let view = random.pick(views)
      (source, available, isPopulated) = (view.name, view.columns, view.isPopulated)
    }
    for column in random.some(available, 70) {
      let label = names.fresh(in: namesTaken, &random)
      if random.chance(20), let made = expression(over: "s.\(column.name)", column.type) {
        items.append("\(made.sql) AS \(label)")
        columns.append(
          RandomColumn(
            name: label, type: RandomType(sql: made.type, category: Self.category(of: made.type))))
      } else {
        items.append("s.\(column.name) AS \(label)")
        columns.append(RandomColumn(name: label, type: column.type))
      }
    }
    if items.isEmpty {
      items = ["1 AS one"]
      columns = [RandomColumn(name: "one", type: RandomType(sql: "integer", category: .integer))]
    }
    var query = "SELECT \(items.joined(separator: ", ")) FROM \(source) s"
    if random.chance(30), let other = tables.randomElement(using: &random),
      let key = other.columns.first
    {
      query += " LEFT JOIN \(other.name) o ON o.\(key.name) IS NOT NULL"
    }
    if random.chance(40), let column = available.randomElement(using: &random) {
      query += " WHERE \(condition(on: "s.\(column.name)", column.type))"
    }
    if random.chance(15) { query += " LIMIT \(random.below(100))" }
    let name = freshName()
    let isMaterialized = random.chance(25)
    let options =
      random.chance(15)
      ? (isMaterialized ? " WITH (fillfactor = 50)" : " WITH (security_barrier)") : ""
    let isLeftEmpty = isMaterialized && (!isPopulated || random.chance(40))
    let end = isLeftEmpty ? " WITH NO DATA" : ""
    let kind = isMaterialized ? "MATERIALIZED VIEW" : "VIEW"
    add("CREATE \(kind) \(name)\(options) AS \(query)\(end)", "\(kind) \(name)")
    views.append(RandomView(name: name, columns: columns, isPopulated: isPopulated && !isLeftEmpty))
    for column in columns { commentable.append("COLUMN \(name).\(column.name)") }
    if isMaterialized,
      let column = columns.first(where: { ![.other, .json].contains($0.type.category) }),
      random.chance(50)
    {
      add("CREATE INDEX ON \(name) (\(column.name))")
    }
  }

  mutating func addTrigger() {
    let function = freshName("functions")
    add(
      "CREATE FUNCTION \(function)() RETURNS trigger LANGUAGE plpgsql AS $$ begin return new; end $$"
    )
    let table = random.pick(tables)
    // A constraint trigger is a constraint too.
    let name = freshConstraint(of: table)
    let column = table.columns.filter { !$0.isGenerated }.randomElement(using: &random)
    let arguments = random.pick(["", "'a'", "'it''s', 'b c'"])
    var text = "CREATE TRIGGER \(name) "
    switch random.below(4) {
    case 0:
      text +=
        "BEFORE INSERT OR UPDATE\(column.map { " OF \($0.name)" } ?? "") ON \(table.name) FOR EACH ROW"
      if let column { text += " WHEN (\(condition(on: "NEW.\(column.name)", column.type)))" }
    case 1: text += "AFTER DELETE OR TRUNCATE ON \(table.name) FOR EACH STATEMENT"
    case 2 where !table.isPartitioned:
      text +=
        "AFTER UPDATE ON \(table.name) REFERENCING OLD TABLE AS old_rows NEW TABLE AS \"New\" FOR EACH STATEMENT"
    default:
      text =
        "CREATE CONSTRAINT TRIGGER \(name) AFTER INSERT ON \(table.name) DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
    }
    add("\(text) EXECUTE FUNCTION \(function)(\(arguments))", "TRIGGER \(name) ON \(table.name)")
    if random.chance(15) {
      add(
        "ALTER TABLE \(table.name) \(random.pick(["DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS"])) TRIGGER \(name)"
      )
    }
  }

  mutating func addRule() {
    let table = random.pick(tables)
    guard let column = table.columns.first else { return }
    let name = names.fresh(in: "rules of \(table.name)", &random)
    add(
      "CREATE RULE \(name) AS ON DELETE TO \(table.name) WHERE \(condition(on: "old.\(column.name)", column.type)) DO INSTEAD NOTHING",
      "RULE \(name) ON \(table.name)")
  }

  mutating func addPolicy() {
    let table = random.pick(tables)
    guard let column = table.columns.randomElement(using: &random) else { return }
    if random.chance(70) { add("ALTER TABLE \(table.name) ENABLE ROW LEVEL SECURITY") }
    if random.chance(20) { add("ALTER TABLE \(table.name) FORCE ROW LEVEL SECURITY") }
    let name = names.fresh(in: "policies of \(table.name)", &random)
    let role = random.pick(["", " TO law_reader", " TO law_writer, law_reader", " TO PUBLIC"])
    let kind = random.pick(["", " AS RESTRICTIVE"])
    let test = condition(on: column.name, column.type)
    let rest = random.pick([
      "\(role) USING (\(test))", " FOR SELECT\(role) USING (\(test))",
      " FOR INSERT\(role) WITH CHECK (\(test))",
      " FOR UPDATE\(role) USING (\(test)) WITH CHECK (true)", " FOR ALL\(role) USING (true)",
    ])
    add("CREATE POLICY \(name) ON \(table.name)\(kind)\(rest)", "POLICY \(name) ON \(table.name)")
  }

  mutating func addPublication() {
    let name = names.fresh(in: "publications", &random)
    let plain = tables.filter { !$0.isUnlogged }
    guard let table = plain.randomElement(using: &random) else { return }
    let what = random.pick([
      "FOR ALL TABLES", "FOR TABLE \(table.name)",
      "FOR TABLES IN SCHEMA \(random.pick(namespaces))", "",
    ])
    add(
      "CREATE PUBLICATION \(name) \(what) WITH (publish = 'insert, delete')", "PUBLICATION \(name)")
  }
}
