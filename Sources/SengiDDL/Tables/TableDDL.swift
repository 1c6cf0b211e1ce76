import SengiSQL
import SengiSchema

/// `CREATE TABLE` with its columns and constraints, one a line.
struct TableDDL {
  let index: SchemaIndex
  let table: Table
  let lateParts: Set<CreationNeeds.Part>
  /// The foreign keys that the table can carry from the start.
  let foreignKeys: [ForeignKey]

  /// From PostgreSQL 18 on NOT NULL is a constraint with a name, and a child cannot go without its
  /// parent's.
  private var namesNotNull: Bool { index.schema.target.major >= 18 }

  private var reading: Reading { index.reading(table.name.namespace) }
  private var path: ObjectPath { .table(table.name) }
  private var columns: ColumnDDL { ColumnDDL(index: index, table: table, lateParts: lateParts) }
  private var relation: Relation { Relation(table) }
  private let checks: [CheckConstraint]
  private let hasLateKeys: Bool
  private let joinsLater: Bool

  init(
    _ table: Table, _ index: SchemaIndex, lateParts: Set<CreationNeeds.Part>,
    foreignKeys: [ForeignKey]
  ) {
    self.index = index
    self.table = table
    self.lateParts = lateParts
    self.foreignKeys = foreignKeys
    checks =
      table.checks
      + table.columns.filter { !$0.isInherited }.compactMap {
        ShapeFunction.check(of: $0, in: table, index.schema)
      }
    hasLateKeys = index.hasLateKeys(table)
    joinsLater = Inheritance.joinsLater(table, index)
  }

  func write(into script: inout ScriptBuilder) {
    script.append(statement + ";", for: path)
    if !hasLateKeys { KeyDDL.addRepeated(of: table, into: &script) }
    joinParents(into: &script)
    for column in table.columns { settle(column, into: &script) }
    script.comment(on: "\(relation.keywords) \(table.name)", table.doc, for: path)
    for column in table.columns {
      script.comment(
        on: "COLUMN \(table.name).\(column.name)", column.doc,
        for: path.appending(.column(column.name)))
    }
    commentOnConstraints(into: &script)
  }

  private var statement: DDLText {
    var sql: DDLText = "CREATE"
    if table.isUnlogged { sql += " UNLOGGED" }
    sql += " \(relation.keywords) \(table.name)"
    let isPartition = table.partitionOf?.isAttached == false
    if let type = table.ofType { sql += " OF \(type)" }
    if let partition = table.partitionOf, isPartition {
      sql += " PARTITION OF \(partition.parent)"
    }
    let lines = lines.map { DDLText("  ") + $0 }
    if !lines.isEmpty {
      sql += " (\n\(lines, separator: ",\n")\n)"
    } else if !isPartition, table.ofType == nil {
      sql += " ()"
    }
    if !table.inherits.isEmpty, !joinsLater { sql += "\nINHERITS (\(table.inherits))" }
    if let partition = table.partitionOf, isPartition {
      sql += "\n\(reading.sql(partition.bound, of: path, .bound))"
    }
    return sql + tail
  }

  /// What follows the columns, one clause a line.
  private var tail: DDLText {
    var sql: DDLText = ""
    if let partitioning = table.partitioning {
      let keys = reading.sql(partitioning.keys, of: path, .partitionKey)
      sql += "\nPARTITION BY \(SQLText(partitioning.strategy)) (\(keys))"
    }
    if let server = table.foreignServer {
      sql += "\nSERVER \(server.server)"
      if let options = server.options { sql += " OPTIONS (\(options))" }
    }
    if let method = table.accessMethod { sql += "\nUSING \(method)" }
    if let parameters = table.storageParameters { sql += "\nWITH (\(parameters))" }
    if let tablespace = table.tablespace { sql += "\nTABLESPACE \(tablespace)" }
    return sql
  }

  private var lines: [DDLText] {
    let takesOver = table.ofType != nil || table.partitionOf?.isAttached == false
    var lines: [DDLText] =
      takesOver
      ? table.columns.compactMap(columns.override)
      : table.columns.filter { !$0.isInherited || joinsLater }.map(columns.sql)
    if !hasLateKeys {
      if let key = table.primaryKey {
        lines.append(KeyDDL.sql(key).making(path.appending(.primaryKey)))
      }
      lines += table.uniques.filter { !table.repeats($0) }.map {
        KeyDDL.sql($0).making(path.appending(.unique($0.name)))
      }
    }
    lines += checksFromStart.map {
      ConstraintDDL.sql($0, reading, of: path).making(path.appending(.check($0.name)))
    }
    lines += table.exclusions.filter { !lateParts.contains(.exclusion($0.name)) }.map {
      ConstraintDDL.sql($0, reading, of: path).making(path.appending(.exclusion($0.name)))
    }
    lines += foreignKeys.map {
      ForeignKeyDDL.sql($0).making(path.appending(.foreignKey($0.name)))
    }
    return lines
  }

