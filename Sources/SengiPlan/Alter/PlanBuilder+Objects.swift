import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Changes in place what of the rarer kinds of object can be.
  mutating func alter(_ old: DefinedObject, _ new: DefinedObject, _ element: SchemaElement) {
    let identity = DefinedObjectName(new).identity
    if let change = ForeignObjectAlteration(old, new) {
      for clause in change.clauses { append("ALTER \(identity) \(clause);", element) }
    }
    let major = self.new.schema.target.major
    if let change = SubscriptionAlteration(old, new, major: major) {
      for clause in change.clauses { append("ALTER \(identity) \(clause);", element) }
      if let fault = change.fault { refuse(element.path, fault) }
    }
  }

  /// Whether the object can stay as it is or be changed in place; tells what only the server knows
  /// and is lost by that.
  mutating func staysInPlace(_ old: DefinedObject, _ new: DefinedObject) -> Bool {
    if ForeignObjectAlteration(old, new) != nil { return true }
    guard let change = SubscriptionAlteration(old, new, major: self.new.schema.target.major) else {
      return false
    }
    if change.losesPassword {
      losses.append(
        Loss(.secret, .object(old), "the password in the connection of \(old.name), if it has one"))
    }
    return true
  }

  /// What goes with an object and no schema says.
  mutating func tellLoss(of object: DefinedObject) {
    let isGone = self.isGone(.object(object))
    switch object.kind {
    case .server, .userMapping:
      if !isGone {
        losses.append(
          Loss(
            .secret, .object(object), "passwords among the options of \(object.name), if it has any"
          ))
      }
    case .subscription:
      guard SubscriptionDefinition(object.definition.source)?.hasSlot != false else { return }
      losses.append(
        Loss(
          .subscription, .object(object),
          "how far \(object.name) has come; its slot stays at the publisher, to be dropped there"))
    default: break
    }
  }

  /// Lets a subscription go without its publisher, which may be out of reach.
  mutating func leavePublisher(_ object: DefinedObject, _ drop: Operation) {
    guard SubscriptionDefinition(object.definition.source)?.hasSlot != false else { return }
    let identity = DefinedObjectName(object).identity
    for change in ["DISABLE", "SET (slot_name = NONE)"] as [SQLText] {
      var operation = drop
      operation.statement = "ALTER \(identity) \(change);"
      operations.append(operation)
    }
  }

  /// Takes an extension that cannot be moved away and makes it again in its other namespace.
  mutating func move(_ item: Extension) {
    switch ExtensionMobility(of: item.name.name) {
    case .moves: break
    case .isMadeAgain: clear(.extension(item))
    case .holdsRows:
      refuse(
        ObjectPath([.extension(item.name)]),
        "the extension cannot be moved to another namespace, and its tables hold rows; "
          + "save them, drop it and create it anew yourself")
    }
  }

  /// A foreign table or user mapping whose server, or a server whose wrapper, is made anew.
  mutating func clearForeign(_ table: Table) {
    guard !isCleared(.table(table.name)) else { return }
    for child in old.schema.tables where child.inherits.contains(table.name) {
      guard let after = new.table(child.name), after.inherits.contains(table.name) else { continue }
      replaceTable(child, because: "\(table.name) is made anew")
    }
    clear(.table(table))
  }
}

/// Whether `ALTER EXTENSION … SET SCHEMA` moves an extension (`relocatable` in its control file).
enum ExtensionMobility {
  case moves
  /// It does not, and the extension holds nothing that would be lost.
  case isMadeAgain
  /// It does not, and the extension has tables of its own.
  case holdsRows

  init(of name: String) {
    switch name {
    case "adminpack", "pgjwt", "pgtap", "plpgsql", "xml2": self = .isMadeAgain
    case "pg_cron", "pgmq", "postgis", "postgis_raster", "postgis_tiger_geocoder",
      "postgis_topology", "pg_partman", "timescaledb":
      self = .holdsRows
    default: self = .moves
    }
  }
}
