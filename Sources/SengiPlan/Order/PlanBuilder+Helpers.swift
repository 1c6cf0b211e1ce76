import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Sengi's own functions that the new schema leans on and that are other, or not there, in the
  /// old one. Those that nothing needs any more stay: another schema may use them.
  mutating func writeHelpers(from old: Schema, to new: Schema) {
    let known = Set(Self.helpers(of: old).map(\.sql))
    let added = Self.helpers(of: new).filter { !known.contains($0.sql) }
    let operations = added.map { statement in
      Operation(
        phase: .clear, position: Int.min, statement: statement.sql,
        object: statement.object ?? ObjectPath([.namespace(SQLIdentifier(static: "sengi"))]),
        title: "bring sengi's own functions")
    }
    self.operations.insert(contentsOf: operations, at: 0)
  }

  private static func helpers(of schema: Schema) -> [DDLStatement] {
    DDLWriter.script(for: schema).statements.filter { statement in
      if case .shape? = statement.object?.steps.last { return true }
      guard statement.object == nil else { return false }
      let words = statement.sql.description
      return words.hasPrefix("CREATE SCHEMA IF NOT EXISTS \"sengi\"")
        || words.hasPrefix("CREATE OR REPLACE FUNCTION \"sengi\".")
    }
  }
}
