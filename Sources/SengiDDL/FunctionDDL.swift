import SengiSQL
import SengiSchema

/// `CREATE FUNCTION`.
enum FunctionDDL {
  static func write(_ function: Function, _ reading: Reading, into script: inout ScriptBuilder) {
    let path = ObjectPath.function(function)
    let definition = reading.sql(definition: function.definition)
    script.append("CREATE FUNCTION \(function.name)\(definition);", for: path)
    if let doc = function.doc {
      // Without arguments the name suffices, as long as there is but one function of that name.
      script.continueWith("COMMENT ON FUNCTION \(function.name) IS \(SQLLiteral(doc));", for: path)
    }
  }
}
