import SeededRandom
import SengiSQL
import SengiSchema

/// Schemas of every kind of object, such as the reader can make.
struct RandomSchema {
  let text: HostileText
  let space: SQLIdentifier
  var enumerations: [QualifiedName] = []

  init(_ seed: UInt64) {
    text = HostileText(seed)
    space = SQLIdentifier(static: "app")
  }

  mutating func schema() -> Schema {
    var namespace = Namespace(name: space, doc: text.doc())
    namespace.swiftName = text.maybe(20, "App")
    for _ in 0..<text.random.below(4) {
      let item = enumeration()
      enumerations.append(item.name)
      namespace.enumerations.append(item)
    }
    namespace.tables = tables(text.random.below(4))
    for _ in 0..<text.random.below(3) { namespace.functions.append(function()) }
    for _ in 0..<text.random.below(3) { namespace.domains.append(domain()) }
    for _ in 0..<text.random.below(3) { namespace.compositeTypes.append(compositeType()) }
    for _ in 0..<text.random.below(3) { namespace.sequences.append(sequence(namespace.tables)) }
    for _ in 0..<text.random.below(3) { namespace.views.append(view()) }
    namespace.grants = grants(namespace.tables)
    namespace.owner = text.maybe(10, text.name())
    namespace.objects = [
      DefinedObject(
        kind: .collation, namespace: space, name: text.name().name,
        definition: SQLExpression("(locale = 'de')"), doc: text.doc()),
      DefinedObject(
        kind: .operator, namespace: space, name: "+",
        definition: SQLExpression("(leftarg = int, function = f)")),
      DefinedObject(
        kind: .type, namespace: space, name: text.name().name,
        definition: SQLExpression("as range (subtype = float8)")),
      DefinedObject(
        kind: .textSearchConfiguration, namespace: space, name: text.name().name,
        definition: SQLExpression("(parser = default)"),
        alterations: [
          SQLExpression("add mapping for word with simple"), SQLExpression("owner to x"),
        ]),
    ]
    namespace.defaultPrivileges = [
      DefaultPrivileges(
        definition: SQLExpression("grant select on tables to reader"), namespace: space)
    ]
    return Schema(
      extensions: (0..<text.random.below(3)).map { _ in
        Extension(
          name: text.name(), version: text.maybe(40, "1.\(text.random.below(9))"),
          namespace: text.maybe(30, space))
      }, namespaces: [namespace],
      roles: [
        Role(name: text.name(), definition: SQLExpression("nologin"), doc: text.doc()),
        Role(name: text.name(), definition: SQLExpression("")),
      ],
      objects: [
        DefinedObject(
          kind: .cast, namespace: nil, name: "(text as int)",
          definition: SQLExpression("without function"), doc: text.doc()),
        DefinedObject(
          kind: .publication, namespace: nil, name: text.name().name,
          definition: SQLExpression("for all tables")),
      ],
      customObjects: [
        CustomObject(
          name: text.name().name, statements: SQLExpression("select 1;\nselect '# x';"))
      ],
      defaultPrivileges: [DefaultPrivileges(definition: SQLExpression("grant all on types to x"))])
  }

  func enumeration() -> Enumeration {
    let name = QualifiedName(space, text.name())
    let described = text.random.chance(40)
    let labels = text.scope { text.names(text.random.below(12)) }
    let values = labels.map { label in
      Enumeration.Value(
        label: label.name, doc: described ? text.doc() : nil,
        swiftName: described ? text.maybe(20, "x") : nil,
        was: described ? text.maybe(20, "old: one") : nil)
    }
    var item = Enumeration(
      name: name, doc: text.doc(), swiftName: text.maybe(20, "Kind"), was: text.maybe(20, "kind"),
      values: values)
    if let first = labels.first, text.random.chance(20) {
      item.dropped = text.scope { text.names(1 + text.random.below(3)) }.map(\.name)
        .filter { label in !labels.contains { $0.name == label } }
      for label in item.dropped where text.random.chance(50) { item.successors[label] = first.name }
    }
    return item
  }

