import Foundation
import SengiQuery
import SengiWire
import Testing

/// Rows made of values as the server would send them.
enum FakeRow {
  /// nil is NULL.
  static func with<Result>(
    _ values: [(bytes: [UInt8]?, oid: UInt32)], _ body: (borrowing PGRow) throws -> Result
  ) rethrows -> Result {
    var flat: [UInt8] = []
    for value in values { flat += value.bytes ?? [] }
    flat.append(0)
    return try flat.withUnsafeBytes { memory in
      var offset = 0
      var cells: [PGCell] = []
      for value in values {
        let count = value.bytes?.count ?? 0
        cells.append(
          PGCell(
            start: value.bytes == nil ? nil : memory.baseAddress.map { $0 + offset },
            count: count))
        offset += count
      }
      return try cells.withUnsafeBufferPointer { cells in
        try values.map(\.oid).withUnsafeBufferPointer { types in
          try body(PGRow(cells: cells, types: types))
        }
      }
    }
  }

  static func cell(_ value: some PGScalar, oid: UInt32) -> (bytes: [UInt8]?, oid: UInt32) {
    var bytes: [UInt8] = []
    value.encodePGBinary(into: &bytes)
    return (bytes, oid)
  }

  static func org(_ id: UUID, _ name: String, _ plan: String?) -> [(bytes: [UInt8]?, oid: UInt32)] {
    [
      cell(id, oid: PGTypeOID.uuid), cell(name, oid: PGTypeOID.text),
      plan.map { cell($0, oid: PGTypeOID.text) } ?? (nil, PGTypeOID.text),
    ]
  }
}

struct DecodingTests {
  let id = UUID()

  @Test func `a query gives its table's rows`() throws {
    let org = try FakeRow.with(FakeRow.org(id, "a", nil)) { try Org.all.decode($0) }
    #expect(org.id == id)
    #expect(org.name == "a")
    #expect(org.plan == nil)
  }

  @Test func `a tuple reads expressions and rows in order`() throws {
    let query = Org.leftJoin(Org.self) { a, b in a.id == b.id }
      .select { a, b in (a.name, b, a, b.plan) }
    let missing: [(bytes: [UInt8]?, oid: UInt32)] = [
      (nil, PGTypeOID.uuid), (nil, PGTypeOID.text), (nil, PGTypeOID.text),
    ]
    let name = [FakeRow.cell("n", oid: PGTypeOID.text)]
    let plan: [(bytes: [UInt8]?, oid: UInt32)] = [(nil, PGTypeOID.text)]
    let row = try FakeRow.with(name + missing + FakeRow.org(id, "a", "p") + plan) {
      try query.decode($0)
    }
    #expect(row.0 == "n")
    #expect(row.1 == nil)
    #expect(row.2.plan == "p")
    #expect(row.3 == nil)
    let there = try FakeRow.with(
      name + FakeRow.org(id, "b", nil) + FakeRow.org(id, "a", "p") + plan
    ) { try query.decode($0) }
    #expect(there.1?.name == "b")
  }

  @Test func `joined tables give tuples of rows`() throws {
    let query = Org.leftJoin(Org.self) { a, b in a.id == b.id }
    let row = try FakeRow.with(FakeRow.org(id, "a", nil) + FakeRow.org(id, "b", nil)) {
      try query.decode($0)
    }
    #expect(row.0.name == "a")
    #expect(row.1?.name == "b")
  }

  @Test func `a union tagged by another column reads both`() throws {
    let query = Storage.select { ($0.data, $0.id) }
    let row = try FakeRow.with([
      FakeRow.cell("item", oid: PGTypeOID.text),
      FakeRow.cell(PGJSON(#"{"count": 3}"#), oid: PGTypeOID.json),
      FakeRow.cell(7 as Int32, oid: PGTypeOID.int4),
    ]) { try query.decode($0) }
    #expect(row.0 == .item(Storage.Entity.Item(count: 3)))
    #expect(row.1 == 7)
  }

  @Test func `an unknown tag is an error`() {
    #expect(throws: PGDecodingError.self) {
      try FakeRow.with([
        FakeRow.cell("other", oid: PGTypeOID.text), FakeRow.cell(PGJSON("{}"), oid: PGTypeOID.json),
      ]) { try Storage.select { $0.data }.decode($0) }
    }
  }

  @Test func `a row too short or of other types is an error`() {
    #expect(throws: PGDecodingError.noColumn(0, 0)) {
      try FakeRow.with([]) { try Org.all.decode($0) }
    }
    #expect(
      throws: PGDecodingError.typeMismatch(
        column: 0, expected: PGTypeOID.uuid, found: PGTypeOID.int4)
    ) {
      try FakeRow.with([FakeRow.cell(1 as Int32, oid: PGTypeOID.int4)]) {
        try Org.all.decode($0)
      }
    }
  }

  @Test func `relations collect rows by key`() throws {
    let other = UUID()
    let orgs = try [id, other].map { id in
      try FakeRow.with(FakeRow.org(id, "x", nil)) { try Org.all.decode($0) }
    }
    #expect(User.org.grouped(orgs) == [id: orgs[0], other: orgs[1]])
    let many = SQLToMany<Org, Org, String>(
      key: { $0.name }, foreignKey: { $0.name }, column: { $0.plan })
    #expect(many.grouped(orgs) == ["x": orgs])
    #expect(many.related(to: orgs).statement.binds == [["x"].pgBind])
  }

  @Test func `a prepared query binds its arguments`() {
    let statement = SampleStatements.byEmail("a", 18).statement
    #expect(statement.binds == [.text("a"), .int8(18)])
    #expect(statement.id == SampleStatements.byEmail("b", 3).statement.id)
  }
}
