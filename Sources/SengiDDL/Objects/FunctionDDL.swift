import SengiSQL
import SengiSchema

/// `CREATE FUNCTION`, `CREATE PROCEDURE` and `CREATE AGGREGATE`.
package enum FunctionDDL {
  static func write(_ function: Function, _ reading: Reading, into script: inout ScriptBuilder) {
    let path = ObjectPath.function(function)
    let definition = reading.sql(definition: function.definition, of: path)
    script.append("CREATE \(keywords(function.kind)) \(function.name)\(definition);", for: path)
    script.comment(on: identity(function), function.doc, for: path)
  }

  /// The function as `ALTER` and `COMMENT ON` take it. Without arguments the name suffices, as long
  /// as there is but one function of that name.
  package static func identity(_ function: Function) -> SQLText {
    "\(keywords(function.kind)) \(function.name)\(function.arguments?.sql ?? "")"
  }

  private static func keywords(_ kind: Function.Kind) -> SQLText {
    switch kind {
    case .function: "FUNCTION"
    case .procedure: "PROCEDURE"
    case .aggregate: "AGGREGATE"
    }
  }
}
