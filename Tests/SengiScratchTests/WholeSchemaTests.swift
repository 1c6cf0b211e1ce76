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
    for seed in UInt64(1)...8 {
      let found = try load(schema.shuffled(seed: seed), into: server, "whole\(seed)").dump()
      let difference = Set(found).symmetricDifference(expected).sorted()
      #expect(difference.isEmpty, "seed \(seed)")
    }
  }
}
