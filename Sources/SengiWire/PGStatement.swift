/// What tells one prepared statement from another, in 128 bits.
///
/// A constant statement is known by its text's address, a built one by the fingerprint of its
/// shape; neither needs the SQL text to be looked at when the statement has run before.
public struct PGStatementID: Sendable, Hashable {
  public var high: UInt64
  public var low: UInt64

  @inlinable public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  @inlinable public init(_ sql: StaticString) {
    self.init(high: UInt64(UInt(bitPattern: sql.utf8Start)), low: UInt64(sql.utf8CodeUnitCount))
  }

  /// The identity of a text made at run time: FNV-1a, twice with different beginnings.
  package init(text: String) {
    var (high, low) = (UInt64(0xcbf2_9ce4_8422_2325), UInt64(0x8422_2325_cbf2_9ce4))
    for byte in text.utf8 {
      high = (high ^ UInt64(byte)) &* 0x100_0000_01b3
      low = (low ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    self.init(high: high, low: low)
  }

  @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(low ^ high) }
}

/// A statement with its parameters, as the execution core takes it: no type of the user's is left.
public struct PGStatement: Sendable {
  /// The statement's text, made only when a connection has not prepared it yet.
  public enum SQL: Sendable {
    case constant(StaticString)
    case rendered(@Sendable () -> String)
    case text(String)
  }

  public var id: PGStatementID
  public var sql: SQL
  public var binds: [PGBind]
  /// A short name for logs and spans, such as `User.find`; never holds values.
  public var name: StaticString

  @inlinable public init(id: PGStatementID, sql: SQL, binds: [PGBind], name: StaticString = "") {
    self.id = id
    self.sql = sql
    self.binds = binds
    self.name = name
  }

  /// A statement known when the program was built.
  @inlinable public init(_ sql: StaticString, binds: [PGBind], name: StaticString = "") {
    self.init(id: PGStatementID(sql), sql: .constant(sql), binds: binds, name: name)
  }
}
