import SengiPlan
import Testing

/// What has to step aside for a change, and what a change takes along.
@Suite struct DependenceTests {
  @Test func aTypesOwnStorageIsSaidInWordsThatEveryServerKnows() throws {
    func table(_ more: String) -> String {
      "tables:\n  items:\n    columns:\n      id: int primary key\n      note: text\(more)\n"
    }
    let planned = try Planned(table(" storage external"), table(""))
    #expect(
      planned.statements == [
        "ALTER TABLE ONLY \"public\".\"items\" ALTER COLUMN \"note\" SET STORAGE extended;"
      ])
  }

  @Test func statisticsAreTheSameInWhateverOrderTheirColumnsStand() throws {
    func table(_ columns: String) -> String {
      """
      tables:
        items:
          columns:
            id: int primary key
            note: text
          statistics:
            both: (ndistinct) on \(columns)
      """
    }
    #expect(try Planned(table("id, note"), table("note, id")).up.isEmpty)
    #expect(try !Planned(table("id, note"), table("note, (id + 1)")).up.isEmpty)
  }

  @Test func statisticsKeepTheirTargetWhenAColumnTakesAnotherType() throws {
    func table(_ type: String) -> String {
      """
      tables:
        items:
          columns:
            id: int primary key
            size: \(type)
            note: text
          statistics:
            both: { sql: '(ndistinct) on size, note', target: 200 }
      """
    }
    let statements = try Planned(table("int"), table("bigint")).statements
    let type = try #require(statements.firstIndex { $0.contains("TYPE bigint") })
    let target = try #require(statements.firstIndex { $0.contains("SET STATISTICS 200") })
    #expect(type < target)
  }

  @Test func functionsOfRowsStepAsideForAColumnWithAValue() throws {
    func table(_ more: String) -> String {
      """
      tables:
        items:
          columns:
            id: int primary key
      \(more)
      functions:
        worth: (r items) returns int language sql stable as 'select 1'
      """
    }
    let without = try Planned(table(""), table("      note: text?")).statements
    #expect(!without.contains { $0.contains("FUNCTION") })
    let with = try Planned(table(""), table("      note: text default 'none'")).statements
    let drop = try #require(with.firstIndex { $0.contains("DROP FUNCTION") })
    let add = try #require(with.firstIndex { $0.contains("ADD COLUMN") })
    let make = try #require(with.firstIndex { $0.contains("CREATE FUNCTION") })
    #expect(drop < add && add < make)
  }

  /// The server takes a rule for a domain only where values stand in columns of their own.
  @Test(arguments: [("score", false), ("score[]", true)])
  func aDomainWithinOthersGivesWayToOneWithTheRule(_ type: String, _ isReplaced: Bool) throws {
    func schema(_ rule: String) -> String {
      """
      domains:
        score: int\(rule)
      tables:
        items:
          columns:
            id: int primary key
            value: \(type)
      """
    }
    let statements = try Planned(schema(""), schema(" check (value > 0)")).statements
    #expect(statements.contains { $0.contains("RENAME TO \"score__former\"") } == isReplaced)
    #expect(statements.contains { $0.contains("ADD CONSTRAINT") } == !isReplaced)
  }

  @Test func keysThatRepeatOneAnotherAreAddedOneByOne() throws {
    let planned = try Planned(
      "tables:\n  other:\n    columns:\n      id: int primary key\n",
      """
      tables:
        other:
          columns:
            id: int primary key
        items:
          columns:
            id: int primary key
          unique:
            again: (id)
      """)
    #expect(
      planned.statements.contains {
        $0.hasPrefix("ALTER TABLE \"public\".\"items\"") && $0.contains("\"again\" UNIQUE")
      })
  }
}
