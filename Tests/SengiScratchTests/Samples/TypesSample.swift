import SengiSQL
import SengiSchema

/// Types, functions and operators that need one another in every direction.
enum TypesSample {
  static let namespace = Namespace(
    name: id("kinds"), doc: "Types and what they need.",
    enumerations: [
      Enumeration(
        name: named("kinds.level"), doc: "How much.",
        values: [.init(label: "low"), .init(label: "high")]),
      Enumeration(
        name: named("kinds.colour"), storage: .text,
        values: [.init(label: "red"), .init(label: "it's blue")]),
    ],
    functions: functions,
    tables: [
      Table(
        name: named("kinds.things"), doc: "Uses all of them.",
        columns: [
          column("id", .bigint, generation: .identity(always: true, options: nil), notNull: true),
          column("colour", .enumeration(named("kinds.colour")), default: "'red'"),
          column("level", .enumeration(named("kinds.level")), default: "'low'"),
          column("mail", .domain(named("kinds.mail"))),
          column("place", .composite(named("kinds.place"))),
          column("heat", .range(named("kinds.heat"))),
          column("heats", .range(named("kinds.heat_multirange"))),
          column("pair", .other("kinds.pair")),
          column("label", .text, default: "first_label()"),
          column("size", .integer, generation: .stored(sql("length(label) + twice(1)"))),
        ],
        primaryKey: PrimaryKey(name: id("things_pkey"), columns: [id("id")]),
        checks: [
          CheckConstraint(
            name: id("known"), expression: sql("kinds.is_known(things.*)"), doc: "Needs the row."),
          CheckConstraint(name: id("near"), expression: sql("place ### 3")),
        ])
    ],
    domains: [
      Domain(
        name: named("kinds.strict_mail"), type: DataType(.domain(named("kinds.mail"))),
        isNotNull: true),
      Domain(
        name: named("kinds.mail"), doc: "An address.", type: DataType(.text), collation: "plain",
        defaultValue: sql("'a@b'"),
        checks: [
          CheckConstraint(
            name: id("has_at"), expression: sql("is_mail(value)"), doc: "Roughly."),
          CheckConstraint(
            name: id("short"), expression: sql("length(value) < 99"), isValidated: false),
        ]),
    ],
    compositeTypes: [
      CompositeType(
        name: named("kinds.place"), doc: "Where.",
        attributes: [
          .init(name: id("x"), type: DataType(.integer), doc: "East."),
          .init(name: id("who"), type: DataType(.domain(named("kinds.mail")))),
          .init(name: id("name"), type: DataType(.varchar(10)), collation: "\"C\""),
        ])
    ],
    views: [
      View(
        name: named("kinds.chosen"), query: sql("select id, place ### 3 as near from things")),
      View(name: named("kinds.again"), query: sql("select c.* from chosen c, kinds.things")),
    ],
    objects: objects)

