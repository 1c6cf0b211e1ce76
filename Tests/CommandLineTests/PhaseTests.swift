import Foundation
import SengiTesting
import Testing

/// A column that replaces another, from its declaration to its end, with the program.
@Suite struct PhaseTests {
  private static let between = """
    tables:
      # What was bought.
      orders:
        columns:
          id: bigint primary key generated always as identity
          amount: numeric(10,2) default 0
          amount_cents:
            sql: bigint
            replaces: amount
            from: (amount * 100)::bigint # exact
            back: amount_cents / 100.0

    """

  private static func orders(_ columns: String) -> String {
    "  orders:\n    columns:\n      id: bigint primary key generated always as identity\n"
      + "      \(columns)\n"
  }

  private func pull(
    _ schemas: String, into output: String, _ option: String = ""
  ) async throws -> SengiProgram.Run {
    let program = try SengiProgram.path().path
    return try await SengiProgram.run([
      "dev", "--schemas", schemas, "--", "sh", "-c",
      "'\(program)' pull \"$SENGI_DATABASE_URL\" --output '\(output)' \(option)",
    ])
  }

  @Test func theDatabaseIsWhatTheFileSays() async throws {
    let folder = try TemporaryFolder()
    try folder.write("schemas/app.yaml", Array(Self.between.utf8))
    let schemas = folder.url.appending(path: "schemas").path
    let kept = try await pull(schemas, into: schemas, "--check")
    #expect(kept.status == 0 && kept.output == "", "\(kept.output)\(kept.errors)")

    let bare = folder.url.appending(path: "bare").path
    let written = try await pull(schemas, into: bare)
    #expect(written.status == 0, "\(written.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: bare)
    let text = try names.map { try String(contentsOfFile: "\(bare)/\($0)", encoding: .utf8) }
      .joined()
    #expect(!text.contains("replaces: amount") && text.contains("orders_amount_cents_replaces"))
    let check = try await SengiProgram.run(["check", "--schemas", bare])
    #expect(check.status == 0, "\(check.errors)")
    let diff = try await SengiProgram.run(["diff", bare, schemas])
    #expect(diff.status == 0, "\(diff.output)\(diff.errors)")
  }

  @Test func formatKeepsTheKeys() async throws {
    let folder = try TemporaryFolder()
    try folder.write("schemas/app.yaml", Array(Self.between.utf8))
    let schemas = folder.url.appending(path: "schemas").path
    let run = try await SengiProgram.run(["format", "--schemas", schemas])
    #expect(run.status == 0, "\(run.errors)")
    let text = try String(contentsOfFile: schemas + "/app.yaml", encoding: .utf8)
    for key in ["replaces: amount", "from: (amount * 100)::bigint", "back: amount_cents / 100.0"] {
      #expect(text.contains(key))
    }
  }

  @Test func everyPhaseIsProvenAndTold() async throws {
    let shop = try MigrationWorkshop()
    try shop.schema(Self.orders("amount: numeric(10,2) default 0"))
    try await shop.new(1, "orders")
    try shop.write("schemas/app.yaml", Self.between)
    let cents = try await shop.new(2, "cents")
    #expect(cents.errors.hasSuffix("the way back is exact\n"), "\(cents.errors)")
    try await withConnection { url in
      try await shop.migrate("up", "--url", url)
      let note =
        "public.orders.amount is being replaced by amount_cents; contract when no application writes it"
      let status = try await shop.migrate("status", "--url", url)
      #expect(status.output.hasSuffix(note + "\n"), "\(status.output)")
      let json = try await shop.migrate("status", "--format", "json", "--url", url)
      #expect(json.output.contains(note))
      try shop.schema(Self.orders("amount_cents: bigint default 0"))
      let gone = try await shop.new(3, "amount is gone")
      #expect(gone.errors.hasSuffix("the way back is exact\n"), "\(gone.errors)")
      try await shop.migrate("up", "--url", url)
      let after = try await shop.migrate("status", "--url", url)
      #expect(!after.output.contains("replaced by"))
    }
    let verified = try await shop.migrate("verify")
    #expect(
      verified.errors.hasPrefix("3 migrations applied, 3 of them taken back"), "\(verified.errors)")
  }

  /// Text of a namespace means that namespace's functions and types, in stretches and checks too.
  @Test func valuesAreMadeInTheirNamespace() async throws {
    func file(_ columns: String) -> String {
      """
      namespace: shop

      enums:
        state: [open, done]

      functions:
        state_of: (text) returns shop.state immutable language sql as $$ select $1::shop.state $$

      tables:
        orders:
          columns:
            id: bigint primary key generated always as identity
      \(columns)

      """
    }
    let shop = try MigrationWorkshop()
    try shop.write("schemas/shop.yaml", file("      old_state: text default 'open'"))
    try await shop.new(1, "orders")
    try shop.write(
      "schemas/shop.yaml",
      file(
        """
              old_state: text default 'open'
              state: { sql: state, replaces: old_state, from: state_of(old_state), back: state }
        """))
    try await shop.new(2, "state")
    try shop.write("schemas/shop.yaml", file("      state: state default 'open'"))
    try await shop.new(3, "old state is gone")
    let verified = try await shop.migrate("verify")
    #expect(
      verified.errors.hasPrefix("3 migrations applied, 3 of them taken back"), "\(verified.errors)")
  }
}
