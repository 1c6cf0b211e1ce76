import SengiWire
import Synchronization

/// How long the server has lately taken for each statement, as a running average.
///
/// A table of fixed size without a lock: two statements that fall on one place take it from each
/// other, and each is then treated as unknown once in a while. That costs a little speed, never
/// correctness.
final class LatencyTable: Sendable {
  /// Statements slower than this are not waited for in place.
  static let patience: UInt64 = 500_000
  /// Statements slower than this keep others away from their connection.
  static let slow: UInt64 = 2_000_000

  private static let size = 1024
  private let places: [Place]

  /// The upper half tells which statement, the lower is its average in nanoseconds.
  private final class Place: Sendable { let word = Atomic<UInt64>(0) }

  init() { places = (0..<Self.size).map { _ in Place() } }

  @inline(__always) private func place(_ id: PGStatementID) -> (Place, UInt64) {
    let mixed = (id.high ^ (id.low &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
    return (places[Int(mixed >> 54)], (mixed | 1) << 32)
  }

  /// The average in nanoseconds; 0 when the statement is unknown.
  @inline(__always) func average(_ id: PGStatementID) -> UInt64 {
    let (place, mark) = place(id)
    let word = place.word.load(ordering: .relaxed)
    return word & 0xFFFF_FFFF_0000_0000 == mark ? word & 0xFFFF_FFFF : 0
  }

  @inline(__always) func record(_ id: PGStatementID, _ nanoseconds: UInt64) {
    let (place, mark) = place(id)
    let sample = min(nanoseconds, 0xFFFF_FFFF)
    let word = place.word.load(ordering: .relaxed)
    let known = word & 0xFFFF_FFFF_0000_0000 == mark
    let average = known ? ((word & 0xFFFF_FFFF) &* 7 &+ sample) / 8 : sample
    place.word.store(mark | average, ordering: .relaxed)
  }
}