  private static let functions = [
    Function(
      name: named("kinds.is_known"),
      definition: sql(
        "(thing kinds.things) returns boolean language sql immutable as $$ select true $$")),
    Function(
      name: named("kinds.all_things"),
      definition: sql("() returns setof things language sql as $$ select * from things $$")),
    Function(
      name: named("kinds.newest"),
      definition: sql(
        "(n int default 1) returns setof chosen begin atomic select * from kinds.chosen; end"),
      doc: "A view's rows."),
    Function(
      name: named("kinds.first_label"),
      definition: sql("() returns text language sql as $$ select label from things limit 1 $$")),
    Function(
      name: named("kinds.twice"),
      definition: sql("(a int) returns int language sql immutable return a * 2")),
    Function(
      name: named("kinds.twice"),
      definition: sql("(a text, out b text) language sql immutable return twice(1)::text || a"),
      doc: "Overloaded."),
    Function(
      name: named("kinds.is_mail"),
      definition: sql("(m text) returns boolean language sql immutable as 'select true'")),
    Function(
      name: named("kinds.near"),
      definition: sql("(p place, n int) returns boolean language sql immutable return (p).x = n")),
    Function(
      name: named("kinds.heat_difference"),
      definition: sql("(a float8, b float8) returns float8 language sql immutable return a - b")),
    Function(
      name: named("kinds.pair_in"),
      definition: sql("(cstring) returns pair language internal immutable strict as 'textin'")),
    Function(
      name: named("kinds.pair_out"),
      definition: sql("(pair) returns cstring language internal immutable strict as 'textout'")),
    Function(
      name: named("kinds.pair_compare"),
      definition: sql("(pair, pair) returns int language sql immutable return 0")),
    Function(
      name: named("kinds.pair_less"),
      definition: sql("(pair, pair) returns boolean language sql immutable return false")),
    Function(
      name: named("kinds.level_of"),
      definition: sql(
        "(n int) returns kinds.level language sql immutable as $$ select 'low'::kinds.level $$")),
    Function(
      kind: .aggregate, name: named("kinds.sum_up"),
      definition: sql("(integer) (sfunc = add_up, stype = integer, initcond = '0')"),
      doc: "Adds."),
    Function(
      name: named("kinds.add_up"),
      definition: sql("(a int, b int) returns int language sql immutable return a + b")),
    Function(
      kind: .procedure, name: named("kinds.tidy"),
      definition: sql("(in n int, inout m int) language plpgsql as $b$ begin m := n; end $b$"),
      doc: "Tidies."),
  ]

  private static let objects = [
    DefinedObject(
      kind: .type, namespace: id("kinds"), name: "heat",
      definition: sql(
        "as range (subtype = float8, subtype_diff = heat_difference, "
          + "multirange_type_name = heat_multirange)"), doc: "Degrees."),
    DefinedObject(
      kind: .type, namespace: id("kinds"), name: "pair",
      definition: sql("(input = pair_in, output = pair_out, like = text)")),
    DefinedObject(
      kind: .operator, namespace: id("kinds"), name: "###",
      definition: sql("(leftarg = place, rightarg = int, function = near)"), doc: "Near."),
    DefinedObject(
      kind: .operator, namespace: id("kinds"), name: "<#",
      definition: sql("(leftarg = pair, rightarg = pair, function = pair_less, commutator = >#)")),
    DefinedObject(
      kind: .operator, namespace: id("kinds"), name: ">#",
      definition: sql("(leftarg = pair, rightarg = pair, function = pair_less, commutator = <#)")),
    DefinedObject(
      kind: .operatorFamily, namespace: id("kinds"), name: "pair_family using btree",
      definition: sql(""), doc: "Empty at first."),
    DefinedObject(
      kind: .operatorClass, namespace: id("kinds"), name: "pair_class using btree",
      definition: sql(
        "default for type pair using btree family pair_family as operator 1 <#, "
          + "function 1 pair_compare(pair, pair)"), doc: "Ordered."),
    DefinedObject(
      kind: .collation, namespace: id("kinds"), name: "plain",
      definition: sql("(provider = libc, locale = 'C')"), doc: "By bytes."),
    DefinedObject(
      kind: .textSearchConfiguration, namespace: id("kinds"), name: "search",
      definition: sql("(parser = pg_catalog.\"default\")"),
      alterations: [sql("add mapping for asciiword with words")], doc: "For search."),
    DefinedObject(
      kind: .textSearchDictionary, namespace: id("kinds"), name: "words",
      definition: sql("(template = pg_catalog.simple, stopwords = 'english')")),
    DefinedObject(
      kind: .conversion, namespace: id("kinds"), name: "turn",
      definition: sql("default for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8"), doc: "Turns."),
  ]

  static let cast = DefinedObject(
    kind: .cast, namespace: nil, name: "(integer as kinds.level)",
    definition: sql("with function kinds.level_of(integer) as assignment"), doc: "By number.")
}
