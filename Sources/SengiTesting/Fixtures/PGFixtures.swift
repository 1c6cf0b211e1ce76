import Sengi
import SengiClient

/// Makes rows for tests: what a test does not care about gets a value that the database takes, and
/// rows that a foreign key needs are made as well.
///
/// ```swift
/// let fixtures = PGFixtures(client)
/// let post = try await fixtures.insert(Blog.Post.self) { $0.title = "Hello" }
/// // its author has been made, too
/// ```
/// Columns that may be NULL stay NULL, and those with a default take it. The values are the same
/// each time, in the order of the calls; of strings, the column's name and a number. Checks,
/// unique keys and exclusion constraints are kept by trying the constants that they are written
/// with. The tables are looked up in the database once, at the first call.
public struct PGFixtures: Sendable {
  private let client: PGClient
  private let state = FixtureState()

  /// - Parameter client: Of a database that is there for tests, by a role that may read the
  ///   catalogues.
  public init(_ client: PGClient) {
    self.client = client
  }

  /// Inserts a row.
  ///
  /// - Parameter values: Sets columns to plain values; a foreign key set here needs no new row.
  /// - Returns: The row as the database has it.
  /// - Throws: ``PGFixtureError`` when no value is found that the database takes; ``PGError``;
  ///   whatever else inserting throws, such as what a trigger raises.
  @discardableResult
  public nonisolated(nonsending) func insert<Model: SQLTable>(
    _ model: Model.Type = Model.self,
    _ values: (inout SQLChanges<Model.Columns>) -> Void = { _ in }
  ) async throws -> Model {
    var changes = SQLChanges<Model.Columns>()
    values(&changes)
    guard let given = changes.plainValues else {
      throw PGFixtureError(table: "\(Model.tableName)", reason: "a column is set to an expression")
    }
    let catalogue = try await state.catalogue(client)
    guard let table = catalogue.table(spelled: "\(Model.tableName)") else {
      throw PGFixtureError(table: "\(Model.tableName)", reason: "the database has no such table")
    }
    let state = state
    return try await client.transaction { transaction in
      let inserter = FixtureInserter(
        transaction: transaction, catalogue: catalogue, numbers: state)
      return try await inserter.insert(
        into: table, given: given.map { ($0.column, .bind($0.value)) },
        returning: "\(Model.columnList)"
      ) { row in try Model(row: row, at: 0) }
    }
  }

  /// Inserts a row into any table of the database.
  ///
  /// - Parameter name: As SQL spells it with its namespace: `"blog"."posts"`.
  /// - Parameter texts: Values for tables, this one and those that it needs rows of, by the tables'
  ///   names and the columns'.
  package nonisolated(nonsending) func insert(
    named name: String, texts: [String: [String: String]] = [:]
  ) async throws {
    let catalogue = try await state.catalogue(client)
    guard let table = catalogue.table(spelled: name) else {
      throw PGFixtureError(table: name, reason: "the database has no such table")
    }
    let state = state
    try await client.transaction { transaction in
      let inserter = FixtureInserter(
        transaction: transaction, catalogue: catalogue, numbers: state, texts: texts)
      try await inserter.insert(into: table, given: [], returning: "1") { _ in }
    }
  }
}

/// No row could be made.
public struct PGFixtureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// As SQL spells it.
  public let table: String
  public let reason: String

  public var description: String { "no fixture for \(table): \(reason)" }
}

/// What the fixtures of one database share.
actor FixtureState {
  private var loading: Task<FixtureCatalogue, any Error>?
  private var numbers: [UInt32: Int] = [:]

  func catalogue(_ client: PGClient) async throws -> FixtureCatalogue {
    if let loading { return try await loading.value }
    let task = Task { try await FixtureCatalogue.read(client) }
    loading = task
    return try await task.value
  }

  /// 1 for the table's first row, and so on.
  func nextNumber(_ table: UInt32) -> Int {
    numbers[table, default: 0] += 1
    return numbers[table, default: 1]
  }
}
