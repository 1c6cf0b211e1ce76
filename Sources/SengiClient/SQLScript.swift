/// Trusted SQL text of any number of statements: DDL written or generated beforehand.
///
/// It has no parameters. Text from outside the program must never become a part of it.
public struct SQLScript: Sendable, Hashable {
  public let text: String

  /// - Parameter text: Text whose author is trusted with the whole database.
  public init(trusted text: String) { self.text = text }
}
