import SengiSQL
import SengiSchema

/// `CREATE TRIGGER`.
enum TriggerDDL {
  static func write(
    _ trigger: Trigger, of relation: Relation, _ reading: Reading, into script: inout ScriptBuilder
  ) {
    let path = relation.path.appending(.trigger(trigger.name))
    let keywords: SQLText = trigger.isConstraint ? "CREATE CONSTRAINT TRIGGER" : "CREATE TRIGGER"
    script.append(
      """
      \(keywords) \(trigger.name)
        \(reading.sql(trigger.event, of: path, .whole)) ON \(relation.name)
        \(reading.sql(definition: trigger.action, of: path));
      """,
      for: path)
    if let change = trigger.firing.change {
      script.continueWith(
        "ALTER TABLE \(relation.name) \(change) TRIGGER \(trigger.name);", for: path)
    }
    script.comment(on: "TRIGGER \(trigger.name) ON \(relation.name)", trigger.doc, for: path)
  }
}

extension Firing {
  /// What `ALTER TABLE` says before `TRIGGER` or `RULE`; nil for what they are when made.
  var change: SQLText? {
    switch self {
    case .origin: nil
    case .disabled: "DISABLE"
    case .replica: "ENABLE REPLICA"
    case .always: "ENABLE ALWAYS"
    }
  }
}
