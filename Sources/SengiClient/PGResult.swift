import CLibPQ
import SengiWire

/// The rows that one statement returned, as libpq received them.
///
/// It owns that memory and gives it back when it goes, so it cannot be copied; rows are lent out
/// for the time of decoding.
public struct PGResult: ~Copyable, @unchecked Sendable {
  private let result: OpaquePointer
  private let shape: ResultShape
  public let rowCount: Int

  init(_ result: OpaquePointer, _ shape: ResultShape?) {
    self.result = result
    self.shape = shape ?? ResultShape(result)
    rowCount = Int(max(PQntuples(result), 0))
  }

  deinit { PQclear(result) }

  public var columnCount: Int { shape.types.count }

  /// Rows inserted, updated, deleted or returned; 0 for statements without rows.
  public var affectedRows: Int {
    guard let text = PQcmdTuples(result) else { return 0 }
    return Int(String(cString: text)) ?? 0
  }

  /// What the server calls what it did, such as `UPDATE 3`.
  public var commandTag: String {
    guard let text = PQcmdStatus(result) else { return "" }
    return String(cString: text)
  }

  /// The name of column `index`; nil when there is no such column.
  public func columnName(_ index: Int) -> String? {
    guard index >= 0, index < columnCount, let name = PQfname(result, Int32(index)) else {
      return nil
    }
    return String(cString: name)
  }

  /// Decodes row `index`, counted from 0.
  /// - Throws: ``PGError`` when there is no such row; whatever `body` throws.
  @inlinable public func withRow<R>(
    _ index: Int, _ body: (borrowing PGRow) throws -> R
  ) throws -> R {
    try checkRow(index)
    return try withUnsafeTemporaryAllocation(of: PGCell.self, capacity: columnCount) { cells in
      fill(cells, row: index)
      return try body(PGRow(cells: UnsafeBufferPointer(cells), types: columnTypes))
    }
  }

  /// Decodes every row, in the order the server sent them.
  /// - Throws: Whatever `decode` throws, at the first row where it does.
  @inlinable public func map<T>(_ decode: (borrowing PGRow) throws -> T) throws -> [T] {
    var decoded: [T] = []
    decoded.reserveCapacity(rowCount)
    try withUnsafeTemporaryAllocation(of: PGCell.self, capacity: columnCount) { cells in
      for index in 0..<rowCount {
        fill(cells, row: index)
        decoded.append(try decode(PGRow(cells: UnsafeBufferPointer(cells), types: columnTypes)))
      }
    }
    return decoded
  }

  /// Calls `body` with every row, in the order the server sent them.
  @inlinable public func forEach(_ body: (borrowing PGRow) throws -> Void) throws {
    try withUnsafeTemporaryAllocation(of: PGCell.self, capacity: columnCount) { cells in
      for index in 0..<rowCount {
        fill(cells, row: index)
        try body(PGRow(cells: UnsafeBufferPointer(cells), types: columnTypes))
      }
    }
  }

  @usableFromInline var columnTypes: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(shape.types)
  }

  @usableFromInline func checkRow(_ index: Int) throws {
    guard index >= 0, index < rowCount else {
      throw PGError(.noSuchRow, reason: "row \(index) of \(rowCount)")
    }
  }

  /// Points `cells`, one a column, to the values of a row that exists.
  @usableFromInline func fill(_ cells: UnsafeMutableBufferPointer<PGCell>, row: Int) {
    let row = Int32(truncatingIfNeeded: row)
    for column in 0..<cells.count {
      let field = Int32(truncatingIfNeeded: column)
      let count = PQgetlength(result, row, field)
      // NULL has length 0, too.
      let isNull = count == 0 && PQgetisnull(result, row, field) != 0
      cells.initializeElement(
        at: column,
        to: PGCell(
          start: isNull ? nil : UnsafeRawPointer(PQgetvalue(result, row, field)), count: Int(count))
      )
    }
  }
}
