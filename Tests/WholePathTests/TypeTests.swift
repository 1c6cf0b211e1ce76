import Foundation
import Sengi
import SengiDiagnostics
import SengiGenerator
import SengiProjectDDL
import SengiTesting
import Testing
import TypeModels

/// Domains, ranges and composite types of a schema keep every value on the way to the server and
/// back.
@Suite struct TypeTests {
  static func ddl() throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "TypeModels").path
    var diagnostics = Diagnostics()
    let project = try #require(Project.find(schemas: folder, into: &diagnostics))
    let sql = project.ddl(into: &diagnostics)
    #expect(CompilerFormat.render(diagnostics) == "")
    return try #require(sql)
  }

  static let hostile = ["", " ", "\"", "\\", "'", ",", "(", ")", "{}", "NULL", "a\"b\\c\n\t", "🐘"]

  static func address(_ text: String?) -> Kinds.Address {
    Kinds.Address(
      street: text, year: 1999, mood: .sad, at: Kinds.Point3(x: 1.5, y: nil, z: -.infinity),
      seen: Date(timeIntervalSince1970: 1_700_000_000.25), price: Decimal(string: "12.34"),
      bits: PGBitString("10110"), amounts: [1, Decimal(string: "-0.5") ?? 0],
      words: text.map { [$0, "b"] }, points: [Kinds.Point3(x: nil, y: nil, z: 2)],
      during: PGRange(
        lower: .inclusive(Date(timeIntervalSince1970: 0)),
        upper: .exclusive(Date(timeIntervalSince1970: 86_400))),
      token: Data([0, 255, 34, 92]), lasts: PGInterval(months: -1, days: 2, microseconds: -3),
      extra: PGJSON(#"{"a": [1, "\""]}"#), key: UUID(), flag: true, small: -7)
  }

  static let nothing = Kinds.Address(
    street: nil, year: nil, mood: nil, at: nil, seen: nil, price: nil, bits: nil, amounts: nil,
    words: nil, points: nil, during: nil, token: nil, lasts: nil, extra: nil, key: nil, flag: nil,
    small: nil)

  @Test func compositeValuesComeBack() async throws {
    try await withTestDatabase(ddl: Self.ddl()) { client in
      for (number, text) in (Self.hostile.map(Optional.some) + [nil]).enumerated() {
        let address = Self.address(text)
        let insert = Kinds.Person.Insert(
          email: "a\(number)@b", home: address, homes: [address, Self.nothing])
        let row = try await client.fetchExactlyOne(Kinds.Person.insert(insert).returning())
        #expect(row.home == address)
        #expect(row.homes == [address, Self.nothing])
        let found = try await client.fetchAll(Kinds.Person.where { $0.home == address })
        #expect(found.map(\.id) == [row.id])
      }
    }
  }

  @Test func domainsAreTheTypesBelowThem() async throws {
    try await withTestDatabase(ddl: Self.ddl()) { client in
      let row = try await client.fetchExactlyOne(
        Kinds.Person.insert(
          Kinds.Person.Insert(
            email: "a@b", born: 1999, leap: 2000, tags: Self.hostile, price: 5,
            document: "'a' 'b'", period: PGRange(lower: .unbounded, upper: .unbounded), homes: [],
            years: [1999, 2000])
        ).returning())
      let email: String = row.email
      #expect(email == "a@b" && row.born == 1999 && row.leap == 2000)
      #expect(row.tags == Self.hostile && row.price == 5 && row.document == "'a' 'b'")
      #expect(row.period == PGRange.all && row.years == [1999, 2000])
      let found = try await client.fetchAll(
        Kinds.Person.where { $0.born == 1999 && $0.email == "a@b" && $0.tags.contains(["🐘"]) })
      #expect(found.map(\.id) == [row.id])
      await #expect(throws: PGError.self) {
        try await client.execute(
          Kinds.Person.insert(Kinds.Person.Insert(email: "no address", homes: [])))
      }
    }
  }

  @Test func rangesComeBack() async throws {
    let day = try #require(PGDate("2024-02-29"))
    let ranges: [PGRange<Double>] = [
      .empty, .all, PGRange(1.5...), PGRange(1.5..<2.5), PGRange(1.5...2.5),
      PGRange(lower: .exclusive(-.infinity), upper: .inclusive(0)),
    ]
    try await withTestDatabase(ddl: Self.ddl()) { client in
      for (number, range) in ranges.enumerated() {
        let insert = Kinds.Person.Insert(
          email: "a\(number)@b", homes: [], seats: PGRange(1...9),
          stay: PGRange(Date(timeIntervalSince1970: 0.5)...),
          days: [PGRange(day..<PGDate(days: day.days + 2)), PGRange(PGDate(days: 20_000)...)],
          weights: range, moods: PGRange(lower: .inclusive(.sad), upper: .inclusive(.happy)),
          spans: [PGRange(1..<2), .empty], heavy: PGMultirange([range]))
        let row = try await client.fetchExactlyOne(Kinds.Person.insert(insert).returning())
        #expect(row.weights == range)
        #expect(row.heavy == PGMultirange(range.isEmpty ? [] : [range]))
        // The server writes ranges over integers with an exclusive upper bound.
        #expect(row.seats == PGRange(1..<10))
        #expect(row.stay == insert.stay && row.days == insert.days && row.moods == insert.moods)
        #expect(row.spans == insert.spans)
        let found = try await client.fetchAll(Kinds.Person.where { $0.weights == range })
        #expect(found.map(\.id) == [row.id])
        let met = try await client.fetchAll(
          Kinds.Person.where {
            $0.id == row.id && $0.seats.contains(Int32(9)) && $0.seats.contains(PGRange(2...3))
              && $0.seats.overlaps(PGRange(9...20)) && $0.seats.containedBy(PGRange(0...))
              && !$0.seats.contains(Int32(10))
          })
        #expect(met.map(\.id) == [row.id])
      }
    }
  }
}
