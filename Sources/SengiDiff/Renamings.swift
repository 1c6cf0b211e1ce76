import SengiSQL
import SengiSchema

extension SchemaDiff {
  /// What the new schema says by `was:`, as far as the old name is there and the new one is not,
  /// and constraints and indexes that differ in nothing but their names.
  ///
  /// In the order in which they are to be done: objects before their parts.
  public static func renamings(from old: Schema, to new: Schema) -> [Renaming] {
    var finder = RenamingFinder(old: old.inDatabase)
    finder.find(in: new)
    finder.findParts(in: new.inDatabase)
    return finder.found
  }
}

private struct RenamingFinder {
  /// With all renamings found so far done.
  var old: Schema
  var found: [Renaming] = []

  init(old: Schema) { self.old = old }

  private mutating func add(_ from: ObjectPath, _ to: ObjectPath) {
    let renaming = Renaming(from: from, to: to)
    found.append(renaming)
    old = old.renaming(renaming)
  }

  mutating func find(in new: Schema) {
    for space in new.namespaces {
      for item in space.enumerations where item.storage == .native {
        if let was = item.was.flatMap(SQLIdentifier.init) {
          let former = QualifiedName(item.name.namespace, was)
          if old.enumeration(former) != nil, old.enumeration(item.name) == nil,
            new.enumeration(former) == nil
          {
            add(.enumeration(former), .enumeration(item.name))
          }
        }
        findLabels(of: item)
      }
      for item in space.domains {
        guard let was = item.was else { continue }
        let former = QualifiedName(item.name.namespace, was)
        if old.domain(former) != nil, old.domain(item.name) == nil, new.domain(former) == nil {
          add(.domain(former), .domain(item.name))
        }
      }
      for item in space.compositeTypes {
        guard let was = item.was else { continue }
        let former = QualifiedName(item.name.namespace, was)
        if old.compositeType(former) != nil, old.compositeType(item.name) == nil,
          new.compositeType(former) == nil
        {
          add(.compositeType(former), .compositeType(item.name))
        }
      }
      for item in space.sequences {
        guard let was = item.was else { continue }
        let former = QualifiedName(item.name.namespace, was)
        if old.hasSequence(former), !old.hasSequence(item.name), !new.hasSequence(former) {
          add(.sequence(former), .sequence(item.name))
        }
      }
      for item in space.views {
        guard let was = item.was else { continue }
        let former = QualifiedName(item.name.namespace, was)
        if old.view(former) != nil, old.view(item.name) == nil, new.view(former) == nil {
          add(.view(former), .view(item.name))
        }
      }
      for item in space.tables { find(item, in: new) }
    }
  }

  private mutating func find(_ table: Table, in new: Schema) {
    if let was = table.was {
      let former = QualifiedName(table.name.namespace, was)
      if old.table(former) != nil, old.table(table.name) == nil, new.table(former) == nil {
        add(.table(former), .table(table.name))
      }
    }
    for column in table.columns where !column.isInherited {
      guard let was = column.was, let known = old.table(table.name), known.column(was) != nil,
        known.column(column.name) == nil, table.column(was) == nil
      else { continue }
      let path = ObjectPath.table(table.name)
      add(path.appending(.column(was)), path.appending(.column(column.name)))
    }
  }

  private mutating func findLabels(of item: Enumeration) {
    for value in item.values {
      guard let was = value.was, let known = old.enumeration(item.name),
        known.values.contains(where: { $0.label == was }),
        !known.values.contains(where: { $0.label == value.label }),
        !item.values.contains(where: { $0.label == was })
      else { continue }
      let path = ObjectPath.enumeration(item.name)
      add(path.appending(.enumValue(was)), path.appending(.enumValue(value.label)))
    }
  }

  mutating func findParts(in new: Schema) {
    for table in new.tables {
      guard let known = old.table(table.name) else { continue }
      var pairs: [(ObjectPath.Step, ObjectPath.Step)] = []
      pairs += Self.pairs(known.uniques, table.uniques, \.name).map { (.unique($0), .unique($1)) }
      pairs += Self.pairs(known.checks, table.checks, \.name).map { (.check($0), .check($1)) }
      pairs += Self.pairs(known.exclusions, table.exclusions, \.name).map {
        (.exclusion($0), .exclusion($1))
      }
      pairs += Self.pairs(known.foreignKeys, table.foreignKeys, \.name).map {
        (.foreignKey($0), .foreignKey($1))
      }
      pairs += Self.pairs(known.indexes, table.indexes, \.name).map { (.index($0), .index($1)) }
      add(pairs, in: .table(table.name))
    }
    for view in new.namespaces.flatMap(\.views) where view.isMaterialized {
      guard let known = old.view(view.name), known.isMaterialized else { continue }
      let pairs = Self.pairs(known.indexes, view.indexes, \.name)
      add(pairs.map { (.index($0), .index($1)) }, in: .view(view.name))
    }
  }

  private mutating func add(
    _ pairs: [(ObjectPath.Step, ObjectPath.Step)], in relation: ObjectPath
  ) {
    for (from, to) in pairs { add(relation.appending(from), relation.appending(to)) }
  }

  /// Pairs what is only here with what is only there and equal but for the name.
  private static func pairs<Part: Hashable>(
    _ before: [Part], _ after: [Part], _ name: WritableKeyPath<Part, SQLIdentifier>
  ) -> [(SQLIdentifier, SQLIdentifier)] {
    let kept = Set(after.map { $0[keyPath: name] })
    let known = Set(before.map { $0[keyPath: name] })
    var open = before.filter { !kept.contains($0[keyPath: name]) }
    var pairs: [(SQLIdentifier, SQLIdentifier)] = []
    for part in after where !known.contains(part[keyPath: name]) {
      let place = open.firstIndex { former in
        var renamed = former
        renamed[keyPath: name] = part[keyPath: name]
        return renamed == part
      }
      if let place { pairs.append((open.remove(at: place)[keyPath: name], part[keyPath: name])) }
    }
    return pairs
  }
}

extension Schema {
  fileprivate func hasSequence(_ name: QualifiedName) -> Bool {
    namespace(name.namespace ?? Self.publicNamespace)?.sequences.contains { $0.name == name }
      == true
  }
}
