import SengiSQL
import SengiSchema

/// Tables with every kind of part, in circles of foreign keys.
enum TablesSample {
  static let namespace = Namespace(
    name: id("shop"), functions: [touch], tables: [orders, customers, notes, archive],
    sequences: [
      SequenceObject(
        name: named("shop.numbers"), doc: "Counts orders.",
        options: SequenceOptions(type: .integer, start: 1000, increment: 10, cycles: true),
        ownedBy: ColumnReference(table: named("shop.orders"), column: id("number"))),
      SequenceObject(name: named("shop.free"), options: SequenceOptions(cache: 5)),
    ],
    views: [latest, editable, summary, grouped])

  private static let touch = Function(
    name: named("shop.touch"),
    definition: sql(
      "() returns trigger language plpgsql as $$ begin perform 1 from shop.latest; return new; end $$"
    ))

  private static let orders = Table(
    name: named("shop.orders"), doc: "It's what was bought.",
    columns: [
      column("id", .bigint, generation: .identity(always: false, options: sql("start 10"))),
      column("number", .integer, default: "nextval('numbers'::regclass)"),
      column("customer", .bigint), column("room", .integer), column("during", .other("tsrange")),
      Column(
        name: id("title"), type: DataType(.text), collation: "\"C\"",
        settings: ColumnSettings(
          storage: id("external"), statistics: 500, options: "n_distinct = 100"),
        notNullName: id("titled"), doc: "Said aloud."),
      column("total", .numeric(precision: 12, scale: 2), default: "0"),
    ].map { column in
      var column = column
      if column.name == id("id") { column.isNullable = false }
      return column
    },
    primaryKey: PrimaryKey(
      name: id("orders_pkey"), columns: [id("id")], include: [id("number")],
      storageParameters: "fillfactor = 70", doc: "The key."),
    uniques: [
      UniqueConstraint(
        name: id("orders_number_key"), columns: [id("number")], nullsNotDistinct: true,
        deferral: .initiallyDeferred, doc: "Once only.")
    ],
    checks: [
      CheckConstraint(
        name: id("paid"), expression: sql("total >= 0 -- never owed"), isValidated: false,
        doc: "Some old ones are not."),
      CheckConstraint(name: id("own"), expression: sql("room > 0"), noInherit: true),
    ],
    foreignKeys: [
      ForeignKey(
        name: id("orders_customer_fkey"), columns: [id("customer")],
        referencedTable: named("shop.customers"), referencedColumns: [id("id")],
        onDelete: .setNull([id("customer")]), onUpdate: .cascade, match: .full,
        deferral: .initiallyImmediate, isValidated: false, doc: "Who bought.")
    ],
    indexes: [
      Index(
        name: id("orders_lower"), isUnique: true,
        keys: [
          .init(.expression(sql("lower(title)")), collation: "\"C\""),
          .init(.column(id("total")), isDescending: true, nulls: .last),
        ], include: [id("room")], storageParameters: "fillfactor = 90",
        predicate: sql("total > 0"), keyStatistics: [1: 300], doc: "By title."),
      Index(name: id("orders_room"), isUnique: true, keys: [.init(.column(id("id")))]),
    ],
    triggers: [
      Trigger(
        name: id("touches"), event: sql("before update of title"),
        action: sql("for each row when (old.title <> new.title) execute function touch()"),
        firing: .always, doc: "Touches."),
      Trigger(
        name: id("checks"), event: sql("after insert"),
        action: sql(
          "from customers deferrable initially deferred for each row execute function touch()"),
        isConstraint: true, firing: .disabled),
      Trigger(
        name: id("counts"), event: sql("after update"),
        action: sql(
          "referencing old table as olds for each statement execute function shop.touch()")),
    ],
    exclusions: [
      ExclusionConstraint(
        name: id("orders_room_excl"),
        definition: sql("using gist (room with =, during with &&) where (room > 0)"),
        deferral: .initiallyDeferred, doc: "One at a time.")
    ],
    policies: [
      Policy(
        name: id("own"), isRestrictive: true, command: .update,
        roles: ids("sengi_reader", "public"),
        using: sql("customer = 1"), withCheck: sql("room in (select room from notes)"),
        doc: "Their own.")
    ],
    rules: [
      Rule(
        name: id("kept"), event: sql("delete"),
        action: sql("where old.room = 1 do instead nothing"),
        firing: .disabled, doc: "Kept.")
    ],
    statistics: [
      StatisticsObject(
        name: named("shop.orders_stat"), definition: sql("(ndistinct, mcv) on room, (total + 1)"),
        target: 77, doc: "Together.", owner: id("sengi_owner"))
    ],
    rowSecurity: .forced, storageParameters: "fillfactor = 60, toast.autovacuum_enabled = false",
    clusterOn: id("orders_pkey"), replicaIdentity: .index(id("orders_room")),
    owner: id("sengi_owner"))

