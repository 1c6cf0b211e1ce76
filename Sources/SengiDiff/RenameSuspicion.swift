import SengiSQL
import SengiSchema

/// Something that goes and something that comes and looks like it: most likely one thing that takes
/// another name, and would lose what it holds.
public struct RenameSuspicion: Sendable, Hashable {
  /// As the old schema calls it, under the new names of what it lies in.
  public var old: ObjectPath
  /// As the new schema calls it.
  public var new: ObjectPath

  public init(_ old: ObjectPath, _ new: ObjectPath) {
    self.old = old
    self.new = new
  }

  /// `was: title`, to be written beside the new name.
  public var was: String { "was: \(Self.word(old))" }

  /// `dropped: [title]`, to be written in the table, enum or file where it is meant to go.
  public var dropped: String { "dropped: [\(Self.word(old))]" }

  private static func word(_ path: ObjectPath) -> String {
    guard let step = path.steps.last else { return "" }
    return ObjectPath([step]).description
  }
}

extension SchemaDiff {
  /// What looks like a rename that nobody declared, in the order of the new schema.
  ///
  /// Tables with three of five columns in common, columns of one table with the same type and
  /// similar names or none beside them, and enum values in the same place. What the new schema says
  /// is dropped is left out.
  public static func renameSuspicions(
    from old: Schema, to new: Schema, renamings: [Renaming] = []
  ) -> [RenameSuspicion] {
    let before = renamings.reduce(old.inDatabase) { $0.renaming($1) }
    let after = new.inDatabase
    return tables(before, after, Set(new.namespaces.flatMap(\.dropped)))
      + columns(before, after, new) + labels(before, after, new)
  }

  private static func tables(
    _ old: Schema, _ new: Schema, _ dropped: Set<QualifiedName>
  ) -> [RenameSuspicion] {
    var gone = old.tables.filter {
      new.table($0.name) == nil && !dropped.contains($0.name) && $0.partitionOf == nil
    }
    return new.tables.filter { old.table($0.name) == nil && $0.partitionOf == nil }
      .compactMap { table in
        let best = gone.indices.map { ($0, gone[$0].likeness(to: table)) }
          .max { ($0.1, -$0.0) < ($1.1, -$1.0) }
        guard let (place, likeness) = best, likeness >= 60 else { return nil }
        return RenameSuspicion(.table(gone.remove(at: place).name), .table(table.name))
      }
  }

  private static func columns(
    _ old: Schema, _ new: Schema, _ said: Schema
  ) -> [RenameSuspicion] {
    new.tables.flatMap { table -> [RenameSuspicion] in
      guard let former = old.table(table.name) else { return [] }
      let dropped = Set(said.table(table.name)?.dropped ?? [])
      var gone = former.columns.filter {
        table.column($0.name) == nil && !dropped.contains($0.name) && !$0.isInherited
          && !$0.isComputed
      }
      let added = table.columns.filter {
        former.column($0.name) == nil && !$0.isInherited && !$0.isComputed
      }
      let isOnlyPair = gone.count == 1 && added.count == 1
      return added.compactMap { column in
        let place = gone.firstIndex { other in
          other.type == column.type && (column.isNullable || !other.isNullable)
            && (isOnlyPair || NameLikeness.isLikely(other.name.name, column.name.name))
        }
        guard let place else { return nil }
        let path = ObjectPath.table(table.name)
        return RenameSuspicion(
          path.appending(.column(gone.remove(at: place).name)),
          path.appending(.column(column.name)))
      }
    }
  }

  private static func labels(
    _ old: Schema, _ new: Schema, _ said: Schema
  ) -> [RenameSuspicion] {
    new.namespaces.flatMap(\.enumerations).flatMap { item -> [RenameSuspicion] in
      guard let former = old.enumeration(item.name) else { return [] }
      let dropped = Set(said.enumeration(item.name)?.dropped ?? [])
      let (before, after) = (former.values.map(\.label), item.values.map(\.label))
      guard before.count == after.count else { return [] }
      let path = ObjectPath.enumeration(item.name)
      return zip(before, after).compactMap { old, new in
        guard !after.contains(old), !before.contains(new), !dropped.contains(old) else {
          return nil
        }
        return RenameSuspicion(
          path.appending(.enumValue(old)), path.appending(.enumValue(new)))
      }
    }
  }
}

extension Table {
  /// How much of the larger table's columns both have by name and type, in per cent.
  fileprivate func likeness(to other: Table) -> Int {
    let size = max(columns.count, other.columns.count)
    guard size > 0 else { return 0 }
    let same = columns.filter { other.column($0.name)?.type == $0.type }.count
    return same * 100 / size
  }
}

/// Whether two names may be one that was changed.
enum NameLikeness {
  /// One is part of the other, both share a word of three letters or more, or few letters differ.
  static func isLikely(_ first: String, _ second: String) -> Bool {
    let (one, two) = (first.lowercased(), second.lowercased())
    if one.contains(two) || two.contains(one) { return true }
    let words = Set(one.split(separator: "_").filter { $0.utf8.count > 2 && $0 != "the" })
    if two.split(separator: "_").contains(where: words.contains) { return true }
    let longer = max(one.unicodeScalars.count, two.unicodeScalars.count)
    return distance(Array(one.unicodeScalars), Array(two.unicodeScalars)) * 3 <= longer
  }

  /// The number of insertions, deletions and substitutions between them.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var next = [i + 1]
      for (j, right) in b.enumerated() {
        next.append(min(row[j] + (left == right ? 0 : 1), row[j + 1] + 1, next[j] + 1))
      }
      row = next
    }
    return row.last ?? 0
  }
}
