/// Runs the same work on many databases, some at a time.
public enum MigrationFleet {
  /// What became of one database.
  public enum Result<Value: Sendable>: Sendable {
    case done(Value)
    case failed(any Error)
    /// Not begun, because another had failed before.
    case skipped
  }

  /// - Parameters:
  ///   - jobs: How many databases at once, at least 1.
  ///   - stopsOnError: Whether no further database is begun after one has failed; those under way
  ///     go on to their end.
  /// - Returns: One result a database, in their order.
  public static func run<Database: Sendable, Value: Sendable>(
    _ databases: [Database], jobs: Int, stopsOnError: Bool,
    _ body: @escaping @Sendable (Database) async throws -> Value
  ) async -> [Result<Value>] {
    var results = [Result<Value>](repeating: .skipped, count: databases.count)
    await withTaskGroup(of: (Int, Result<Value>).self) { group in
      var left = Array(databases.enumerated())[...]
      func begin() {
        guard let (index, database) = left.popFirst() else { return }
        group.addTask {
          do { return (index, .done(try await body(database))) } catch {
            return (index, .failed(error))
          }
        }
      }
      for _ in 0..<max(1, jobs) { begin() }
      for await (index, result) in group {
        results[index] = result
        if case .failed = result, stopsOnError { left = [] }
        begin()
      }
    }
    return results
  }
}
