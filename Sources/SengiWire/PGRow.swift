/// Where one value of a row lies in memory, in PostgreSQL's binary format.
public struct PGCell {
  /// The value's first byte; nil stands for NULL.
  public var start: UnsafeRawPointer?
  /// How many bytes the value has.
  public var count: Int

  @inlinable public init(start: UnsafeRawPointer?, count: Int) {
    self.start = start
    self.count = count
  }

  @inlinable public var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
  }
}

/// One row of a result, borrowed for the time of decoding: values by column index, straight from
/// the memory the client library received them in.
///
/// It cannot be copied or kept, so no value outlives the result it points into. It knows nothing of
/// libpq: whoever fills the cells (a query's result, COPY, a composite value) shares the codecs.
public struct PGRow: ~Copyable {
  @usableFromInline let cells: UnsafeBufferPointer<PGCell>
  @usableFromInline let types: UnsafeBufferPointer<UInt32>

  /// - Parameters:
  ///   - cells: One cell a column, valid as long as the row is used.
  ///   - types: The server's type OID of each column; as many as there are cells.
  @inlinable public init(cells: UnsafeBufferPointer<PGCell>, types: UnsafeBufferPointer<UInt32>) {
    precondition(cells.count == types.count, "a row needs one type for each cell")
    self.cells = cells
    self.types = types
  }

  @inlinable public var columnCount: Int { cells.count }

  /// Whether column `index` is NULL.
  /// - Throws: ``PGDecodingError`` when there is no such column.
  @inlinable public func isNull(_ index: Int) throws -> Bool {
    guard index >= 0, index < cells.count else {
      throw PGDecodingError.noColumn(index, cells.count)
    }
    return cells[index].start == nil
  }

  /// The bytes of column `index`, which must not be NULL and must have the type `oid`.
  ///
  /// - Parameter oid: The type the caller can read; 0 for any.
  /// - Throws: ``PGDecodingError`` naming the column when it is missing, NULL or of another type.
  @inlinable public func bytes(_ index: Int, oid: UInt32) throws -> UnsafeRawBufferPointer {
    guard index >= 0, index < cells.count else {
      throw PGDecodingError.noColumn(index, cells.count)
    }
    if oid != 0, types[index] != oid {
      throw PGDecodingError.typeMismatch(column: index, expected: oid, found: types[index])
    }
    let cell = cells[index]
    guard let start = cell.start else { throw PGDecodingError.unexpectedNull(column: index) }
    return UnsafeRawBufferPointer(start: start, count: cell.count)
  }

  /// The server's type OID of column `index`, or 0 when there is no such column.
  @inlinable public func typeOID(_ index: Int) -> UInt32 {
    index >= 0 && index < types.count ? types[index] : 0
  }
}

/// Why a value from the server could not become a Swift value.
///
/// It names columns by index and types by OID and never carries the value itself, which may be
/// secret.
public enum PGDecodingError: Error, Sendable, Equatable {
  case noColumn(Int, Int)
  case unexpectedNull(column: Int)
  case typeMismatch(column: Int, expected: UInt32, found: UInt32)
  /// The bytes are not what the server sends for this type, or the value has no Swift equivalent.
  case malformed(type: String, reason: String)
}