  private var checksFromStart: [CheckConstraint] {
    let own = checks.filter {
      ($0.isValidated || !$0.isEnforced) && !lateParts.contains(.check($0.name))
    }
    guard joinsLater else { return own }
    return own + Inheritance.missingChecks(of: table, index)
  }

  private func joinParents(into script: inout ScriptBuilder) {
    guard joinsLater else { return }
    for parent in table.inherits {
      script.continueWith("ALTER TABLE \(table.name) INHERIT \(parent);", for: path)
    }
    guard let partition = table.partitionOf else { return }
    let bound = reading.sql(partition.bound, of: path, .bound)
    script.continueWith(
      "ALTER TABLE \(partition.parent) ATTACH PARTITION \(table.name)\n  \(bound);", for: path)
  }

  /// Says of a column what `CREATE TABLE` has no place for.
  private func settle(_ column: Column, into script: inout ScriptBuilder) {
    let inherited = column.isInherited ? index.inherited(column.name, by: table) : nil
    if let inherited, !joinsLater {
      for change in changes(of: column, from: inherited) {
        script.continueWith(
          "ALTER TABLE ONLY \(table.name) \(change);", for: path.appending(.column(column.name)))
      }
    }
    let parent =
      joinsLater ? nil : inherited.map { ($0.settings, index.schema.underlying($0.type)) }
    ColumnSettingsDDL.write(
      column.settings, of: column.name, in: relation, inherited: parent, into: &script)
  }

  /// How an inherited column differs from the parent's, as far as no clause has said it.
  private func changes(of column: Column, from inherited: Column) -> [DDLText] {
    var changes: [DDLText] = []
    let alter: DDLText = "ALTER COLUMN \(column.name)"
    let columnPath = path.appending(.column(column.name))
    if let value = column.defaultValue {
      if value != inherited.defaultValue, table.partitionOf == nil,
        !lateParts.contains(.defaultValue(column.name))
      {
        changes.append("\(alter) SET DEFAULT \(reading.sql(value, of: columnPath, .defaultValue))")
      }
    } else if column.generation == nil, inherited.defaultValue != nil {
      changes.append("\(alter) DROP DEFAULT")
    }
    if table.partitionOf == nil, column.isNullable != inherited.isNullable {
      if !column.isNullable {
        if let name = column.notNullName, namesNotNull {
          changes.append("ADD CONSTRAINT \(name) NOT NULL \(column.name)")
        } else {
          changes.append("\(alter) SET NOT NULL")
        }
      } else if !namesNotNull {
        changes.append("\(alter) DROP NOT NULL")
      }
    }
    return changes
  }

  private func commentOnConstraints(into script: inout ScriptBuilder) {
    func comment(_ name: SQLIdentifier, _ doc: String?, _ step: ObjectPath.Step) {
      ConstraintDDL.comment(on: name, doc, of: table, path.appending(step), into: &script)
    }
    if !hasLateKeys {
      if let key = table.primaryKey { comment(key.name, key.doc, .primaryKey) }
      for key in table.uniques where !table.repeats(key) {
        comment(key.name, key.doc, .unique(key.name))
      }
    }
    for check in checksFromStart { comment(check.name, check.doc, .check(check.name)) }
    for exclusion in table.exclusions where !lateParts.contains(.exclusion(exclusion.name)) {
      comment(exclusion.name, exclusion.doc, .exclusion(exclusion.name))
    }
    for key in foreignKeys { comment(key.name, key.doc, .foreignKey(key.name)) }
  }

  /// The defaults that the table could not carry from the start.
  func writeLateDefaults(into script: inout ScriptBuilder) {
    for column in table.columns where lateParts.contains(.defaultValue(column.name)) {
      guard let value = column.defaultValue,
        !column.isInherited || index.inherited(column.name, by: table)?.defaultValue != value
      else { continue }
      let columnPath = path.appending(.column(column.name))
      let sql = reading.sql(value, of: columnPath, .defaultValue)
      script.append(
        "ALTER TABLE \(table.name)\n  ALTER COLUMN \(column.name) SET DEFAULT \(sql);",
        for: columnPath)
    }
  }

  /// The checks and exclusions that the table could not carry from the start.
  func writeLateConstraints(into script: inout ScriptBuilder) {
    for check in checks {
      guard
        lateParts.contains(.check(check.name)) || (!check.isValidated && check.isEnforced)
      else { continue }
      ConstraintDDL.add(check, to: table, reading, into: &script)
    }
    for exclusion in table.exclusions where lateParts.contains(.exclusion(exclusion.name)) {
      ConstraintDDL.add(exclusion, to: table, reading, into: &script)
    }
  }
}

extension SQLText {
  fileprivate init(_ strategy: Partitioning.Strategy) {
    self =
      switch strategy {
      case .range: "RANGE"
      case .list: "LIST"
      case .hash: "HASH"
      }
  }
}
