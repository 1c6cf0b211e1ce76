import Foundation
import SengiClient
import SengiLive
import SengiSchema
import Testing

@Suite struct ProbeTests {
  @Test func probe() async throws {
    guard let url = ProcessInfo.processInfo.environment["PROBE"] else { return }
    let client = PGClient(PGConfiguration(url))
    let began = ContinuousClock.now
    let snapshot = try await CatalogueReader.read(client)
    print("TOOK", ContinuousClock.now - began)
    for n in snapshot.schema.namespaces {
      print("NAMESPACE", n.name, n.doc ?? "")
      for e in n.enumerations { print(" enum", e.name, e.values.map(\.label)) }
      for d in n.domains {
        print(
          " domain", d.name, d.type.sql, d.defaultValue ?? "",
          d.checks.map { "\($0.name): \($0.expression)" })
      }
      for c in n.compositeTypes {
        print(" type", c.name, c.attributes.map { "\($0.name) \($0.type.sql)" })
      }
      for s in n.sequences { print(" seq", s.name, s.options.sql, s.ownedBy.map { "\($0)" } ?? "") }
      for t in n.tables {
        print(
          " table", t.name, t.doc ?? "",
          t.partitionOf.map { "of \($0.parent) \($0.bound) \($0.isAttached)" } ?? "",
          t.partitioning.map { "\($0)" } ?? "", t.inherits)
        for c in t.columns {
          print(
            "   ", c.name, c.type.sql, c.isNullable ? "?" : "",
            c.defaultValue.map { "default \($0)" } ?? "", c.generation.map { "\($0)" } ?? "",
            c.isInherited ? "inh" : "", c.notNullName ?? "")
        }
        if let p = t.primaryKey { print("   pk", p.name, p.columns) }
        for u in t.uniques { print("   unique", u.name, u.columns) }
        for c in t.checks { print("   check", c.name, c.expression) }
        for f in t.foreignKeys {
          print("   fk", f.name, f.columns, f.referencedTable, f.referencedColumns, f.onDelete)
        }
        for e in t.exclusions { print("   excl", e.name, e.definition) }
        for i in t.indexes {
          print(
            "   index", i.name, i.isUnique ? "u" : "", i.method,
            i.keys.map {
              "\($0.subject) \($0.collation?.description ?? "") \($0.operatorClass?.description ?? "") \($0.isDescending) \($0.nulls.map { "\($0)" } ?? "")"
            }, i.predicate ?? "")
        }
        for x in t.triggers { print("   trigger", x.name, "|", x.event, "|", x.action) }
        for x in t.policies {
          print("   policy", x.name, x.command, x.roles, x.using ?? "", "|", x.withCheck ?? "")
        }
        for x in t.rules { print("   rule", x.name, "|", x.event, "|", x.action) }
        for x in t.statistics { print("   stat", x.name, "|", x.definition) }
      }
      for v in n.views { print(" view", v.name, v.query) }
      for f in n.functions { print(" function", f.kind, f.name, f.definition) }
      for o in n.objects { print(" object", o.kind, o.name, "|", o.definition, o.alterations) }
      for g in n.grants {
        print(
          " grant", g.isRevoke, g.privileges.map(\.name), g.kind, g.object, g.arguments ?? "",
          g.grantees)
      }
      for g in n.defaultPrivileges { print(" dp", g.definition) }
    }
    for o in snapshot.schema.objects {
      print("object", o.kind, o.name, "|", o.definition, o.alterations)
    }
    print("EXT", snapshot.schema.extensions)
    print("CUSTOM", snapshot.schema.customObjects.map(\.statements.source))
    print("OMISSIONS", snapshot.omissions)
    await client.close()
  }
}
