import SengiPlan
import SengiSchema
import Testing

/// Subscriptions change without their publisher and without their passwords.
@Suite struct SubscriptionTests {
  private static func feed(_ definition: String) -> String {
    "subscriptions:\n  feed: \(definition)\n"
  }

  private static let usual = feed("connection 'host=a' publication news")

  @Test func whatCanChangeChangesInPlace() throws {
    let planned = try Planned(
      Self.usual, Self.feed("connection 'host=b' publication news, more with (binary = true)"))
    #expect(
      planned.statements == [
        #"ALTER SUBSCRIPTION "feed" CONNECTION 'host=b';"#,
        #"ALTER SUBSCRIPTION "feed" SET PUBLICATION news, more WITH (refresh = false);"#,
        #"ALTER SUBSCRIPTION "feed" SET (binary = true);"#,
      ])
    #expect(planned.up.losses.map(\.kind) == [.secret])
    #expect(planned.down.steps.flatMap(\.step.statements).count == 3)
  }

  @Test func itIsMadeWithoutConnectingAndLeavesItsSlot() throws {
    let planned = try Planned("tables: {}", Self.usual)
    #expect(
      planned.statements == [
        #"CREATE SUBSCRIPTION "feed" connection 'host=a' publication news WITH (connect = false);"#
      ])
    #expect(
      planned.down.steps.flatMap(\.step.statements).map(\.description) == [
        #"ALTER SUBSCRIPTION "feed" DISABLE;"#,
        #"ALTER SUBSCRIPTION "feed" SET (slot_name = NONE);"#, #"DROP SUBSCRIPTION "feed";"#,
      ])
    #expect(planned.down.losses.map(\.kind) == [.subscription])
  }

  @Test func withoutASlotNothingIsLeft() throws {
    let planned = try Planned(
      Self.feed("connection 'host=a' publication news with (slot_name = none)"), "tables: {}")
    #expect(planned.statements == [#"DROP SUBSCRIPTION "feed";"#])
    #expect(planned.up.losses.isEmpty)
  }

  @Test func whatIsAgreedWithThePublisherIsRefused() throws {
    let planned = try Planned(
      Self.usual, Self.feed("connection 'host=a' publication news with (two_phase = true)"))
    #expect(planned.up.refusals.count == 1)
  }

  @Test(arguments: [
    "connection 'host=a password=b' publication news",
    "connection 'postgresql://me:b@a/d' publication news",
    "connection 'host=a' publication news with (create_slot = true)", "publication news",
  ]) func whatDoesNotBelongInAFileIsTold(_ definition: String) {
    #expect(read(Self.feed(definition)).findings.map { $0.suffix(7) } == ["SCH0011"])
  }

  @Test(arguments: [
    ("host=a password=b dbname=d", "host=a dbname=d"),
    (#"password = 'b \' c' host=a"#, "host=a"),
    ("postgresql://me:b@a/d?password=c&port=1", "postgresql://me@a/d?port=1"),
    ("postgresql://me:b?c@a/d", "postgresql://me@a/d"),
    ("postgresql://a/d?pass%77ord=c", "postgresql://a/d"),
    ("postgresql://me@a/d?port=1", "postgresql://me@a/d?port=1"),
    ("host=a", "host=a"),
  ]) func noPasswordIsEverShown(_ connection: String, _ shown: String) {
    let found = SubscriptionConnection(connection)
    #expect(found.withoutPassword == shown)
    #expect(found.hasPassword == (connection != shown))
  }
}
