import CheckedInModels
import Foundation
import Sengi
import SengiTesting
import Testing

/// Checked-in models work as generated ones do; that they are fresh is for `sengi generate --check`.
@Suite struct CheckedInModelsTests {
  static func ddl() throws -> String {
    try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../schema.sql").standardized, encoding: .utf8)
  }

  @Test func rowsComeBackAsWritten() async throws {
    try await withTestDatabase(ddl: Self.ddl()) { client in
      let user = try await client.fetchExactlyOne(
        Teams.User.insert(
          Teams.User.Insert(email: "ann@example.org", passwordHash: "x", role: .owner)
        ).returning())
      let read = try await client.fetchOne(Teams.User.find(email: "ann@example.org"))
      #expect(read == user && read?.role == .owner)
      let entity = Storage.StoredEntity.configurationEntry(
        Storage.StoredEntity.ConfigurationEntry(key: "dark", enabled: true, note: nil))
      let stored = try await client.fetchExactlyOne(
        Storage.GenericStorage.insert(
          Storage.GenericStorage.Insert(entityId: "e1", data: entity)
        ).returning())
      #expect(stored.data == entity)
    }
  }
}
