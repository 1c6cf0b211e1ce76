import SengiSQL
import SengiSchema

/// `CREATE DOMAIN`.
struct DomainDDL {
  let index: SchemaIndex
  let domain: Domain
  /// Parts of the domain that are said later.
  let lateParts: Set<CreationNeeds.Part>

  private var reading: Reading { index.reading(domain.name.namespace) }
  private var path: ObjectPath { .domain(domain.name) }

  func write(into script: inout ScriptBuilder) {
    var sql: DDLText = "CREATE DOMAIN \(domain.name) AS \(index.type(domain.type))"
    if let collation = domain.collation { sql += " COLLATE \(collation)" }
    if let value = domain.defaultValue, !lateParts.contains(.defaultValue(nil)) {
      sql += " DEFAULT \(reading.sql(value, of: path, .defaultValue))"
    }
    if domain.isNotNull {
      // Servers before 17 read the constraint's name and forget it.
      sql += domain.notNullName.map { " CONSTRAINT \($0) NOT NULL" } ?? " NOT NULL"
    }
    let checks = domain.checks.filter { !lateParts.contains(.check($0.name)) }
    for check in checks where check.isValidated { sql += "\n  \(self.sql(check))" }
    script.append(sql + ";", for: path)
    script.comment(on: "DOMAIN \(domain.name)", domain.doc, for: path)
    for check in checks where check.isValidated { comment(on: check, into: &script) }
    for check in checks where !check.isValidated { add(check, into: &script) }
  }

  func writeLateParts(into script: inout ScriptBuilder) {
    if let value = domain.defaultValue, lateParts.contains(.defaultValue(nil)) {
      let sql = reading.sql(value, of: path, .defaultValue)
      script.append("ALTER DOMAIN \(domain.name)\n  SET DEFAULT \(sql);", for: path)
    }
    for check in domain.checks where lateParts.contains(.check(check.name)) {
      add(check, into: &script)
    }
  }

  private func add(_ check: CheckConstraint, into script: inout ScriptBuilder) {
    let notValid: DDLText = check.isValidated ? "" : " NOT VALID"
    script.append(
      "ALTER DOMAIN \(domain.name)\n  ADD \(sql(check))\(notValid);",
      for: path.appending(.check(check.name)))
    comment(on: check, into: &script)
  }

  private func sql(_ check: CheckConstraint) -> DDLText {
    let condition = reading.sql(check.expression, of: path.appending(.check(check.name)))
    return "CONSTRAINT \(check.name) CHECK (\(condition))"
  }

  private func comment(on check: CheckConstraint, into script: inout ScriptBuilder) {
    script.comment(
      on: "CONSTRAINT \(check.name) ON DOMAIN \(domain.name)", check.doc,
      for: path.appending(.check(check.name)))
  }
}
