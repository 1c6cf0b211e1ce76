import SengiSQL
import SengiSchema

/// Collects statements and says once, before those that need it, where their names are looked up.
struct ScriptBuilder {
  private(set) var statements: [DDLStatement] = []
  private var searchPath: [SQLIdentifier] = []

  mutating func append(_ sql: SQLText, for object: ObjectPath?) {
    statements.append(DDLStatement(sql, for: object))
  }

  /// Adds what belongs to the statement before.
  mutating func continueWith(_ sql: SQLText, for object: ObjectPath) {
    statements.append(DDLStatement(sql, for: object, isContinuation: true))
  }

  /// Lets the statements that follow be read with unqualified names found in these namespaces.
  mutating func read(under path: [SQLIdentifier]) {
    guard path != searchPath else { return }
    searchPath = path
    append("SET search_path = \(path);", for: nil)
  }

  /// Gives the session back what the script has set.
  mutating func resetSettings() {
    append("RESET check_function_bodies;", for: nil)
    guard !searchPath.isEmpty else { return }
    statements.append(DDLStatement("RESET search_path;", for: nil, isContinuation: true))
  }
}
