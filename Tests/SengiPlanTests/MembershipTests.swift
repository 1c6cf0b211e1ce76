import SengiPlan
import Testing

/// Tables that come to parents and leave them, and what is said to parents.
@Suite struct MembershipTests {
  /// A partitioned table with the lines that follow.
  private static func log(_ more: String) -> String {
    """
    tables:
      log:
        columns:
          id: int
          day: date
          note: text
        primary_key: (id, day)
        checks:
          noted: note <> ''
        indexes:
          log_note: (note)
        partition_by: range (day)
    """ + "\n" + more
  }

  private static let together = log(
    "    partitions:\n      part: for values from ('2024-01-01') to ('2025-01-01')\n")

  private static let bare = log(
    "  part:\n    columns:\n      id: int\n      day: date\n      note: text\n")

  private static let apart =
    bare + """
          primary_key: (id, day)
          checks:
            noted: note <> ''
          indexes:
            part_note_idx: (note)
      """

  @Test func whatAPartitionHasFromItsParentStaysWithIt() throws {
    let planned = try Planned(Self.together, Self.apart)
    #expect(
      planned.statements == [
        "ALTER TABLE \"public\".\"log\" DETACH PARTITION \"public\".\"part\";"
      ])
    #expect(planned.up.losses == [])
  }

  @Test func aTableWithAllThatItsParentWantsIsAttachedAsItIs() throws {
    let planned = try Planned(Self.apart, Self.together)
    #expect(planned.statements.count == 1, "\(planned.statements)")
    #expect(planned.statements.first?.contains("ATTACH PARTITION \"public\".\"part\"") == true)
  }

  @Test func whatItsParentWantsIsThereAndProvenBeforeATableIsAttached() throws {
    let statements = try Planned(Self.bare, Self.together).statements
    let attach = try #require(statements.firstIndex { $0.contains("ATTACH PARTITION") })
    for wanted in ["\"part_pkey\" PRIMARY KEY", "\"noted\" CHECK", "\"part_note_idx\" ON"] {
      let place = try #require(statements.firstIndex { $0.contains(wanted) }, "\(statements)")
      #expect(place < attach)
    }
    #expect(!statements.contains { $0.contains("NOT VALID") || $0.contains("CONCURRENTLY") })
  }

  @Test func aParentsDefaultIsNotItsChildrens() throws {
    func schema(_ value: String) -> String {
      """
      tables:
        base:
          columns:
            id: int primary key
            kind: text default \(value)
        child:
          inherits: [base]
          columns:
            kind: text default 'own'
      """
    }
    let statements = try Planned(schema("'a'"), schema("'b'")).statements
    #expect(
      statements == ["ALTER TABLE ONLY \"public\".\"base\" ALTER COLUMN \"kind\" SET DEFAULT 'b';"])
  }
}
