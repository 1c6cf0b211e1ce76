import SengiSQL
import SengiSchema

/// How a subscription becomes another in place, without asking the publisher for anything.
struct SubscriptionAlteration {
  /// What follows the name in `ALTER`.
  private(set) var clauses: [SQLText] = []
  /// Why the change is no matter of statements alone.
  private(set) var fault: String?
  /// Whether the connection is said anew, and with it a password that only the server knows is gone.
  private(set) var losesPassword = false

  /// - Returns: nil for other kinds of object and definitions of another form.
  init?(_ old: DefinedObject, _ new: DefinedObject, major: Int) {
    guard new.kind == .subscription, let before = SubscriptionDefinition(old.definition.source),
      let after = SubscriptionDefinition(new.definition.source)
    else { return nil }
    if before.connection != after.connection {
      clauses.append("CONNECTION \(SQLLiteral(after.connection))")
      losesPassword = true
    }
    if before.publications != after.publications {
      let names = SQLText(verbatim: after.publications.joined(separator: ", "))
      clauses.append("SET PUBLICATION \(names) WITH (refresh = false)")
    }
    var settings: [SQLText] = []
    for key in Set(before.options.keys).union(after.options.keys).sorted()
    where before.options[key] != after.options[key] {
      if ["two_phase", "failover"].contains(key) {
        fault =
          "'\(key)' of a subscription is agreed with the publisher when it is made; "
          + "change it yourself with ALTER SUBSCRIPTION"
      } else if let value = after.options[key] ?? Self.usual(key, new.name, major) {
        settings.append("\(SQLText(verbatim: key)) = \(SQLText(verbatim: value))")
      }
    }
    if !settings.isEmpty { clauses.append("SET (\(settings, separator: ", "))") }
  }

  /// What holds where a subscription does not say it.
  private static func usual(_ key: String, _ name: String, _ major: Int) -> String? {
    switch key {
    case "slot_name": SQLLiteral(name).sql
    case "binary", "disable_on_error", "run_as_owner": "false"
    case "streaming": major >= 18 ? "parallel" : "off"
    case "synchronous_commit": "off"
    case "password_required": "true"
    case "origin": "any"
    default: nil
    }
  }
}
