import SengiDDL
import SengiSQL
import SengiSchema
import Testing

@testable import SengiScratch

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One schema of every kind of object, loaded by real servers.
@Suite(.blocking)
struct WholeSchemaTests {
  /// The newest server this machine has by itself, and PostgreSQL 18 where its folder is named.
  static let servers: [ServerBinaries] = {
    let folder = ProcessInfo.processInfo.environment["SENGI_POSTGRES_18_BIN"]
    return [try? ServerBinaries.find(target: 15), folder.flatMap(ServerBinaries.init(folder:))]
      .compactMap { $0 }
  }()

  private func load(_ schema: Schema, into server: ScratchServer, _ database: String) throws
    -> PSQL
  {
    try PSQL(server).run("CREATE DATABASE \(database) TEMPLATE template0")
    let loaded = PSQL(server, database: database)
    try loaded.run(DDLWriter.write(schema, DDLOptions(includesRoles: true)))
    return loaded
  }

  @Test(arguments: servers)
  func everyOrderOfTheListsMakesTheSameDatabase(binaries: ServerBinaries) throws {
    let server = try ScratchServer.start(binaries)
    defer { server.stop() }
    let schema = WholeSample.schema(target: 15)
    let expected = try load(schema, into: server, "whole").dump()
    for seed in UInt64(1)...12 {
      let found = try load(schema.shuffled(seed: seed), into: server, "whole\(seed)").dump()
      let difference = Set(found).symmetricDifference(expected).sorted()
      #expect(difference.isEmpty, "seed \(seed)")
    }
  }

  @Test(arguments: servers)
  func theCatalogueHoldsWhatWasSaid(binaries: ServerBinaries) throws {
    let server = try ScratchServer.start(binaries)
    defer { server.stop() }
    let loaded = try load(WholeSample.schema(target: 15), into: server, "whole")
    let facts = try loaded.run(
      """
      SET search_path = shop, parts, kinds;
      SELECT 'adopted', inhrelid::regclass, inhparent::regclass FROM pg_inherits
        WHERE inhrelid IN ('first_key'::regclass, 'first_note'::regclass) ORDER BY 2;
      SELECT attname, attislocal, attinhcount, pg_get_expr(adbin, adrelid), attnotnull, attnum
        FROM pg_attribute a LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE attnum > 0 AND attrelid IN ('early'::regclass, 'archive'::regclass)
        ORDER BY attrelid::regclass::text, attnum;
      SELECT conname, conrelid::regclass, conislocal, convalidated FROM pg_constraint
        WHERE conname IN ('noted', 'paid', 'orders_customer_fkey', 'short') ORDER BY 1, conrelid::regclass::text;
      SELECT tgname, tgenabled FROM pg_trigger
        WHERE tgname IN ('touches', 'checks', 'counts') ORDER BY 1;
      SELECT attstorage, attstattarget, 'n_distinct=100' = ANY (attoptions) FROM pg_attribute
        WHERE attrelid = 'orders'::regclass AND attname = 'title';
      SELECT relrowsecurity, relforcerowsecurity, relreplident, relowner::regrole, reloptions
        FROM pg_class WHERE oid IN ('orders'::regclass, 'customers'::regclass) ORDER BY oid;
      SELECT indisclustered FROM pg_index WHERE indexrelid = 'orders_pkey'::regclass;
      SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'parts';
      SELECT extname, extnamespace::regnamespace FROM pg_extension
        WHERE extname IN ('cube', 'earthdistance') ORDER BY 1;
      """)
    let expected = """
      adopted|first_key|events_pkey
      adopted|first_note|events_note
      id|f|1|7|f|1
      room|f|1||t|2
      slug|t|1||t|3
      kept_at|t|0||f|4
      at|f|1||t|1
      region|f|1|'east'::text|t|2
      note|f|1||t|3
      noted|deep|f|t
      noted|early|f|t
      noted|events|t|t
      noted|late|f|t
      noted|rest|f|t
      orders_customer_fkey|orders|t|f
      paid|orders|t|f
      short|-|t|f
      checks|D
      counts|O
      touches|A
      e|500|t
      t|t|i|sengi_owner|{fillfactor=60}
      f|t|f|postgres|
      t
      sengi_owner
      cube|cubes
      earthdistance|earth

      """
    #expect(facts.split(separator: "\n") == expected.split(separator: "\n"))
  }

  @Test func theNewestServerTakesWhatOnlyItHas() throws {
    for binaries in Self.servers where binaries.major >= 18 {
      let server = try ScratchServer.start(binaries)
      defer { server.stop() }
      let expected = try load(NewestSample.schema, into: server, "newest").dump()
      let facts = try PSQL(server, database: "newest").run(
        """
        SELECT conname, contype, convalidated, conenforced, conperiod FROM pg_constraint
          WHERE connamespace = 'newest'::regnamespace AND conname !~ 'not_null'
            AND conname !~ '_1$'
            AND (conrelid <> 'newest.child'::regclass OR conname = 'noted') ORDER BY conname, conrelid;
        SELECT attgenerated FROM pg_attribute WHERE attname = 'doubled';
        """)
      let constraints = """
        noted|n|t|t|f
        parent_has_id|n|t|t|f
        parent_pkey|p|t|t|f
        parent_self|f|f|t|f
        rooms_pkey|p|t|t|t
        someone|n|t|t|f
        stays_key|u|t|t|t
        stays_other_fkey|f|f|f|f
        stays_room_fkey|f|t|t|t
        wished|c|f|f|f
        v
        """
      #expect(facts.split(separator: "\n") == constraints.split(separator: "\n"))
      for seed in UInt64(1)...3 {
        let shuffled = NewestSample.schema.shuffled(seed: seed)
        let found = try load(shuffled, into: server, "newest\(seed)").dump()
        #expect(Set(found).symmetricDifference(expected).isEmpty, "seed \(seed)")
      }
    }
  }
}
