import SengiSQL
import SengiSchema

/// Makes schemas by chance, the same for the same seed: several namespaces, foreign keys in circles,
/// names that try to leave their quotes.
struct RandomSchema {
  private var state: UInt64
  private var counter = 0

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[number(0...(choices.count - 1))]
  }

  private static let endings = [
    "", "", "", " two words", "\"", "'", "\n", "; DROP TABLE x; --", " */", "/*", "$$", "\\(x)",
    "\"\"\"", "\u{1F98A}", "é", ".", "%s", ":x", "Upper", String(repeating: "x", count: 70),
  ]

  private mutating func name(_ kind: String) -> SQLIdentifier {
    counter += 1
    if chance(10) {
      let word = pick(["select", "table", "user", "order", "all", "timestamp", "old"])
      return SQLIdentifier(truncating: "\(word)\(counter)")
    }
    return SQLIdentifier(truncating: "\(kind)\(counter)\(pick(Self.endings))")
  }

  private mutating func doc() -> String? {
    chance(30) ? "It's \(pick(Self.endings)) documented." : nil
  }

  mutating func schema(target: Int) -> Schema {
    let names = (1...number(1...3)).map { _ in name("space") }.sorted()
    var namespaces = names.map { namespace in
      Namespace(
        name: namespace, doc: doc(),
        enumerations: (0..<number(0...2)).map { _ in
          enumeration(in: namespace)
        })
    }
    for position in namespaces.indices {
      let namespace = namespaces[position].name
      if chance(50) {
        namespaces[position].functions = [check(in: namespace)]
      }
      namespaces[position].tables = (0..<number(1...5)).map { _ in
        table(in: namespaces[position], namespaces.flatMap(\.enumerations))
      }
    }
    let targets = namespaces.flatMap(\.tables)
    for space in namespaces.indices {
      for table in namespaces[space].tables.indices {
        for _ in 0..<number(0...2) {
          link(&namespaces[space].tables[table], to: pick(targets))
        }
      }
    }
    return Schema(target: PostgresVersion(major: target), namespaces: namespaces)
  }

  private mutating func enumeration(in namespace: SQLIdentifier) -> Enumeration {
    Enumeration(
      name: QualifiedName(namespace, name("enum")), doc: doc(),
      values: (0..<number(1...4)).map { _ in Enumeration.Value(label: name("label").name) })
  }

  /// A function a check can call.
  private mutating func check(in namespace: SQLIdentifier) -> Function {
    Function(
      name: QualifiedName(namespace, name("function")),
      definition: SQLExpression(
        "(x bigint) returns boolean language sql immutable as $f$ select x > 0 $f$;"), doc: doc())
  }

  private mutating func table(in space: Namespace, _ enumerations: [Enumeration]) -> Table {
    let key = Column(
      name: name("id"), type: DataType(.bigint),
      generation: pick([nil, .serial, .identity(always: chance(50), options: nil)]))
    let others = (0..<number(0...6)).map { _ in column(enumerations) }
    var table = Table(
      name: QualifiedName(space.name, name("table")), doc: doc(), columns: [key] + others,
      primaryKey: PrimaryKey(name: name("pkey"), columns: [key.name]))
    if let column = others.first {
      table.uniques = [UniqueConstraint(name: name("key"), columns: [column.name, key.name])]
    }
    if let function = space.functions.first {
      table.checks = [
        CheckConstraint(
          name: name("check"),
          expression: SQLExpression("\(function.name.quoted)(\(key.name.quoted)) -- fine"))
      ]
    }
    table.indexes = (0..<number(0...2)).map { _ in index(over: key, others) }
    if chance(30) {
      table.columns.append(
        Column(
          name: SQLIdentifier(static: "updated_at"), type: DataType(.timestamptz(precision: nil))))
      table.triggers = [
        Trigger(
          name: name("trigger"), event: SQLExpression("before update"),
          action: SQLExpression("for each row execute function sengi.touch_updated_at()"))
      ]
    }
    return table
  }

  private mutating func column(_ enumerations: [Enumeration]) -> Column {
    if !enumerations.isEmpty, chance(20) {
      let type = pick(enumerations)
      let label = type.values.first.map { SQLExpression(SQLLiteral($0.label).sql) }
      return Column(
        name: name("column"), type: DataType(.enumeration(type.name)), isNullable: chance(30),
        defaultValue: label, doc: doc())
    }
    let (type, value): (DataType, String?) = pick([
      (DataType(.text), "'it''s'"), (DataType(.boolean), "false"), (DataType(.integer), "-1"),
      (DataType(.numeric(precision: 12, scale: 2)), "0"), (DataType(.varchar(20)), nil),
      (DataType(.uuid), "uuidv7()"), (DataType(.timestamptz(precision: nil)), "now()"),
      (DataType(.text, dimensions: 1), "'{}'"), (DataType(.jsonb(shape: nil)), #"'{"a": 1}'"#),
      (DataType(.date), "current_date"), (DataType(.doublePrecision), nil),
      (DataType(.bytea), #"'\x00'"#), (DataType(.char(3)), "E'\\''"),
    ])
    return Column(
      name: name("column"), type: type, isNullable: chance(40),
      defaultValue: chance(60) ? value.map(SQLExpression.init) : nil, doc: doc())
  }

  private mutating func index(over key: Column, _ others: [Column]) -> Index {
    var index = Index(
      name: name("index"), isUnique: chance(30),
      keys: [Index.Key(.column(key.name), isDescending: chance(50), nulls: pick([nil, .last]))],
      doc: doc())
    if let text = others.first(where: { $0.type == DataType(.text) }) {
      index.keys.append(Index.Key(.expression(SQLExpression("lower(\(text.name.quoted))"))))
    }
    if chance(30), let column = others.last {
      index.predicate = SQLExpression("\(column.name.quoted) is not null -- set")
    }
    return index
  }

  private mutating func link(_ table: inout Table, to target: Table) {
    guard let key = target.primaryKey else { return }
    let column = Column(name: name("link"), type: DataType(.bigint), isNullable: true)
    table.columns.append(column)
    table.foreignKeys.append(
      ForeignKey(
        name: name("fkey"), columns: [column.name], referencedTable: target.name,
        referencedColumns: key.columns,
        onDelete: pick([.noAction, .cascade, .setNull([]), .restrict]),
        deferral: pick([nil, .initiallyDeferred])))
  }
}
