import SengiSQL
import SengiSchema

/// All samples as one schema, with privileges, publications, event triggers and what is not
/// modelled.
enum WholeSample {
  static func schema(target: Int) -> Schema {
    var parts = PartitionsSample.namespace
    parts.owner = id("sengi_owner")
    parts.functions = [
      Function(
        name: named("parts.watch"),
        definition: sql("() returns event_trigger language plpgsql as $$ begin end $$"),
        owner: id("sengi_owner")),
      Function(
        name: named("parts.weigh"),
        definition: sql("(g custom_pair, n int default 2) returns int language sql return n")),
    ]
    parts.grants = [
      Grant(
        isRevoke: true, privileges: [.init(name: "ALL")], kind: .function,
        object: named("parts.weigh"), arguments: sql("(custom_pair, int)"), grantees: ids("public")),
      Grant(
        privileges: [.init(name: "SELECT"), .init(name: "UPDATE", columns: ids("note", "at"))],
        object: named("parts.events"), grantees: ids("sengi_reader", "public")),
      Grant(
        privileges: [.init(name: "USAGE")], kind: .schema, object: named("parts"),
        grantees: ids("sengi_reader"), withGrantOption: true),
      Grant(
        privileges: [.init(name: "USAGE")], kind: .foreignServer, object: named("elsewhere"),
        grantees: ids("sengi_reader")),
      Grant(
        privileges: [.init(name: "USAGE")], kind: .type, object: named("parts.shape"),
        grantees: ids("sengi_reader")),
    ]
    parts.defaultPrivileges = [
      DefaultPrivileges(
        definition: sql("for role sengi_owner grant select on tables to sengi_reader"),
        namespace: id("parts"))
    ]
    return Schema(
      target: PostgresVersion(major: target),
      extensions: [
        Extension(name: id("earthdistance"), namespace: id("earth")),
        Extension(name: id("cube"), namespace: id("cubes")),
        Extension(name: id("btree_gist")), Extension(name: id("postgres_fdw")),
      ],
      namespaces: [KnotsSample.namespace, TypesSample.namespace, parts, TablesSample.namespace],
      roles: [
        Role(
          name: id("sengi_owner"),
          definition: sql("login encrypted password 'secret' in role sengi_group"), doc: "Owns.")
      ],
      objects: [TypesSample.cast] + PartitionsSample.objects + [
        DefinedObject(
          kind: .publication, namespace: nil, name: "news",
          definition: sql("for table shop.orders, parts.events with (publish = 'insert')"),
          doc: "What is new.", owner: id("sengi_owner")),
        DefinedObject(
          kind: .eventTrigger, namespace: nil, name: "watch",
          definition: sql("on ddl_command_end execute function parts.watch()"),
          alterations: [sql("disable")], doc: "Watches."),
      ],
      customObjects: [
        CustomObject(
          name: "pair",
          statements: sql(
            "create type parts.custom_pair as (a parts.shape, b int);\n"
              + "comment on type parts.custom_pair is 'Carried.';"),
          dependsOn: [named("parts.shape")])
      ],
      defaultPrivileges: [
        DefaultPrivileges(
          definition: sql("for role sengi_owner revoke execute on functions from public"))
      ])
  }
}

extension Schema {
  /// The same schema with the objects of every list in another order, as other files would give it.
  func shuffled(seed: UInt64) -> Schema {
    var random = SplitMix(state: seed)
    var schema = self
    schema.extensions.shuffle(using: &random)
    schema.namespaces.shuffle(using: &random)
    schema.objects.shuffle(using: &random)
    for position in schema.namespaces.indices {
      schema.namespaces[position].functions.shuffle(using: &random)
      schema.namespaces[position].tables.shuffle(using: &random)
      schema.namespaces[position].domains.shuffle(using: &random)
      schema.namespaces[position].compositeTypes.shuffle(using: &random)
      schema.namespaces[position].sequences.shuffle(using: &random)
      schema.namespaces[position].views.shuffle(using: &random)
      schema.namespaces[position].objects.shuffle(using: &random)
    }
    return schema
  }
}

private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
