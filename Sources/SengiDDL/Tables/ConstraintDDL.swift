import SengiSQL
import SengiSchema

/// `CONSTRAINT … CHECK` and `CONSTRAINT … EXCLUDE`, and comments on constraints.
enum ConstraintDDL {
  static func sql(_ check: CheckConstraint, _ reading: Reading, of path: ObjectPath) -> DDLText {
    var sql: DDLText = "CONSTRAINT \(check.name) CHECK"
    sql += " (\(reading.sql(check.expression, of: path.appending(.check(check.name)))))"
    if check.noInherit { sql += " NO INHERIT" }
    if !check.isEnforced { sql += " NOT ENFORCED" }
    return sql
  }

  static func sql(
    _ exclusion: ExclusionConstraint, _ reading: Reading, of path: ObjectPath
  ) -> DDLText {
    let definition = reading.sql(
      exclusion.definition, of: path.appending(.exclusion(exclusion.name)))
    return "CONSTRAINT \(exclusion.name) EXCLUDE \(definition)\(Deferral.sql(exclusion.deferral))"
  }

  /// Adds a check that the table could not carry yet, or whose rows are not looked at.
  static func add(
    _ check: CheckConstraint, to table: Table, _ reading: Reading, into script: inout ScriptBuilder
  ) {
    let path = ObjectPath.table(table.name)
    let notValid: DDLText = check.isValidated || !check.isEnforced ? "" : " NOT VALID"
    let checkPath = path.appending(.check(check.name))
    script.append(
      "ALTER TABLE \(table.name)\n  ADD \(sql(check, reading, of: path))\(notValid);",
      for: checkPath)
    comment(on: check.name, check.doc, of: table, checkPath, into: &script)
  }

  static func add(
    _ exclusion: ExclusionConstraint, to table: Table, _ reading: Reading,
    into script: inout ScriptBuilder
  ) {
    let path = ObjectPath.table(table.name)
    let exclusionPath = path.appending(.exclusion(exclusion.name))
    script.append(
      "ALTER TABLE \(table.name)\n  ADD \(sql(exclusion, reading, of: path));", for: exclusionPath)
    comment(on: exclusion.name, exclusion.doc, of: table, exclusionPath, into: &script)
  }

  static func comment(
    on name: SQLIdentifier, _ doc: String?, of table: Table, _ path: ObjectPath,
    into script: inout ScriptBuilder
  ) {
    script.comment(on: "CONSTRAINT \(name) ON \(table.name)", doc, for: path)
  }
}
