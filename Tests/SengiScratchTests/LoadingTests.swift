import SengiDDL
import SengiSQL
import SengiSchema
import Testing

@testable import SengiScratch

/// The SQL that `SengiDDL` writes, run by a real server.
@Suite(.blocking)
struct LoadingTests {
  private func load(_ schema: Schema, into server: ScratchServer, _ database: String) throws
    -> PSQL
  {
    try PSQL(server).run("CREATE DATABASE \(database) TEMPLATE template0")
    let loaded = PSQL(server, database: database)
    try loaded.run(DDLWriter.write(schema))
    return loaded
  }

  /// The targets whose SQL this server has to take.
  private func targets(_ server: ScratchServer) -> [Int] {
    server.majorVersion >= 18 ? [15, 18] : [15]
  }

  @Test func randomSchemasLoadAndReadBackAsTheyWere() throws {
    let server = try ScratchServer.start(target: 15)
    let database = PSQL(server)
    for seed in UInt64(1)...60 {
      var random = RandomSchema(seed: seed)
      let targets = targets(server)
      let schema = random.schema(target: targets[Int(seed) % targets.count])
      let namespaces = schema.namespaces.map(\.name.quoted).joined(separator: ", ")
      do {
        let output = try database.run(
          """
          SET client_min_messages = warning;
          \(DDLWriter.write(schema))
          \(CatalogueFacts.query)
          DROP SCHEMA \(namespaces) CASCADE;
          """)
        let found = CatalogueFacts.found(in: output)
        let expected = CatalogueFacts.expected(of: schema)
        #expect(
          found == expected, "seed \(seed): \(Set(found).symmetricDifference(expected).sorted())")
      } catch let failure as PSQL.Failure {
        Issue.record("seed \(seed): \(failure.output)")
        return
      }
    }
  }

  @Test func indexesAndDefaultsMeanWhatTheySay() throws {
    let server = try ScratchServer.start(target: 15)
    let table = Table(
      name: QualifiedName(name("shop"), name("items")),
      columns: [
        Column(name: name("id"), type: DataType(.uuid), defaultValue: SQLExpression("uuidv7()")),
        Column(name: name("title"), type: DataType(.text)),
        Column(name: name("price"), type: DataType(.integer), isNullable: true),
        Column(
          name: name("updated_at"), type: DataType(.timestamptz(precision: nil)),
          defaultValue: SQLExpression("'2001-01-01'")),
      ],
      primaryKey: PrimaryKey(name: name("items_pkey"), columns: [name("id")]),
      checks: [
        CheckConstraint(name: name("paid"), expression: SQLExpression("price > 0 or price is null"))
      ],
      indexes: [
        Index(
          name: name("by_title"), isUnique: true,
          keys: [
            Index.Key(.expression(SQLExpression("lower(title)"))),
            Index.Key(.column(name("price")), isDescending: true, nulls: .last),
          ], include: [name("id")], predicate: SQLExpression("price > 5")),
        Index(
          name: name("words"), method: name("gin"),
          keys: [Index.Key(.expression(SQLExpression("to_tsvector('english', title)")))]),
      ],
      triggers: [
        Trigger(
          name: name("touch"), event: SQLExpression("before update"),
          action: SQLExpression("for each row execute function sengi.touch_updated_at()"))
      ])
    for target in targets(server) {
      let schema = Schema(
        target: PostgresVersion(major: target),
        namespaces: [Namespace(name: name("shop"), tables: [table])])
      let database = try load(schema, into: server, "meaning\(target)")
      let definitions = try database.run(
        """
        SELECT pg_get_indexdef('shop.by_title'::regclass);
        SELECT pg_get_indexdef('shop.words'::regclass);
        SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'paid';
        INSERT INTO shop.items (title) VALUES ('a'), ('b');
        UPDATE shop.items SET price = 7 WHERE title = 'a';
        SELECT title, updated_at > now() - interval '1 minute' FROM shop.items ORDER BY title;
        """)
      #expect(
        definitions == """
          CREATE UNIQUE INDEX by_title ON shop.items USING btree (lower(title), price DESC NULLS LAST) \
          INCLUDE (id) WHERE (price > 5)
          CREATE INDEX words ON shop.items USING gin (to_tsvector('english'::regconfig, title))
          CHECK (((price > 0) OR (price IS NULL)))
          a|t
          b|f

          """)
    }
  }

  @Test func ourUUIDsAreOfVersion7AndAscend() throws {
    let server = try ScratchServer.start(target: 15)
    let table = Table(
      name: QualifiedName(name("shop"), name("items")),
      columns: [
        Column(name: name("id"), type: DataType(.uuid), defaultValue: SQLExpression("uuidv7()")),
        Column(name: name("number"), type: DataType(.integer)),
      ])
    let schema = Schema(
      target: PostgresVersion(major: 15),
      namespaces: [Namespace(name: name("shop"), tables: [table])])
    let database = try load(schema, into: server, "uuids")
    let answer = try database.run(
      """
      INSERT INTO shop.items (number) SELECT generate_series(1, 10000);
      SELECT count(DISTINCT id), bool_and(substr(id::text, 15, 1) = '7'),
        bool_and(substr(id::text, 20, 1) IN ('8', '9', 'a', 'b')),
        count(DISTINCT substr(id::text, 16, 3)) > 100
      FROM shop.items;
      SELECT count(*) FROM (
        SELECT id, lag(id) OVER (ORDER BY number) AS before FROM shop.items
      ) AS pairs WHERE id < before;
      SELECT abs(extract(epoch FROM clock_timestamp()) * 1000
        - ('x0000' || translate(left(max(id::text), 13), '-', ''))::bit(64)::bigint) < 60000
      FROM shop.items;
      """)
    #expect(answer == "10000|t|t|t\n0\nt\n")
  }

  private func name(_ text: String) -> SQLIdentifier { SQLIdentifier(truncating: text) }
}