  func function() -> Function {
    let bodies = [
      "() returns int language sql as $$\n  select 1;\n$$",
      "(a int, b text default 'x: #') returns trigger language plpgsql as $$\nbegin\n\treturn new;"
        + "  \n\nend\n$$", "(int) returns bool language sql as 'select true'",
      "() returns text language sql as $x$select E'\\r\\n'$x$",
      "() returns text language sql as $x$\r\nselect 1\r\n$x$",
    ]
    return Function(
      name: QualifiedName(space, text.name()),
      definition: SQLExpression(text.random.pick(bodies)), doc: text.doc())
  }

  func tables(_ count: Int) -> [Table] {
    var tables: [Table] = []
    for _ in 0..<count {
      let name = QualifiedName(space, text.name())
      tables.append(text.scope { self.table(name, others: tables) })
    }
    return tables
  }

  // MARK: Tables

  private func table(_ name: QualifiedName, others: [Table]) -> Table {
    var columns = (0...text.random.below(6)).map { _ in column() }
    for index in columns.indices where text.random.chance(10) {
      columns[index].generation = [
        .stored(text.condition()), .identity(always: true, options: nil),
        .identity(always: false, options: SQLExpression("start with 10")),
      ].randomElement(using: &text.random)
      columns[index].defaultValue = nil
    }
    var table = Table(name: name, doc: text.doc(), columns: columns)
    table.was = text.maybe(10, text.name())
    table.swiftName = text.maybe(10, "Thing")
    let names = columns.map(\.name)
    if text.random.chance(70) {
      let key = text.random.some(names, 40)
      table.primaryKey = PrimaryKey(
        name: text.random.chance(60) ? DefaultName.primaryKey(name.name) : text.name(),
        columns: key.isEmpty ? [names[0]] : key)
    }
    for _ in 0..<text.random.below(4) {
      let columns = [text.random.pick(names)] + text.random.some(names, 10)
      table.uniques.append(
        UniqueConstraint(
          name: text.random.chance(60) ? DefaultName.unique(name.name, columns) : text.name(),
          columns: columns, nullsNotDistinct: text.random.chance(20),
          include: text.random.chance(10) ? [names[0]] : [], deferral: deferral()))
    }
    for _ in 0..<text.random.below(4) { table.checks.append(check(table)) }
    for _ in 0..<text.random.below(3) { table.foreignKeys.append(key(table, others)) }
    for _ in 0..<text.random.below(4) { table.indexes.append(index(table)) }
    for _ in 0..<text.random.below(2) {
      table.triggers.append(
        Trigger(
          name: text.name(), event: SQLExpression("before update of \"a: b\""),
          action: SQLExpression("for each row when (old.a <> 'x #') execute function f()")))
    }
    table.uniques = table.uniques.distinct(by: \.name)
    table.checks = table.checks.distinct(by: \.name)
    table.foreignKeys = table.foreignKeys.distinct(by: \.name)
    table.indexes = table.indexes.distinct(by: \.name)
    dress(&table)
    return table
  }

  private func deferral() -> Deferral? {
    text.maybe(20, text.random.chance(50) ? .initiallyDeferred : .initiallyImmediate)
  }

  func type() -> DataType {
    let bases: [BaseType] =
      [
        .boolean, .integer, .bigint, .smallint, .real, .doublePrecision, .text, .uuid, .money,
        .numeric(precision: nil, scale: nil), .numeric(precision: 12, scale: 2),
        .numeric(precision: 3, scale: nil), .numeric(precision: 3, scale: -2), .varchar(nil),
        .varchar(20), .char(nil), .char(3), .bytea, .date, .time(precision: nil),
        .time(precision: 3), .timetz(precision: nil), .timetz(precision: 0),
        .timestamp(precision: nil), .timestamp(precision: 6), .timestamptz(precision: nil),
        .timestamptz(precision: 3), .interval(fields: nil, precision: nil),
        .interval(fields: "year to month", precision: nil),
        .interval(fields: "day to second", precision: 3), .interval(fields: nil, precision: 2),
        .json(shape: nil), .jsonb(shape: nil), .inet, .cidr, .macaddr, .macaddr8, .bit(nil),
        .bit(4),
        .varbit(nil), .varbit(7), .oid, .xml, .tsvector, .tsquery, .name,
        .other(SQLText(verbatim: "int4range")), .other(SQLText(verbatim: "point")),
      ] + enumerations.map { .enumeration($0) }
    let dimensions = text.random.chance(20) ? 1 + text.random.below(2) : 0
    return DataType(
      text.random.pick(bases), dimensions: dimensions,
      hasNullableElements: dimensions > 0 && text.random.chance(40))
  }

