import Foundation
import SengiQuery
import SengiWire
import Testing

/// A statement of the samples and the SQL it has to be.
struct SampleStatement: Sendable, CustomTestStringConvertible {
  var name: String
  var statement: PGStatement
  var sql: String

  init(_ name: String, _ query: some SQLExecutable, _ sql: String) {
    self.name = name
    self.statement = query.statement
    self.sql = sql
  }

  init(_ name: String, counting query: some SQLCountable, _ sql: String) {
    self.name = name
    self.statement = query.countStatement
    self.sql = sql
  }

  var testDescription: String { name }
}

/// Every statement of the samples, for the tests of their text and for those against a server.
enum SampleStatements {
  static let all: [SampleStatement] = part0() + part1() + part2() + part3() + part4() + part5()

  static let v = "a@b.no"
  static let id = UUID()
  static let ids: [UUID] = [id, UUID()]
  static let metadata = User.Metadata(address: nil, age: 3)

  static var top: SQLQuery<(UUID, Decimal?)> {
    Post.where { $0.views > 10 }.groupBy { $0.authorId }
      .select { ($0.authorId, $0.views.sum()) }
  }

  static var changes: User.Changes {
    var changes = User.Changes()
    changes.nickname = "x"
    changes.age = changes.age + 1
    changes.nickname = nil
    return changes
  }

  static let byEmail = SQL.prepare(String.self, Int.self) { email, minimum in
    User.where { $0.email == email && $0.age >= minimum }
  }
}
