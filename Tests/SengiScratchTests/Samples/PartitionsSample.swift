import SengiSQL
import SengiSchema

/// Partitions of every kind, foreign tables and tables of a composite type.
enum PartitionsSample {
  static let namespace = Namespace(
    name: id("parts"),
    tables: [late, deep, early, rest, events, hashed, half, otherHalf, typed, remote],
    compositeTypes: [
      CompositeType(
        name: named("parts.shape"),
        attributes: [
          .init(name: id("id"), type: DataType(.integer)),
          .init(name: id("name"), type: DataType(.text)),
        ])
    ],
    views: [
      View(
        name: named("parts.grouped"),
        query: sql("select at, region, note from events group by at, region"))
    ])

  private static func columns(inherited: Bool) -> [Column] {
    [
      column("at", .date, inherited: inherited, notNull: true),
      column("region", .text, default: "'north'", inherited: inherited, notNull: true),
      column("note", .text, default: "'none'", inherited: inherited),
    ]
  }

  private static let events = Table(
    name: named("parts.events"), columns: columns(inherited: false),
    primaryKey: PrimaryKey(name: id("events_pkey"), columns: ids("at", "region")),
    checks: [CheckConstraint(name: id("noted"), expression: sql("note <> ''"))],
    indexes: [
      Index(name: id("events_note"), keys: [.init(.column(id("note")))]),
      Index(name: id("events_region"), keys: [.init(.column(id("region")))]),
    ],
    partitioning: Partitioning(strategy: .range, keys: sql("at")))

  /// Brings its own name for the parent's key and one of the parent's indexes.
  private static let early = Table(
    name: named("parts.early"), doc: "The first.",
    columns: columns(inherited: true).map { column in
      var column = column
      if column.name == id("note") {
        column.defaultValue = nil
        column.isNullable = false
        column.doc = "Always there."
        column.settings.statistics = 33
      }
      if column.name == id("region") { column.defaultValue = sql("'east'") }
      return column
    },
    primaryKey: PrimaryKey(name: id("first_key"), columns: ids("at", "region")),
    checks: [CheckConstraint(name: id("old"), expression: sql("at < '2030-01-01'"))],
    indexes: [Index(name: id("first_note"), keys: [.init(.column(id("note")))])],
    partitionOf: PartitionBound(
      parent: named("parts.events"), bound: sql("for values from (minvalue) to ('2020-01-01')")))

  private static let late = Table(
    name: named("parts.late"), columns: columns(inherited: true),
    partitioning: Partitioning(strategy: .list, keys: sql("region")),
    partitionOf: PartitionBound(
      parent: named("parts.events"), bound: sql("for values from ('2020-01-01') to ('2030-01-01')")
    ))

  private static let deep = Table(
    name: named("parts.deep"), columns: columns(inherited: true),
    partitionOf: PartitionBound(
      parent: named("parts.late"), bound: sql("for values in ('north', 'south')")))

  /// Lists its columns in an order of its own.
  private static let rest = Table(
    name: named("parts.rest"),
    columns: [
      column("note", .text), column("region", .text, notNull: true),
      column("at", .date, notNull: true),
    ],
    partitionOf: PartitionBound(
      parent: named("parts.events"), bound: sql("default"), isAttached: true))

  private static let hashed = Table(
    name: named("parts.hashed"),
    columns: [column("id", .integer, generation: .serial, notNull: true)],
    partitioning: Partitioning(strategy: .hash, keys: sql("abs(id), id int4_ops")))

  private static let half = Table(
    name: named("parts.half"),
    columns: [column("id", .integer, generation: .serial, inherited: true, notNull: true)],
    partitionOf: PartitionBound(
      parent: named("parts.hashed"), bound: sql("for values with (modulus 2, remainder 0)")))

  private static let otherHalf = Table(
    name: named("parts.other_half"),
    columns: [column("id", .integer, inherited: true, notNull: true)],
    partitionOf: PartitionBound(
      parent: named("parts.hashed"), bound: sql("for values with (modulus 2, remainder 1)")))

  private static let typed = Table(
    name: named("parts.typed"),
    columns: [
      column("id", .integer, inherited: true, notNull: true),
      column("name", .text, default: "'x'", inherited: true),
    ],
    primaryKey: PrimaryKey(name: id("typed_pkey"), columns: [id("id")]),
    ofType: named("parts.shape"))

  private static let remote = Table(
    name: named("parts.remote"), doc: "Lies elsewhere.",
    columns: [
      Column(
        name: id("id"), type: DataType(.integer),
        settings: ColumnSettings(statistics: 20, foreignOptions: "column_name 'ID'")),
      column("name", .text),
    ],
    checks: [CheckConstraint(name: id("some"), expression: sql("id > 0"))],
    foreignServer: ForeignServer(server: id("elsewhere"), options: "table_name 'remotes'"))

  static let objects = [
    DefinedObject(
      kind: .server, namespace: nil, name: "elsewhere",
      definition: sql("foreign data wrapper postgres_fdw options (dbname 'other')"),
      doc: "Another one.", owner: id("sengi_owner")),
    DefinedObject(
      kind: .userMapping, namespace: nil, name: "for public server elsewhere",
      definition: sql("options (\"user\" 'guest')")),
  ]
}
