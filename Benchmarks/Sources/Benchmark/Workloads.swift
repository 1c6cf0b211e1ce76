import RawLibPQ
import SengiClient
import SengiWire

/// The three workloads, each by raw libpq and by the client.
struct Workloads: @unchecked Sendable {
  static let rows = 100_000
  static let connections = 10
  static let tasks = 64
  static let point: StaticString =
    "SELECT id, account, qty, title, body, active, created_at, price, attrs, tags FROM bench_row WHERE id = $1"
  static let scan: StaticString =
    "SELECT id, account, qty, title, body, active, created_at, price, attrs, tags FROM bench_row"

  let client: PGClient
  let raw: OpaquePointer
  var pointReads = 10_000
  var pooledReads = 64_000

  static let schema = SQLScript(
    trusted: """
      DROP TABLE IF EXISTS bench_row;
      CREATE TABLE bench_row (
        id uuid PRIMARY KEY, account bigint NOT NULL, qty integer NOT NULL, title text NOT NULL,
        body text, active boolean NOT NULL, created_at timestamptz NOT NULL,
        price double precision NOT NULL, attrs jsonb NOT NULL, tags text[] NOT NULL);
      INSERT INTO bench_row SELECT
        ('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, i * 7919::bigint, i % 1000,
        'Title of item ' || i,
        CASE WHEN i % 10 <> 0 THEN
          'The quick brown fox jumps over the lazy dog, row ' || i || ', für Straße' END,
        i % 3 = 0, timestamptz '2024-01-01 00:00Z' + i * interval '61 s', i * 0.125 + 0.01,
        jsonb_build_object('k', i, 'color', 'red', 'dims', jsonb_build_array(i % 7, i % 11)),
        ARRAY['tag' || i % 17, 'group' || i % 5]
      FROM generate_series(1, \(rows)) i;
      ANALYZE bench_row;
      """)

  // MARK: W1

  func rawPointReads() async throws -> Sample {
    try await measure(pointReads) {
      try filled(pointReads) { raw_point_reads(raw, pointReads, $0) }
    }
  }

  func clientPointReads() async throws -> Sample {
    try await measure(pointReads) { try await reads(pointReads, Keys(state: 42)) }
  }

  // MARK: W2

  func rawPooledReads() async throws -> Sample {
    try await measure(pooledReads) {
      try filled(pooledReads) { raw_pooled_reads(raw, pooledReads, $0) }
    }
  }

  func clientPooledReads() async throws -> Sample {
    try await measure(pooledReads) {
      try await withThrowingTaskGroup(of: [UInt64].self) { group in
        for task in 0..<Self.tasks {
          group.addTask {
            try await reads(pooledReads / Self.tasks, Keys(state: UInt64(task + 1)))
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
    }
  }

  // MARK: W3

  func rawScan() async throws -> Sample {
    try await measure(Self.rows) {
      guard raw_scan(raw, Self.rows) == 0 else { throw Failed() }
      return []
    }
  }

  func clientScan() async throws -> Sample {
    try await measure(Self.rows) {
      let result = try await client.run(PGStatement(Self.scan, binds: []))
      let rows = try result.map { row in try BenchRow(row) }
      guard rows.count == Self.rows, rows[99].body == nil, rows[98].tags == ["tag14", "group4"]
      else { throw Failed() }
      return []
    }
  }

  private func reads(_ count: Int, _ start: Keys) async throws -> [UInt64] {
    var keys = start
    var latencies: [UInt64] = []
    latencies.reserveCapacity(count)
    for _ in 0..<count {
      let began = nanoseconds()
      let key = keys.next()
      let result = try await client.run(
        PGStatement(Self.point, binds: [.uuid(BenchRow.key(key))], name: "BenchRow.find"))
      let row = try result.withRow(0) { row in try BenchRow(row) }
      guard row.account == Int64(key) * 7919 else { throw Failed() }
      latencies.append(nanoseconds() - began)
    }
    return latencies
  }

  private func filled(
    _ count: Int, _ body: (UnsafeMutablePointer<UInt64>?) -> Int32
  ) throws -> [UInt64] {
    var latencies = [UInt64](repeating: 0, count: count)
    let failed = latencies.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    guard failed == 0 else { throw Failed() }
    return latencies
  }
}
