import SeededRandom

extension RandomSchema {
  /// Two schemas that a migration could lie between, as SQL for psql: mostly a schema and a copy
  /// that statements have changed, sometimes two that have nothing to do with each other.
  ///
  /// A statement of the change that the server refuses is passed over.
  public static func pair(seed: UInt64) -> (old: String, new: String) {
    var schema = RandomSchema(random: SeededGenerator(seed))
    schema.make()
    let old = schema.statements.map { $0 + ";\n" }.joined()
    if schema.random.chance(8) {
      return (old, sql(seed: seed &+ 1_000_003))
    }
    schema.statements = []
    for _ in 0..<(1 + schema.random.below(12)) { schema.change() }
    return (
      old, old + "\\unset ON_ERROR_STOP\n" + schema.statements.map { $0 + ";\n" }.joined()
    )
  }

  private mutating func change() {
    switch random.below(20) {
    case 0: addTable()
    case 1: addIndex()
    case 2: addView()
    case 3: addForeignKey()
    case 4: addOther()
    case 5: dropObject()
    case 6, 7: dropPart()
    case 8: changeType()
    case 9: changeFunction()
    case 10: alterTable()
    case 11: remark()
    case 12: changeTable()
    default: changeColumn()
    }
  }

  private mutating func addOther() {
    switch random.below(7) {
    case 0: addType()
    case 1: addSequence()
    case 2: addFunction()
    case 3: addTrigger()
    case 4: addPolicy()
    case 5: addPartitionedTable()
    default: addStatistics()
    }
  }

  private mutating func changeColumn() {
    let position = random.below(tables.count)
    let table = tables[position]
    let column = table.columns.isEmpty ? nil : random.pick(table.columns)
    let start = "ALTER TABLE \(table.name)"
    guard let column, !random.chance(25) else {
      let new = RandomColumn(
        name: names.fresh(in: "columns of \(table.name)", &random), type: anyType())
      var text = "\(start) ADD COLUMN \(new.name) \(new.type.sql)"
      if random.chance(40), let value = constant(of: new.type) {
        text += " DEFAULT \(value)"
        if random.chance(60) { text += " NOT NULL" }
      }
      add(text)
      tables[position].columns.append(new)
      return
    }
    switch random.below(9) {
    case 0:
      add("\(start) DROP COLUMN \(column.name) CASCADE")
      tables[position].columns.removeAll { $0.name == column.name }
    case 1, 2:
      let type = anyType()
      let wide = ["integer": "bigint", "smallint": "integer", "varchar": "text"]
      let target = wide[column.type.sql] ?? type.sql
      add("\(start) ALTER COLUMN \(column.name) DROP DEFAULT")
      add(
        "\(start) ALTER COLUMN \(column.name) TYPE \(target) USING \(column.name)::text::\(target)")
    case 3: add("\(start) ALTER COLUMN \(column.name) SET NOT NULL")
    case 4: add("\(start) ALTER COLUMN \(column.name) DROP NOT NULL")
    case 5:
      if let value = constant(of: column.type) {
        add("\(start) ALTER COLUMN \(column.name) SET DEFAULT \(value)")
      }
    case 6: add("\(start) ALTER COLUMN \(column.name) DROP DEFAULT")
    case 7:
      add(
        "\(start) ADD CONSTRAINT \(freshConstraint(of: table)) CHECK (\(condition(on: column.name, column.type)))"
      )
    default:
      add("\(start) ADD CONSTRAINT \(freshConstraint(of: table)) UNIQUE (\(column.name))")
    }
  }

  private mutating func changeTable() {
    let table = random.pick(tables)
    let change = random.pick([
      "SET (fillfactor = 55)", "RESET (fillfactor)", "ENABLE ROW LEVEL SECURITY",
      "DISABLE ROW LEVEL SECURITY", "SET LOGGED", "SET UNLOGGED", "REPLICA IDENTITY FULL",
      "SET SCHEMA \(random.pick(namespaces))",
      "RENAME TO \(names.fresh(in: "relations \(namespace(of: table.name))", &random))",
    ])
    add("ALTER TABLE \(table.name) \(change)")
  }

