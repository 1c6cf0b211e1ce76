import SengiSQL
import SengiSchema

/// `CREATE TRIGGER`.
enum TriggerDDL {
  static func write(
    _ trigger: Trigger, of table: Table, _ reading: Reading, into script: inout ScriptBuilder
  ) {
    script.append(
      """
      CREATE TRIGGER \(trigger.name)
        \(reading.sql(trigger.event)) ON \(table.name)
        \(reading.sql(definition: trigger.action));
      """,
      for: ObjectPath.table(table.name).appending(.trigger(trigger.name)))
  }
}
