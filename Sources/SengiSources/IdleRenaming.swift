import SengiDiagnostics
import SengiDiff
import SengiMigrations
import SengiReading
import SengiSQL
import SengiSchema

/// What says by `was:` under which name it was known, and will never be renamed by that any more.
public enum IdleRenaming {
  /// Notes about each such `was:`, in the order of the schema.
  ///
  /// A `was:` does nothing where the newest migration has the new name already or lacks the old one.
  /// With several newest migrations it must do nothing in each.
  /// - Parameter folder: The folder of migrations; where it holds none, or none that can be read, all
  ///   may still be of use.
  public static func findings(in read: ReadSchema, migrations folder: String) -> Diagnostics {
    var findings = Diagnostics()
    var unread = Diagnostics()
    let graph = MigrationGraph.read(MigrationFolder(path: folder), into: &unread)
    guard let graph, !graph.heads.isEmpty else { return findings }
    let claims = claims(of: read.schema)
    if claims.isEmpty { return findings }
    var useful: Set<ObjectPath> = []
    for head in graph.heads {
      let files = SourceFiles(head.snapshot, at: "\(folder)/\(head.name)")
      guard let known = try? files.read().read.schema else { return findings }
      useful.formUnion(SchemaDiff.renamings(from: known, to: read.schema).map(\.to))
    }
    for claim in claims where !useful.contains(claim.path) {
      findings.emit(
        Diagnostic(
          .note, DiffCode.idleRenaming,
          "'was: \(claim.was)' of \(claim.path) does nothing any more: the migrations know the "
            + "new name, or do not know the old one",
          remedy: "take it away", at: read.sources.range(of: claim.path, .was)))
    }
    return findings
  }

  private struct Claim {
    var path: ObjectPath
    var was: String
  }

  private static func claims(of schema: Schema) -> [Claim] {
    var claims: [Claim] = []
    func add(_ path: ObjectPath, _ was: String?) {
      if let was { claims.append(Claim(path: path, was: was)) }
    }
    for space in schema.namespaces {
      // What is kept as text has no name in the database.
      for item in space.enumerations where item.storage == .native {
        add(.enumeration(item.name), item.was)
        for value in item.values {
          add(ObjectPath.enumeration(item.name).appending(.enumValue(value.label)), value.was)
        }
      }
      for item in space.domains { add(.domain(item.name), item.was?.name) }
      for item in space.compositeTypes { add(.compositeType(item.name), item.was?.name) }
      for item in space.sequences { add(.sequence(item.name), item.was?.name) }
      for item in space.views { add(.view(item.name), item.was?.name) }
      for table in space.tables {
        add(.table(table.name), table.was?.name)
        for column in table.columns where !column.isInherited {
          add(ObjectPath.table(table.name).appending(.column(column.name)), column.was?.name)
        }
      }
    }
    return claims
  }
}
