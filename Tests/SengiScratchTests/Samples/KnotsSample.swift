import SengiSQL
import SengiSchema

/// What is hard to put in order: circles through row types, defaults, bodies and domains.
enum KnotsSample {
  static let namespace = Namespace(
    name: id("knots"), functions: functions, tables: tables,
    domains: [
      Domain(
        name: named("knots.code"), type: DataType(.text),
        checks: [CheckConstraint(name: id("fits"), expression: sql("knots.fits(value::code)"))]),
      Domain(
        name: named("knots.codes"), type: DataType(.domain(named("knots.code")), dimensions: 1),
        defaultValue: sql("no_codes()")),
    ],
    compositeTypes: [
      CompositeType(
        name: named("knots.pair"),
        attributes: [
          .init(name: id("a"), type: DataType(.composite(named("knots.item")))),
          .init(name: id("codes"), type: DataType(.domain(named("knots.codes")))),
        ])
    ],
    views: views,
    objects: [
      DefinedObject(
        kind: .operator, namespace: id("knots"), name: "@@@",
        definition: sql("(leftarg = item, rightarg = text, function = has)")),
      DefinedObject(
        kind: .operatorClass, namespace: id("knots"), name: "loose using btree",
        definition: sql(
          "for type text using btree as operator 1 <, operator 2 <=, operator 3 =, "
            + "operator 4 >=, operator 5 >, function 1 compare(text, text)")),
    ])

  private static let functions = [
    Function(
      name: named("knots.fits"),
      definition: sql("(c code) returns boolean language sql immutable as $$ select true $$")),
    Function(
      name: named("knots.no_codes"),
      definition: sql("() returns knots.codes language sql as $$ select null::knots.codes $$")),
    Function(
      name: named("knots.has"),
      definition: sql("(i item, t text) returns boolean language sql immutable return i.name = t")),
    Function(
      name: named("knots.compare"),
      definition: sql("(a text, b text) returns int language sql immutable return 0")),
    Function(
      name: named("knots.next_rank"),
      definition: sql(
        "(parent knots.item.id%type, step int default first_step()) returns int "
          + "language sql as $$ select max(rank) from knots.item $$")),
    Function(
      name: named("knots.first_step"), definition: sql("() returns int language sql return 1")),
    Function(
      name: named("knots.put"),
      definition: sql(
        "(n text) returns void begin atomic insert into knots.item (name) values (n) "
          + "on conflict on constraint item_name_key do update set rank = item.rank + 1; end")),
    Function(
      name: named("knots.report"),
      definition: sql(
        "() returns table (item_name text, total bigint) language sql "
          + "as $$ select name, total from knots.totals $$")),
    Function(
      name: named("knots.bucket"),
      definition: sql("(n int) returns int language sql immutable return n % 3")),
    Function(
      kind: .aggregate, name: named("knots.middle"),
      definition: sql(
        "(fraction float8 order by value anyelement) (sfunc = ordered_set_transition, "
          + "stype = internal, finalfunc = percentile_disc_final, finalfunc_extra)"),
      doc: "An ordered set.", owner: id("sengi_owner")),
  ]

  private static let tables = [
    Table(
      name: named("knots.item"),
      columns: [
        column("id", .integer, generation: .identity(always: true, options: nil), notNull: true),
        column("name", .text, notNull: true),
        column("rank", .integer, default: "next_rank(1)"),
        column("code", .domain(named("knots.code"))),
        column("box", .composite(named("knots.box"))),
      ],
      primaryKey: PrimaryKey(name: id("item_pkey"), columns: [id("id")]),
      uniques: [UniqueConstraint(name: id("item_name_key"), columns: [id("name")])],
      indexes: [
        Index(
          name: id("item_loose"),
          keys: [.init(.column(id("name")), operatorClass: "knots.loose")]),
        Index(name: id("item_bucket"), keys: [.init(.expression(sql("bucket(id)")))]),
      ]),
    Table(
      name: named("knots.box"),
      columns: [
        column("id", .integer, generation: .serial, notNull: true),
        column("label", .text, default: "'item'"),
        column("twice", .integer, generation: .stored(sql("bucket(id) * 2"))),
        column("first", .integer, default: "currval('item_id_seq')"),
      ],
      primaryKey: PrimaryKey(name: id("box_pkey"), columns: [id("id")])),
    Table(
      name: named("knots.spread"), columns: [column("n", .integer)],
      partitioning: Partitioning(strategy: .list, keys: sql("bucket(n)"))),
    Table(
      name: named("knots.spread_0"), columns: [column("n", .integer, inherited: true)],
      partitionOf: PartitionBound(parent: named("knots.spread"), bound: sql("for values in (0)"))),
    // Its own order of columns: it joined its parent later.
    Table(
      name: named("knots.joined"),
      columns: [column("extra", .text), column("n", .integer), column("m", .text)],
      checks: [CheckConstraint(name: id("positive"), expression: sql("n > 0"))],
      inherits: [named("knots.base")]),
    Table(
      name: named("knots.base"), columns: [column("m", .text), column("n", .integer)],
      checks: [
        CheckConstraint(name: id("positive"), expression: sql("n > 0"), isValidated: false)
      ]),
    Table(
      name: named("knots.child"),
      columns: [
        column("m", .text, inherited: true, notNull: true), column("n", .integer, default: "5"),
        column("pairs", .composite(named("knots.pair"))),
      ],
      checks: [
        CheckConstraint(name: id("positive"), expression: sql("n > 0"), isValidated: false)
      ],
      inherits: [named("knots.base")]),
  ]

  private static let views = [
    View(
      name: named("knots.totals"), isMaterialized: true,
      query: sql("select name, count(*) as total, bool_or(item @@@ 'x') from item group by name"),
      indexes: [
        Index(name: id("totals_bucket"), keys: [.init(.expression(sql("bucket(total::int)")))])
      ]),
    View(
      name: named("knots.above"), isMaterialized: true,
      query: sql("select item_name from report() union select m from base")),
    View(
      name: named("knots.box_items"),
      query: sql("select b.id, (select count(*) from item where (item.box).id = b.id) from box b")),
    View(name: named("knots.item_names"), query: sql("table above union all table plain_names")),
    View(
      name: named("knots.plain_names"), columnNames: ids("item_name"),
      query: sql(
        "with recursive item_names as (select name from item) select name from item_names")),
  ]
}
