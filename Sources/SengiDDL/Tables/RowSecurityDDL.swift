import SengiSQL
import SengiSchema

/// `ENABLE ROW LEVEL SECURITY` and `CREATE POLICY`.
enum RowSecurityDDL {
  static func write(_ table: Table, _ reading: Reading, into script: inout ScriptBuilder) {
    let path = ObjectPath.table(table.name)
    let changes: [SQLText] =
      switch table.rowSecurity {
      case nil: []
      case .enabled: ["ENABLE"]
      case .forced: ["ENABLE", "FORCE"]
      case .forcedButDisabled: ["FORCE"]
      }
    for (position, change) in changes.enumerated() {
      let sql: DDLText = "ALTER TABLE \(table.name) \(change) ROW LEVEL SECURITY;"
      if position == 0 {
        script.append(sql, for: path)
      } else {
        script.continueWith(sql, for: path)
      }
    }
    for policy in table.policies { write(policy, of: table, reading, into: &script) }
  }

  private static func write(
    _ policy: Policy, of table: Table, _ reading: Reading, into script: inout ScriptBuilder
  ) {
    let path = ObjectPath.table(table.name).appending(.policy(policy.name))
    var sql: DDLText = "CREATE POLICY \(policy.name) ON \(table.name)"
    if policy.isRestrictive { sql += "\n  AS RESTRICTIVE" }
    switch policy.command {
    case .all: break
    case .select: sql += "\n  FOR SELECT"
    case .insert: sql += "\n  FOR INSERT"
    case .update: sql += "\n  FOR UPDATE"
    case .delete: sql += "\n  FOR DELETE"
    }
    if !policy.roles.isEmpty { sql += "\n  TO \(RoleDDL.list(policy.roles))" }
    if let condition = policy.using {
      sql += "\n  USING (\(reading.sql(condition, of: path)))"
    }
    if let condition = policy.withCheck {
      sql += "\n  WITH CHECK (\(reading.sql(condition, of: path, .predicate)))"
    }
    script.append(sql + ";", for: path)
    script.comment(on: "POLICY \(policy.name) ON \(table.name)", policy.doc, for: path)
  }
}
