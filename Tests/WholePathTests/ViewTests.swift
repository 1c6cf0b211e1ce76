import Foundation
import Sengi
import SengiTesting
import Testing
import TypeModels

/// Views and materialized views are read as tables are.
@Suite struct ViewTests {
  @Test func rowsOfViewsComeBack() async throws {
    try await withTestDatabase(ddl: TypeTests.ddl()) { client in
      let people = [("a@b", 1990), ("c@d", 1990), ("e@f", 2010)].map { email, born in
        Kinds.Person.Insert(
          email: email, born: Int32(born), document: "'a'",
          home: TypeTests.address(email), homes: [])
      }
      try await client.execute(Kinds.Person.insert(contentsOf: people))
      let adults = try await client.fetchAll(Kinds.Adult.orderBy { $0.email })
      #expect(adults.map(\.email) == ["a@b", "c@d"] && adults.map(\.bornAs) == [1990, 1990])
      #expect(adults.first?.home == people.first?.home && adults.first?.document == "'a'")
      let one = try await client.fetchOne(Kinds.Adult.where { $0.bornAs > 1 && $0.email == "c@d" })
      #expect(one?.email == "c@d")
      let joined = try await client.fetchAll(
        Kinds.Person.leftJoin(Kinds.Adult.self) { $0.email == $1.email }
          .orderBy { person, _ in person.email }.select { ($0.email, $1) })
      #expect(joined.map { $1?.email } == ["a@b", "c@d", nil])
    }
  }

  @Test func materializedViewsAreRefreshed() async throws {
    try await withTestDatabase(ddl: TypeTests.ddl()) { client in
      try await client.execute(
        Kinds.Person.insert(Kinds.Person.Insert(email: "a@b", born: 1990, homes: [])))
      let before = try await client.fetchAll(Kinds.Count.all)
      #expect(before.isEmpty)
      try await client.execute(Kinds.Count.refresh())
      let counts = try await client.fetchAll(Kinds.Count.all)
      #expect(counts == [Kinds.Count(born: 1990, total: 1)])
      try await client.execute(Kinds.Count.refreshConcurrently())
    }
  }
}
