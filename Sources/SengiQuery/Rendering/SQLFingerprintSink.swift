import SengiWire

/// Makes a statement's fingerprint and collects its parameters, without reading any text.
///
/// The fingerprint covers the addresses of all static parts, the numbers of sources and the types
/// of parameters, never their values. It is seeded anew in each process, and 128 bits long, so
/// that no two statements of a program meet.
struct SQLFingerprintSink: SQLSink {
  private static let seed = (
    high: UInt64.random(in: 0...(.max)), low: UInt64.random(in: 0...(.max))
  )

  private var high: UInt64
  private var low: UInt64
  private(set) var binds: [PGBind] = []

  init() {
    (high, low) = Self.seed
    binds.reserveCapacity(8)
  }

  var id: PGStatementID { PGStatementID(high: high, low: low) }

  private enum Kind: UInt64 { case sql, identifier, constant, number, columns, bind }

  @inline(__always) private mutating func mix(_ value: UInt64) {
    let left = (high ^ value).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    high = left.high ^ left.low
    let right = (low &+ value).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    low = right.high ^ right.low
  }

  @inline(__always) private mutating func mix(_ kind: Kind, _ value: UInt64) {
    mix(value ^ kind.rawValue << 60)
  }

  @inline(__always) private mutating func mix(_ kind: Kind, _ name: SQLName) {
    mix(kind, UInt64(name.address) ^ UInt64(name.count) << 40)
  }

  @inline(__always) mutating func sql(_ text: StaticString) { mix(.sql, SQLName(text)) }
  mutating func sql(_ text: SQLName) { mix(.sql, text) }
  mutating func identifier(_ name: SQLName) { mix(.identifier, name) }
  mutating func constant(_ text: SQLName) { mix(.constant, text) }
  mutating func number(_ number: Int) { mix(.number, UInt64(bitPattern: Int64(number))) }

  mutating func columns(_ list: SQLName, alias: Int?) {
    mix(.columns, list)
    mix(.number, UInt64(bitPattern: Int64(alias ?? -1)))
  }

  mutating func bind(_ bind: PGBind) {
    binds.append(bind)
    mix(.bind, UInt64(bind.oid))
  }
}
