/// The five characters by which PostgreSQL names an error condition.
///
/// See PostgreSQL manual, Appendix A.
public struct SQLState: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String

  public init(_ code: String) { description = code }
  public init(stringLiteral value: StaticString) { description = value.description }

  /// The first two characters: the class of the condition.
  public var conditionClass: String { String(description.prefix(2)) }

  public static let uniqueViolation: SQLState = "23505"
  public static let foreignKeyViolation: SQLState = "23503"
  public static let notNullViolation: SQLState = "23502"
  public static let checkViolation: SQLState = "23514"
  public static let exclusionViolation: SQLState = "23P01"
  public static let serializationFailure: SQLState = "40001"
  public static let deadlockDetected: SQLState = "40P01"
  public static let queryCanceled: SQLState = "57014"
  public static let featureNotSupported: SQLState = "0A000"
  public static let invalidStatementName: SQLState = "26000"
  public static let undefinedTable: SQLState = "42P01"
  public static let duplicatePreparedStatement: SQLState = "42P05"
}
