import Foundation
import Sengi
import SengiTesting
import Testing
import TypeModels

/// One function of each kind, called through what is generated for it.
@Suite struct FunctionTests {
  private static func withPeople(
    _ body: nonisolated(nonsending) (PGClient) async throws -> Void
  ) async throws {
    try await withTestDatabase(ddl: TypeTests.ddl()) { client in
      let people = ["a@b", "c@d"].map { email in
        Kinds.Person.Insert(email: email, born: 1990, leap: 2000, homes: [])
      }
      try await client.execute(Kinds.Person.insert(contentsOf: people))
      try await body(client)
    }
  }

  @Test func scalarsComeBack() async throws {
    try await Self.withPeople { client in
      try await expect(Kinds.Functions.add(a: 1, b: 5, c: 7), [13], client)
      try await expect(Kinds.Functions.add(a: 1, b: 5), [9], client)
      try await expect(Kinds.Functions.add(a: 1), [6], client)
      try await expect(Kinds.Functions.add(a: nil), [nil], client)
      try await expect(Kinds.Functions.nextYear(1999), [2000], client)
      try await expect(Kinds.Functions.isHappy(mood: .happy), [true], client)
      try await expect(Kinds.Functions.isHappy(mood: .sad), [false], client)
      try await expect(Kinds.Functions.oneOut(x: 1.5), [3], client)
      try await expect(Kinds.Functions.overloaded(a: 1), ["int"], client)
      try await expect(Kinds.Functions.foundIn("'a'", "a b"), ["'a' & 'b'"], client)
    }
  }

  @Test func variadicArgumentsAreAnArray() async throws {
    try await Self.withPeople { client in
      let text = try await client.fetchExactlyOne(Kinds.Functions.shout(words: "a", "b\"{,"))
      #expect(text == "A B\"{,")
      try await expect(Kinds.Functions.shout(), [""], client)
    }
  }

  @Test func setsComeBack() async throws {
    try await Self.withPeople { client in
      try await expect(Kinds.Functions.countUp(toNumber: 3), [1, 2, 3], client)
      try await expect(Kinds.Functions.countUp(toNumber: 3, step: 2), [1, 3], client)
      let people = try await client.fetchAll(Kinds.Functions.peopleLike(pattern: "%@%"))
      #expect(people.map(\.email) == ["a@b", "c@d"])
      let days = PGRange(PGDate(days: 1)..<PGDate(days: 3))
      try await expect(Kinds.Functions.daysIn(days), [PGDate(days: 1), PGDate(days: 2)], client)
    }
  }

  @Test func rowsOfTheirOwnComeBack() async throws {
    try await Self.withPeople { client in
      let statistics = try await client.fetchExactlyOne(Kinds.Functions.statistics())
      #expect(
        statistics
          == Kinds.Functions.StatisticsRow(total: 2, meanYear: 1990, words: "'a':1 'b':2"))
      let years = try await client.fetchAll(Kinds.Functions.yearsOf(pEmail: "a@b"))
      #expect(years.map(\.year) == [1990, 2000] && years.map(\.type) == ["born", "leap"])
      let swapped = try await client.fetchExactlyOne(Kinds.Functions.swap(a: 1, b: 2))
      #expect(swapped == Kinds.Functions.SwapRow(a: 2, b: 1))
    }
  }

  @Test func rowsOfTablesComeBack() async throws {
    try await Self.withPeople { client in
      let first = try await client.fetchOne(Kinds.Functions.firstPerson())
      #expect(first?.email == "a@b")
      try await client.execute(Kinds.Functions.forget(email: "a@b"))
      try await client.execute(Kinds.Functions.forget(email: "c@d"))
      try await expect(Kinds.Functions.firstPerson(), [], client)
    }
  }

  @Test func compositeValuesAndRangesAreArguments() async throws {
    try await Self.withPeople { client in
      let address = TypeTests.address("a\"b,(c)\\")
      try await expect(Kinds.Functions.move(address), [address], client)
      let point = Kinds.Point3(x: 1, y: nil, z: 3)
      let moved = try await client.fetchExactlyOne(Kinds.Functions.move(address, by: point))
      #expect(moved?.at == point)
      let widest = try await client.fetchExactlyOne(
        Kinds.Functions.widest([PGRange(1...2), PGRange(5..<7)]))
      #expect(widest == PGRange(1..<7))
    }
  }

  @Test func proceduresAreCalled() async throws {
    try await Self.withPeople { client in
      let first = try await client.fetchExactlyOne(Kinds.Functions.note(e: "a@b"))
      #expect(first == 1)
      let second = try await client.fetchExactlyOne(Kinds.Functions.note(e: "a@b", y: 1950))
      let third = try await client.fetchExactlyOne(
        Kinds.Functions.note(e: nil, y: 1951, noteId: 7))
      #expect(second == 2 && third == 3)
      let years = try await client.fetchAll(Kinds.Note.orderBy { $0.id }).map(\.year)
      #expect(years == [2000, 1950, 1951])
      let doubled = try await client.fetchExactlyOne(Kinds.Functions.double(a: 5))
      #expect(doubled == Kinds.Functions.DoubleRow(twice: 10, half: Decimal(string: "2.5")))
      try await client.execute(Kinds.Functions.tidy())
      try await expect(Kinds.Note.from(), [], client)
    }
  }

  private func expect<Query: SQLFetchable>(
    _ query: Query, _ expected: [Query.Output], _ client: PGClient,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws where Query.Output: Equatable {
    let found = try await client.fetchAll(query)
    #expect(found == expected, sourceLocation: sourceLocation)
  }
}
