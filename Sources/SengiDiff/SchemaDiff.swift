import SengiSQL
import SengiSchema

/// Finds what differs between two schemas.
public enum SchemaDiff {
  /// The changes from one schema to another, in the order of the old schema and then of the new.
  ///
  /// Only what a database knows counts (``Schema/inDatabase``). Parts of tables and views that come
  /// or go are not told of one by one. Renamings come first, then everything else under new names.
  public static func changes(
    from old: Schema, to new: Schema, renamings: [Renaming] = []
  ) -> [Change] {
    let old = renamings.reduce(old.inDatabase) { $0.renaming($1) }
    return renamings.map(Change.rename) + changes(betweenReduced: old.normalized, new.inDatabase)
  }

  /// The changes between schemas that are reduced and share their names already.
  public static func changes(betweenReduced old: Schema, _ new: Schema) -> [Change] {
    let before = old.elements
    let after = new.elements
    let oldByPath = Dictionary(before.map { ($0.path, $0) }) { first, _ in first }
    let newByPath = Dictionary(after.map { ($0.path, $0) }) { first, _ in first }
    var changes: [Change] = []
    for element in before where newByPath[element.path] == nil {
      if let owner = element.owner, newByPath[owner] == nil { continue }
      changes.append(.drop(element))
    }
    for element in after {
      guard let former = oldByPath[element.path] else {
        if let owner = element.owner, oldByPath[owner] == nil { continue }
        changes.append(.create(element))
        continue
      }
      if !former.isSame(as: element) { changes.append(.alter(from: former, to: element)) }
    }
    return changes + privileges(from: old, to: new)
  }

  private static func privileges(from old: Schema, to new: Schema) -> [Change] {
    let before = old.namespaces.flatMap(\.grants).flatMap(\.parts)
    let after = new.namespaces.flatMap(\.grants).flatMap(\.parts)
    let (kept, wanted) = (Set(after), Set(before))
    var changes = before.filter { !kept.contains($0) }.map(Change.ungrant)
    changes += after.filter { !wanted.contains($0) }.map(Change.grant)
    let oldDefaults = old.defaultPrivileges + old.namespaces.flatMap(\.defaultPrivileges)
    let newDefaults = new.defaultPrivileges + new.namespaces.flatMap(\.defaultPrivileges)
    changes += oldDefaults.filter { !newDefaults.contains($0) }.map(Change.undoDefaultPrivileges)
    changes += newDefaults.filter { !oldDefaults.contains($0) }.map(Change.defaultPrivileges)
    return changes
  }
}

extension Grant {
  /// The grant as several, each of one privilege to one role.
  public var parts: [Grant] {
    grantees.flatMap { grantee in
      privileges.map { privilege in
        Grant(
          isRevoke: isRevoke, privileges: [privilege], kind: kind, object: object,
          arguments: arguments, grantees: [grantee], withGrantOption: withGrantOption)
      }
    }
  }
}