  private mutating func changeType() {
    guard !types.isEmpty else { return addType() }
    let type = random.pick(types)
    switch type.category {
    case .label where !type.labels.isEmpty:
      let place = random.pick(["", " BEFORE ", " AFTER "])
      let label = place.isEmpty ? "" : quoted(random.pick(type.labels))
      add("ALTER TYPE \(type.sql) ADD VALUE 'new \(random.below(1000))'\(place)\(label)")
    default:
      add(
        random.pick([
          "ALTER DOMAIN \(type.sql) DROP NOT NULL", "ALTER DOMAIN \(type.sql) DROP DEFAULT",
          "ALTER DOMAIN \(type.sql) ADD CONSTRAINT extra_rule CHECK (VALUE IS NOT NULL OR true)",
          "ALTER TYPE \(type.sql) ADD ATTRIBUTE extra_attribute integer",
        ]))
    }
  }

  private mutating func changeFunction() {
    guard !functions.isEmpty else { return addFunction() }
    let function = random.pick(functions)
    add(
      "CREATE OR REPLACE FUNCTION \(function.name)(n bigint DEFAULT \(random.below(5))) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ select n::integer + \(random.below(100)) $$"
    )
  }

  private mutating func remark() {
    guard !commentable.isEmpty else { return }
    add("COMMENT ON \(random.pick(commentable)) IS \(random.pick(["NULL", "'Said later.'"]))")
  }

  private mutating func dropObject() {
    switch random.below(5) {
    case 0 where tables.count > 1:
      let table = tables.remove(at: random.below(tables.count))
      add("DROP TABLE \(table.name) CASCADE")
    case 1 where !functions.isEmpty:
      let function = functions.remove(at: random.below(functions.count))
      add("DROP FUNCTION \(function.name)(bigint) CASCADE")
    case 2 where !sequences.isEmpty:
      add("DROP SEQUENCE \(sequences.remove(at: random.below(sequences.count))) CASCADE")
    case 3 where !types.isEmpty:
      let type = random.pick(types)
      types.removeAll { $0.sql == type.sql || $0.sql == "\(type.sql)[]" }
      add("DROP TYPE \(type.sql) CASCADE")
    default:
      guard !views.isEmpty else { return }
      let view = views.remove(at: random.below(views.count))
      add("DROP VIEW IF EXISTS \(view.name) CASCADE")
    }
  }

  /// Drops a constraint, index, trigger or policy of the database, whichever the number hits.
  private mutating func dropPart() {
    let parts = [
      (
        "pg_constraint p JOIN pg_class c ON c.oid = p.conrelid", "p.conname",
        "ALTER TABLE %s DROP CONSTRAINT %I CASCADE", "p.coninhcount = 0"
      ),
      (
        "pg_trigger p JOIN pg_class c ON c.oid = p.tgrelid", "p.tgname",
        "DROP TRIGGER %2$I ON %1$s", "NOT p.tgisinternal AND p.tgparentid = 0"
      ),
      (
        "pg_policy p JOIN pg_class c ON c.oid = p.polrelid", "p.polname",
        "DROP POLICY %2$I ON %1$s", "true"
      ),
      (
        "pg_index p JOIN pg_class c ON c.oid = p.indexrelid", "c.relname", "DROP INDEX %1$s",
        "NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid)"
      ),
    ]
    let part = random.pick(parts)
    add(
      """
      DO $do$ DECLARE statement text; BEGIN
        SELECT format('\(part.2)', c.oid::regclass, \(part.1)) INTO statement FROM \(part.0)
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND \(part.3)
          ORDER BY md5(c.oid::regclass::text || \(part.1) || '\(random.below(1000))') LIMIT 1;
        IF statement IS NOT NULL THEN EXECUTE statement; END IF;
      END $do$
      """)
  }
}
