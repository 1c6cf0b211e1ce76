import SengiWire

/// A query built once, to be run with different arguments; made by `SQL.prepare`.
public struct SQLPreparedQuery<Query: SQLFetchable, each Parameter: PGEncodable>: Sendable {
  let query: Query
  let template: PGStatement

  init(_ query: Query) {
    self.query = query
    let statement = query.statement
    template = PGStatement(
      id: statement.id, sql: .text(statement.text), binds: statement.binds, name: statement.name)
  }

  /// The statement's text.
  public var text: String { template.text }

  /// The query with its arguments.
  public func callAsFunction(_ arguments: repeat each Parameter) -> SQLBoundQuery<Query> {
    var values: [PGBind] = []
    for argument in repeat each arguments { values.append(argument.pgBind) }
    var statement = template
    for (index, bind) in statement.binds.enumerated() {
      if case .slot(let number, _) = bind, values.indices.contains(number) {
        statement.binds[index] = values[number]
      }
    }
    return SQLBoundQuery(query: query, statement: statement)
  }
}

/// A prepared query with its arguments.
public struct SQLBoundQuery<Query: SQLFetchable>: SQLFetchable {
  let query: Query
  public let statement: PGStatement

  public func decode(_ row: borrowing PGRow) throws -> Query.Output { try query.decode(row) }
}

extension SQL {
  /// Builds a query once; running it then only binds the arguments.
  ///
  /// ```swift
  /// let byEmail = SQL.prepare(String.self) { email in User.where { $0.email == email } }
  /// try await client.fetchAll(byEmail("a@example.org"))
  /// ```
  public static func prepare<P0: PGEncodable, Query: SQLFetchable>(
    _: P0.Type, _ make: (SQLExpr<P0>) -> Query
  ) -> SQLPreparedQuery<Query, P0> {
    SQLPreparedQuery(make(slot(0)))
  }

  /// Builds a query of two arguments once.
  public static func prepare<P0: PGEncodable, P1: PGEncodable, Query: SQLFetchable>(
    _: P0.Type, _: P1.Type, _ make: (SQLExpr<P0>, SQLExpr<P1>) -> Query
  ) -> SQLPreparedQuery<Query, P0, P1> {
    SQLPreparedQuery(make(slot(0), slot(1)))
  }

  /// Builds a query of three arguments once.
  public static func prepare<
    P0: PGEncodable, P1: PGEncodable, P2: PGEncodable, Query: SQLFetchable
  >(
    _: P0.Type, _: P1.Type, _: P2.Type, _ make: (SQLExpr<P0>, SQLExpr<P1>, SQLExpr<P2>) -> Query
  ) -> SQLPreparedQuery<Query, P0, P1, P2> {
    SQLPreparedQuery(make(slot(0), slot(1), slot(2)))
  }

  private static func slot<Value: PGEncodable>(_ number: Int) -> SQLExpr<Value> {
    SQLExpr(.bind(.slot(number, Value.pgTypeOID)))
  }
}
