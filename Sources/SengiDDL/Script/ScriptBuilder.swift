import SengiSQL
import SengiSchema

/// Collects statements and says once, before those that need it, where their names are looked up.
struct ScriptBuilder {
  private(set) var statements: [DDLStatement] = []
  private var searchPath: [SQLIdentifier] = []

  mutating func append(_ text: DDLText, for object: ObjectPath?) {
    statements.append(
      DDLStatement(
        text.sql, for: object, spans: text.spans, parts: text.parts, searchPath: searchPath))
  }

  /// Adds what belongs to the statement before.
  mutating func continueWith(_ text: DDLText, for object: ObjectPath?) {
    statements.append(
      DDLStatement(
        text.sql, for: object, isContinuation: true, spans: text.spans, parts: text.parts,
        searchPath: searchPath))
  }

  /// `COMMENT ON ⟨target⟩` where there is something to say.
  mutating func comment(on target: SQLText, _ doc: String?, for object: ObjectPath) {
    guard let doc else { return }
    continueWith("COMMENT ON \(target) IS \(SQLLiteral(doc));", for: object)
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
    continueWith("RESET search_path;", for: nil)
  }
}
