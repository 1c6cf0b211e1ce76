import SengiWire

/// A statement that had to return one row returned none, or several.
public struct PGRowCountError: Error, Sendable, Hashable, CustomStringConvertible {
  /// How many rows came; 2 also stands for more, where the statement could be limited.
  public let rowCount: Int
  /// How the statement is called.
  public let statementName: String

  init(_ rowCount: Int, _ statement: PGStatement) {
    self.rowCount = rowCount
    statementName = statement.name.description
  }

  public var description: String {
    "\(statementName): \(rowCount == 0 ? "no row" : "several rows") where one was expected"
  }
}
