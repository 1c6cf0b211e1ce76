import CLibPQ
import SengiWire

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The types of a result's columns, found out once for all results of a prepared statement.
///
/// It is never changed after it is made, and so may be read by every task.
final class ResultShape: @unchecked Sendable {
  let types: UnsafeMutableBufferPointer<UInt32>

  init(_ result: OpaquePointer) {
    let count = Int(max(PQnfields(result), 0))
    types = .allocate(capacity: count)
    for column in 0..<count {
      types.initializeElement(at: column, to: PQftype(result, Int32(column)))
    }
  }

  deinit { types.deallocate() }
}

/// A statement as one connection knows it. Guarded by the session's lock.
final class PreparedStatement {
  let id: PGStatementID
  /// The name on the server, ending in zero.
  let name: UnsafeMutablePointer<CChar>
  let number: UInt64
  var shape: ResultShape?
  /// The position in the order of use, to find the one unused longest.
  var lastUse: UInt64 = 0

  init(id: PGStatementID, number: UInt64) {
    self.id = id
    self.number = number
    let text = Array("sengi_\(number)".utf8CString)
    name = .allocate(capacity: text.count)
    name.initialize(from: text, count: text.count)
  }

  deinit { name.deallocate() }
}

/// The statements that one connection has prepared. Guarded by the session's lock.
struct PreparedStatements {
  private var entries: [PGStatementID: PreparedStatement] = [:]
  private var latest: PreparedStatement?
  private var uses: UInt64 = 0
  private var made: UInt64 = 0

  var count: Int { entries.count }

  @inline(__always) mutating func find(_ id: PGStatementID) -> PreparedStatement? {
    uses &+= 1
    if let latest, latest.id == id {
      latest.lastUse = uses
      return latest
    }
    guard let found = entries[id] else { return nil }
    found.lastUse = uses
    latest = found
    return found
  }

  mutating func make(_ id: PGStatementID) -> PreparedStatement {
    made += 1
    uses &+= 1
    let entry = PreparedStatement(id: id, number: made)
    entry.lastUse = uses
    entries[id] = entry
    latest = entry
    return entry
  }

  /// Takes out the statement unused longest.
  mutating func evict() -> PreparedStatement? {
    guard let oldest = entries.values.min(by: { $0.lastUse < $1.lastUse }) else { return nil }
    forget(oldest)
    return oldest
  }

  /// Takes out `entry`, unless another has taken its place.
  /// - Returns: Whether it was still there.
  @discardableResult
  mutating func forget(_ entry: PreparedStatement) -> Bool {
    if latest === entry { latest = nil }
    guard entries[entry.id] === entry else { return false }
    entries[entry.id] = nil
    return true
  }

  mutating func removeAll() {
    entries.removeAll()
    latest = nil
  }
}