  private func column() -> Column {
    var column = Column(name: text.name(), type: type(), isNullable: text.random.chance(40))
    column.doc = text.doc()
    column.defaultValue = text.maybe(40, SQLExpression(text.random.pick(HostileText.defaults)))
    column.sensitive = text.maybe(10, "pii: yes")
    column.was = text.maybe(10, text.name())
    column.using = text.maybe(10, SQLExpression(text.random.pick(HostileText.defaults)))
    column.back = text.maybe(10, SQLExpression(text.random.pick(HostileText.defaults)))
    column.swiftName = text.maybe(10, "thing")
    if text.random.chance(10) { column.collation = "\(SQLIdentifier(static: "C"))" }
    if column.defaultValue == nil, text.random.chance(15) {
      column.type = DataType(text.random.pick([.integer, .bigint, .smallint]))
      column.generation = .serial
    }
    return column
  }

  private func check(_ table: Table) -> CheckConstraint {
    let condition = text.condition()
    return CheckConstraint(
      name: text.random.chance(60)
        ? DefaultName.check(table.name.name, text.random.pick(table.columns).name) : text.name(),
      expression: condition)
  }

  private func key(_ table: Table, _ others: [Table]) -> ForeignKey {
    let target = (others + [table]).randomElement(using: &text.random) ?? table
    let column = text.random.pick(table.columns).name
    let keys = target.primaryKey.map { [$0.columns] } ?? []
    let referenced = (keys + [[target.columns[0].name]]).randomElement(using: &text.random)
    let columns = [column] + table.columns.map(\.name).prefix(max(0, (referenced?.count ?? 1) - 1))
    let actions: [ForeignKey.Action] = [
      .noAction, .restrict, .cascade, .setNull([]), .setNull([column]), .setDefault([]),
    ]
    var key = ForeignKey(
      name: text.random.chance(60)
        ? DefaultName.foreignKey(table.name.name, columns) : text.name(),
      columns: columns, referencedTable: target.name, referencedColumns: referenced ?? [],
      onDelete: text.random.pick(actions), onUpdate: text.random.pick(actions),
      match: text.random.chance(20) ? .full : .simple, deferral: deferral())
    key.swiftName = text.maybe(10, "writer")
    key.inverseSwiftName = text.maybe(10, "texts")
    key.throughSwiftName = text.maybe(10, "links")
    return key
  }

  private func index(_ table: Table) -> Index {
    let keys = (0...text.random.below(2)).map { _ in
      var key = Index.Key(
        text.random.chance(70)
          ? .column(text.random.pick(table.columns).name)
          : .expression(
            SQLExpression(text.random.pick(["lower(name)", "(a + 1)", "(note || 'x: # y')"]))))
      if text.random.chance(10) { key.collation = "\(SQLIdentifier(static: "C"))" }
      key.operatorClass = text.maybe(10, "text_pattern_ops")
      key.isDescending = text.random.chance(20)
      key.nulls = text.maybe(20, text.random.chance(50) ? .first : .last)
      return key
    }
    return Index(
      name: text.random.chance(60) ? DefaultName.index(table.name.name, keys) : text.name(),
      isUnique: text.random.chance(30),
      method: text.random.chance(80) ? Index.btree : SQLIdentifier(static: "gin"), keys: keys,
      include: text.random.chance(20) ? [table.columns[0].name] : [],
      nullsNotDistinct: text.random.chance(10),
      storageParameters: text.maybe(10, "fillfactor = 70"),
      predicate: text.maybe(20, text.condition()), doc: text.doc())
  }
}

extension Array {
  /// Without elements whose name an earlier one has.
  func distinct<Name: Hashable>(by name: (Element) -> Name) -> [Element] {
    var seen: Set<Name> = []
    return filter { seen.insert(name($0)).inserted }
  }
}
