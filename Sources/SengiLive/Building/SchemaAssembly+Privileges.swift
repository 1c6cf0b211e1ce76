import SengiSQL
import SengiSchema

/// A privilege as it stands in an access control list.
private struct PrivilegeEntry: Hashable {
  var grantee: SQLIdentifier
  var privilege: String
  var isGrantable: Bool
}

extension SchemaAssembly {
  private static let everybody = SQLIdentifier(static: "public")

  /// What distinguishes each object's privileges from those it was born with, by namespace.
  mutating func grants() -> [SQLIdentifier: [Grant]] {
    var byNamespace: [SQLIdentifier: [Grant]] = [:]
    var rows = catalogue.privileges[...]
    while let first = rows.first {
      let group = rows.prefix {
        $0.oid("oid") == first.oid("oid") && $0.text("kind") == first.text("kind")
          && $0.number("attnum") == first.number("attnum")
      }
      rows = rows.dropFirst(group.count)
      guard let namespace = first.name("nspname") else { continue }
      if group.contains(where: { $0.flag("is_foreign") && !$0.flag("is_default") }) {
        leaveOut(
          "grantor", "\(namespace).\(first.text("name") ?? "")",
          "privileges were granted by another role than the owner")
      }
      byNamespace[namespace, default: []] += grants(group)
    }
    return byNamespace
  }

  private func grants(_ rows: ArraySlice<CatalogueRow>) -> [Grant] {
    guard let first = rows.first, let name = first.name("name"), let home = first.name("nspname")
    else { return [] }
    let isColumn = first.text("kind") == "column"
    let kind = isColumn ? .table : Grant.Kind(rawValue: first.text("kind") ?? "") ?? .table
    let isLoose =
      kind == .schema || kind == .language || kind == .foreignDataWrapper
      || kind == .foreignServer
    let column =
      isColumn
      ? columnNames[first.oid("oid")]?[first.number("attnum") ?? 0].map { [$0] } ?? [] : []
    let arguments =
      kind == .function || kind == .procedure
      ? SQLExpression("(\(DeparsedText.line(first.text("arguments") ?? "")))") : nil
    return changes(rows, allPrivileges: Self.all(of: first.text("kind") ?? "", self)).map {
      change in
      Grant(
        isRevoke: change.isRevoke,
        privileges: change.privileges.map { Grant.Privilege(name: $0, columns: column) },
        kind: kind, object: QualifiedName(isLoose ? nil : home, name), arguments: arguments,
        grantees: change.grantees, withGrantOption: change.isGrantable)
    }
  }

  struct PrivilegeChange {
    var isRevoke: Bool
    var privileges: [String]
    var grantees: [SQLIdentifier]
    var isGrantable: Bool
  }

  /// The privileges that `ALL` stands for.
  private static func all(of kind: String, _ assembly: SchemaAssembly) -> Set<String> {
    switch kind {
    case "table":
      Set(
        ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]
          + (assembly.catalogue.scope.major >= 17 ? ["MAINTAIN"] : []))
    case "column": ["SELECT", "INSERT", "UPDATE", "REFERENCES"]
    case "sequence": ["SELECT", "UPDATE", "USAGE"]
    case "schema": ["USAGE", "CREATE"]
    case "function", "procedure": ["EXECUTE"]
    default: ["USAGE"]
    }
  }

  /// Revokes first, then grants in the order of the list; neighbours that got the same stand
  /// together.
  private func changes(
    _ rows: ArraySlice<CatalogueRow>, allPrivileges: Set<String>
  ) -> [PrivilegeChange] {
    var born: [PrivilegeEntry] = []
    var held: [PrivilegeEntry] = []
    for row in rows {
      guard let privilege = row.text("privilege_type") else { continue }
      let entry = PrivilegeEntry(
        grantee: row.name("grantee") ?? Self.everybody, privilege: privilege,
        isGrantable: row.flag("is_grantable"))
      if row.flag("is_default") { born.append(entry) } else { held.append(entry) }
    }
    // The owner may grant without being told so.
    let bornSet = Set(born)
    let withoutOption = { (entry: PrivilegeEntry) in
      PrivilegeEntry(grantee: entry.grantee, privilege: entry.privilege, isGrantable: false)
    }
    let heldAny = Set(held.map(withoutOption))
    let revoked = born.filter { !heldAny.contains(withoutOption($0)) }
    let granted = held.filter { entry in
      !bornSet.contains(entry)
        && (entry.isGrantable || !bornSet.contains { withoutOption($0) == entry })
    }
    return merged(revoked, isRevoke: true, allPrivileges)
      + merged(granted, isRevoke: false, allPrivileges)
  }

  private func merged(
    _ entries: [PrivilegeEntry], isRevoke: Bool, _ all: Set<String>
  ) -> [PrivilegeChange] {
    var changes: [PrivilegeChange] = []
    var done: Set<PrivilegeEntry> = []
    for entry in entries where !done.contains(entry) {
      let same = entries.filter {
        $0.grantee == entry.grantee && (isRevoke || $0.isGrantable == entry.isGrantable)
      }
      done.formUnion(same)
      var privileges = same.map(\.privilege)
      if all.isSubset(of: privileges) { privileges = ["ALL"] }
      let isGrantable = !isRevoke && entry.isGrantable
      if let last = changes.last, last.privileges == privileges, last.isGrantable == isGrantable {
        changes[changes.count - 1].grantees.append(entry.grantee)
      } else {
        changes.append(
          PrivilegeChange(
            isRevoke: isRevoke, privileges: privileges, grantees: [entry.grantee],
            isGrantable: isGrantable))
      }
    }
    return changes
  }

  /// `ALTER DEFAULT PRIVILEGES`, by namespace; nil stands for the whole database.
  func defaultPrivileges() -> [SQLIdentifier?: [DefaultPrivileges]] {
    let kinds = [
      "r": ("tables", "table"), "S": ("sequences", "sequence"), "f": ("functions", "function"),
      "T": ("types", "type"), "n": ("schemas", "schema"), "L": ("large objects", "large object"),
    ]
    var byNamespace: [SQLIdentifier?: [DefaultPrivileges]] = [:]
    var rows = catalogue.defaultPrivileges[...]
    while let first = rows.first {
      let group = rows.prefix { $0.oid("oid") == first.oid("oid") }
      rows = rows.dropFirst(group.count)
      guard let role = first.name("role"), let (plural, kind) = kinds[first.text("kind") ?? ""]
      else { continue }
      let namespace = first.name("nspname")
      let all: Set<String> =
        kind == "large object" ? ["SELECT", "UPDATE"] : Self.all(of: kind, self)
      for change in changes(group, allPrivileges: all) {
        let verb = change.isRevoke ? "revoke" : "grant"
        let privileges = change.privileges.map { $0.lowercased() }.joined(separator: ", ")
        let names = change.grantees.map(\.spelled).joined(separator: ", ")
        let option = change.isGrantable ? " with grant option" : ""
        let text =
          "for role \(role.spelled) \(verb) \(privileges) on \(plural) "
          + "\(change.isRevoke ? "from" : "to") \(names)\(option)"
        byNamespace[namespace, default: []].append(
          DefaultPrivileges(definition: SQLExpression(text), namespace: namespace))
      }
    }
    return byNamespace
  }
}
