import SengiSQL
import SengiSchema

extension SchemaAssembly {
  /// Subscriptions, without the passwords in their connections. Whether one is enabled is the
  /// server's business.
  mutating func subscriptions() -> [DefinedObject] {
    var objects: [DefinedObject] = []
    for row in catalogue.subscriptions {
      let name = row.text("name") ?? ""
      guard let text = row.text("connection") else {
        leaveOut("subscription", name, "only superusers may read its connection")
        continue
      }
      let connection = SubscriptionConnection(text)
      if connection.hasPassword { leaveOut("password of subscription", name, "a secret") }
      let publications = row.list("subpublications").map { SQLIdentifier($0)?.spelled ?? "\"\"" }
      var definition =
        "connection \(SQLLiteral(connection.withoutPassword).sql) "
        + "publication \(publications.joined(separator: ", "))"
      let options = subscriptionOptions(row)
      if !options.isEmpty { definition += " with (\(options.joined(separator: ", ")))" }
      objects.append(object(.subscription, row, "pg_subscription", definition))
    }
    return objects
  }

  /// Those that are not as the server would have them by itself.
  private func subscriptionOptions(_ row: CatalogueRow) -> [String] {
    var options: [String] = []
    let slot = row.text("slot")
    if slot != row.text("name") {
      options.append("slot_name = \(slot.map { SQLLiteral($0).sql } ?? "none")")
    }
    if row.flag("binary") { options.append("binary = true") }
    let stream = row.text("stream")
    if stream != (catalogue.scope.major >= 18 ? "p" : "f") {
      let words = ["t": "on", "p": "parallel"]
      options.append("streaming = \(words[stream ?? ""] ?? "off")")
    }
    if let commit = row.text("commit"), commit != "off" {
      options.append("synchronous_commit = \(SQLLiteral(commit).sql)")
    }
    for key in ["two_phase", "disable_on_error", "run_as_owner", "failover"] where row.flag(key) {
      options.append("\(key) = true")
    }
    if !row.flag("password_required") { options.append("password_required = false") }
    if let origin = row.text("origin"), origin != "any" { options.append("origin = \(origin)") }
    return options
  }
}
