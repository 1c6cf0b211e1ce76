import SengiSQL
import SengiSchema

/// `CREATE RULE`.
enum RuleDDL {
  static func write(
    _ rule: Rule, of relation: Relation, _ reading: Reading, into script: inout ScriptBuilder
  ) {
    let path = relation.path.appending(.rule(rule.name))
    script.append(
      """
      CREATE RULE \(rule.name) AS
        ON \(reading.sql(rule.event, of: path, .whole)) TO \(relation.name)
        \(reading.sql(rule.action, of: path));
      """,
      for: path)
    if let change = rule.firing.change {
      script.continueWith("ALTER TABLE \(relation.name) \(change) RULE \(rule.name);", for: path)
    }
    script.comment(on: "RULE \(rule.name) ON \(relation.name)", rule.doc, for: path)
  }
}