  private static let customers = Table(
    name: named("shop.customers"),
    columns: [
      column("id", .bigint, generation: .serial, notNull: true),
      column("last_order", .bigint), column("slug", .text),
    ],
    primaryKey: PrimaryKey(name: id("customers_pkey"), columns: [id("id")]),
    foreignKeys: [
      ForeignKey(
        name: id("customers_last_fkey"), columns: [id("last_order")],
        referencedTable: named("shop.orders"), referencedColumns: [id("id")])
    ],
    indexes: [
      Index(name: id("customers_slug"), isUnique: true, keys: [.init(.column(id("slug")))])
    ],
    rowSecurity: .forcedButDisabled, replicaIdentity: .full)

  private static let notes = Table(
    name: named("shop.notes"),
    columns: [
      column("id", .integer, default: "nextval('customers_id_seq'::regclass)"),
      column("room", .integer, notNull: true), column("slug", .text),
    ],
    foreignKeys: [
      ForeignKey(
        name: id("notes_slug_fkey"), columns: [id("slug")],
        referencedTable: named("shop.customers"), referencedColumns: [id("slug")])
    ],
    isUnlogged: true)

  /// A child that repeats one column of its parent and overrides another.
  private static let archive = Table(
    name: named("shop.archive"),
    columns: [
      column("id", .integer, default: "7", inherited: true),
      column("room", .integer, inherited: true, notNull: true),
      column("slug", .text, notNull: true), column("kept_at", .date),
    ],
    inherits: [named("shop.notes")])

  private static let latest = View(
    name: named("shop.latest"), doc: "The newest.", columnNames: ids("number", "who"),
    columns: [View.Column(name: id("who"), doc: "Whose.")],
    options: "security_barrier = true",
    query: sql("select o.number, e.customer from orders o join editable e on e.number = o.number"))

  private static let editable = View(
    name: named("shop.editable"),
    columns: [View.Column(name: id("number"), defaultValue: sql("nextval('free')"))],
    checkOption: .local, query: sql("select number, customer from orders where room > 0"),
    triggers: [
      Trigger(
        name: id("redirect"), event: sql("instead of insert"),
        action: sql("for each row execute function touch()"), doc: "Elsewhere.")
    ],
    rules: [
      Rule(name: id("no_delete"), event: sql("delete"), action: sql("do instead nothing"))
    ], owner: id("sengi_owner"))

  /// Needs the primary key: it groups by it alone.
  private static let grouped = View(
    name: named("shop.grouped"), query: sql("select id, title from orders group by id"))

  private static let summary = View(
    name: named("shop.summary"), isMaterialized: true, doc: "Counted.",
    columns: [
      View.Column(name: id("who"), settings: ColumnSettings(statistics: 50))
    ],
    options: "fillfactor = 80", query: sql("select who, count(*) from latest group by who"),
    isEmpty: true,
    indexes: [Index(name: id("summary_who"), isUnique: true, keys: [.init(.column(id("who")))])],
    clusterOn: id("summary_who"))
}
