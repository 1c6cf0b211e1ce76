import Foundation
import SengiSQL
import SengiSchema
import Testing

@testable import SengiSwift

/// Each option changes what it names, nothing without it, and leaves the format clean.
@Suite struct SwiftOptionTests {
  private func text(
    _ schema: Schema = OptionSample.schema, _ change: (inout SwiftOptions) -> Void
  ) throws -> String {
    var options = SwiftOptions()
    change(&options)
    let files = try generate(schema, options)
    try expectClean(files)
    return files.map(\.contents).joined()
  }

  @Test(arguments: [
    (SwiftOptions.Access.public, "public ", 1), (.package, "package ", 1), (.internal, "", 0),
  ]) func accessIsThatOfEveryDeclaration(
    _ access: SwiftOptions.Access, _ modifier: String, _ count: Int
  ) throws {
    let text = try text { $0.access = access }
    #expect(text.contains("  \(modifier)struct Coin: SQLTable"))
    #expect(text.contains("\(modifier)enum Shop {}"))
    for other in ["public ", "package "] where other != modifier {
      let lines = text.split(separator: "\n").filter { !$0.contains("//") && $0.contains(other) }
      #expect(lines == [])
    }
  }

  @Test func codableRowsHaveOneKeyType() throws {
    let plain = try text { _ in }
    #expect(!plain.contains("Codable") && !plain.contains("Decoder"))
    let camel = try text { $0.codableKeys = .properties }
    #expect(camel.contains("struct Coin: SQLTable, Hashable, Identifiable, Codable {"))
    #expect(camel.contains("struct Insert: SQLInsertable, Decodable {"))
    #expect(camel.contains(#"try container.decode(Date.self, forKey: "mintedAt")"#))
    #expect(camel.contains(#"try container.encodeIfPresent(note, forKey: "note")"#))
    #expect(camel.contains("enum Metal: String, PGEnum, Codable"))
    #expect(!camel.contains("enum CodingKeys"))
    let snake = try text { $0.codableKeys = .columns }
    #expect(snake.contains(#"try container.decode(Date.self, forKey: "minted_at")"#))
  }

  @Test func importsAreSortedAmongOurs() throws {
    let text = try text { $0.imports = ["Zebra", "Algorithms", "NIOCore"] }
    #expect(
      text.contains("import Algorithms\nimport Foundation\nimport NIOCore\nimport Sengi\nimport Z"))
  }

  @Test func exactTypesTakeTheirPlaces() throws {
    let plain = try text { _ in }
    #expect(plain.contains("SQLExpr<Decimal>") && plain.contains("SQLExpr<Date>"))
    let dates = try text { $0.hasExactDates = true }
    #expect(dates.contains("SQLExpr<PGTimestampTZ>") && dates.contains("SQLExpr<Decimal>"))
    let decimals = try text { $0.hasExactDecimals = true }
    #expect(decimals.contains("SQLExpr<Date>") && decimals.contains("SQLExpr<PGDecimal>"))
  }

  @Test func excludedTablesGetNoSwiftAndNoRelations() throws {
    let plain = try text { _ in }
    #expect(plain.contains("struct Purse") && plain.contains("var coins: SQLToMany"))
    let text = try text { $0.excludedTables = [name("shop", "purses")] }
    #expect(!text.contains("Purse") && text.contains("public var purseId: UUID"))
  }

  @Test func namesFollowTheProjectsRules() throws {
    let tables = ["gps_cacti", "octopus", "old_data"].map {
      Table(name("shop", $0), key: ["id"], [Column("id", .uuid)])
    }
    let schema = Schema(namespaces: [Namespace(name: id("shop"), tables: tables)])
    let plain = try text(schema) { _ in }
    #expect(plain.contains("struct GpsCacti:") && plain.contains("struct Octopus:"))
    let text = try text(schema) {
      $0.naming = NamingRules(
        acronyms: ["gps"], plurals: ["cactus": "cacti", "datum": "data"])
    }
    #expect(text.contains("struct GPSCactus:"))
    #expect(text.contains("struct OldDatum:"))
  }

  @Test func pluralsOfTheProjectNameRelations() {
    let rules = NamingRules(plurals: ["octopus": "octopodes"])
    #expect(NameWords("octopus", rules).plural.member?.name == "octopodes")
    #expect(NameWords("sea_octopodes", rules).singular.member?.name == "seaOctopus")
    #expect(NameWords("octopus").plural.member?.name == "octopuses")
  }

  @Test func oddAndHostileSchemasStayCleanWithEveryOption() throws {
    for schema in [OddSample.schema, HostileSample.breakout, HostileSample.long, BlogSample.schema]
    {
      for access in [SwiftOptions.Access.package, .internal] {
        _ = try text(schema) {
          $0.access = access
          $0.codableKeys = .columns
          $0.hasExactDates = true
          $0.hasExactDecimals = true
        }
      }
    }
  }
}

private enum OptionSample {
  static let schema = Schema(namespaces: [
    Namespace(
      name: id("shop"),
      enumerations: [
        Enumeration(
          name: name("shop", "metal"),
          values: ["gold", "tin"].map { Enumeration.Value(label: $0) })
      ],
      tables: [
        Table(name("shop", "purses"), key: ["id"], [Column("id", .uuid)]),
        Table(
          name("shop", "coins"), key: ["id"],
          [
            Column("id", .uuid), Column("purse_id", .uuid),
            Column("metal", .enumeration(name("shop", "metal"))),
            Column("worth", .numeric(precision: nil, scale: nil)),
            Column("minted_at", .timestamptz(precision: nil)),
            Column("note", .text) { $0.isNullable = true },
          ]
        ) { $0.foreignKeys = [foreignKey("purse_id", to: name("shop", "purses"))] },
      ])
  ])
}
