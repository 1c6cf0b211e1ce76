import Foundation
import Models
import Sengi

/// Composite keys, transactions, and a violated constraint as a typed error.
func teams(_ client: PGClient, _ comparison: inout Comparison) async throws {
  let (user, team) = try await client.transaction { transaction in
    let user = try await transaction.fetchExactlyOne(
      Teams.User.insert(Teams.User.Insert(email: "eve@example.org", passwordHash: "x")).returning())
    let team = try await transaction.fetchExactlyOne(
      Teams.Team.insert(Teams.Team.Insert(name: "Core", slug: "core")).returning())
    try await transaction.execute(
      Teams.TeamMember.insert(
        Teams.TeamMember.Insert(teamId: team.id, userId: user.id, role: .owner)))
    return (user, team)
  }
  let member = try await client.fetchExactlyOne(
    Teams.TeamMember.find(teamId: team.id, userId: user.id))
  comparison.expect("role", member.role, equals: .owner)
  comparison.expect("default role", user.role, equals: .member)
  let pairs = try await client.fetchAll(
    Teams.User.leftJoin(Teams.TeamMember.self) { user, member in member.userId == user.id }
      .select { user, member in (user.email, member.role) })
  comparison.expect("left-joined rows", pairs.count, equals: 1)
  do {
    try await client.execute(
      Teams.User.insert(Teams.User.Insert(email: "eve@example.org", passwordHash: "y")))
    comparison.expect("second user with one address", "written", equals: "refused")
  } catch let error as PGError {
    comparison.expect(
      "SQLSTATE of a second address", error.sqlState?.description, equals: "23505")
    comparison.expect(
      "violated constraint", error.server?.constraint, equals: "users_email_key")
  }
  print("teams: a transaction, a composite key, a refused duplicate")
}

/// A JSON union told apart by the column beside it.
func storage(_ client: PGClient, _ comparison: inout Comparison) async throws {
  let entities: [Storage.StoredEntity] = [
    .inventoryItem(
      Storage.StoredEntity.InventoryItem(
        sku: "A-1", quantity: 3, price: Decimal(1999) / 100,
        location: Storage.StoredEntity.InventoryItem.Location(aisle: "7", shelf: nil),
        labels: ["new", "it's \"quoted\""])),
    .configurationEntry(
      Storage.StoredEntity.ConfigurationEntry(key: "dark", enabled: true, note: nil)),
  ]
  for (number, entity) in entities.enumerated() {
    let row = try await client.fetchExactlyOne(
      Storage.GenericStorage.insert(
        Storage.GenericStorage.Insert(entityId: "e\(number)", data: entity)
      ).returning())
    comparison.expect("stored entity", row.data, equals: entity)
    comparison.expect(
      "the same by its key",
      try await client.fetchOne(
        Storage.GenericStorage.find(entityType: entity.tag, entityId: "e\(number)")), equals: row)
  }
  let items = try await client.fetchAll(
    Storage.GenericStorage.where { $0.data.inventoryItem.sku == "A-1" })
  comparison.expect("items by JSON path", items.map(\.data), equals: [entities[0]])
  print("storage: both kinds of entity in one table")
}

/// Text keys, cascades, nullable columns.
func auth(_ client: PGClient, _ comparison: inout Comparison) async throws {
  try await client.execute(
    Auth.User.insert(Auth.User.Insert(id: "u1", name: "Zoë", email: "zoe@example.org")))
  let expires = Date(timeIntervalSince1970: 2_000_000_000)
  for number in 1...3 {
    try await client.execute(
      Auth.Session.insert(
        Auth.Session.Insert(
          id: "s\(number)", expiresAt: expires, token: "token-\(number)", userId: "u1")))
  }
  let sessions = try await client.fetchAll(
    Auth.Session.where { $0.id.in(["s1", "s3", "none"]) && $0.ipAddress == nil }
      .orderBy { $0.id.asc() })
  comparison.expect("sessions", sessions.map(\.id), equals: ["s1", "s3"])
  comparison.expect("expiry", sessions.map(\.expiresAt), equals: [expires, expires])
  comparison.expect(
    "unverified", try await client.fetchOne(Auth.User.find("u1"))?.emailVerified, equals: false)
  try await client.execute(Auth.User.delete("u1"))
  comparison.expect(
    "sessions after the user", try await client.fetchCount(Auth.Session.from()), equals: 0)
  print("auth: sessions written, found and removed with their user")
}

/// 10 000 reads by key from 64 tasks over 10 connections; every row is compared.
func pointReads(_ client: PGClient, _ comparison: inout Comparison) async throws {
  let posts = try await client.fetchAll(Blog.Post.from())
  let reads = 10_000
  let clock = ContinuousClock()
  let start = clock.now
  let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
    for task in 0..<64 {
      group.addTask {
        var wrong = 0
        for number in stride(from: task, to: reads, by: 64) {
          let wanted = posts[number % posts.count]
          if try await client.fetchOne(Blog.Post.find(wanted.id)) != wanted { wrong += 1 }
        }
        return wrong
      }
    }
    return try await group.reduce(0, +)
  }
  let elapsed = clock.now - start
  comparison.expect("rows read wrongly by 64 tasks", wrong, equals: 0)
  let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  print(
    "reads: \(reads) by key from 64 tasks over 10 connections, \(Int(Double(reads) / seconds)) a second"
  )
}
