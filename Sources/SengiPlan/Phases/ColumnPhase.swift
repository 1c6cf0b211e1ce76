import SengiDiff
import SengiSQL
import SengiSchema

/// What a plan has to do for a column that replaces another, or did.
enum ColumnPhase {
  /// Both columns stand from now on; the new one is filled from the old one.
  case expand(DualWrite)
  /// Both stand again; the old one is filled from the new one.
  case restore(DualWrite)
  /// The old column goes, and its values stand in the new one.
  case contract(DualWrite)
  /// The new column goes, and its values stand in the old one.
  case withdraw(DualWrite)

  /// What happens between two schemas of the same names, in the order of the old one and then of the
  /// new.
  static func phases(from old: Schema, to new: Schema) -> [ColumnPhase] {
    let before = Dictionary(old.tables.map { ($0.name, $0) }) { first, _ in first }
    let after = Dictionary(new.tables.map { ($0.name, $0) }) { first, _ in first }
    let ending = old.tables.flatMap { table -> [ColumnPhase] in
      guard let now = after[table.name] else { return [] }
      return table.dualWrites.compactMap { end(of: $0, in: now) }
    }
    let beginning = new.tables.flatMap { table -> [ColumnPhase] in
      guard let former = before[table.name] else { return [] }
      return table.dualWrites.compactMap { start(of: $0, after: former) }
    }
    return ending + beginning
  }

  private static func end(of write: DualWrite, in now: Table) -> ColumnPhase? {
    switch (now.column(write.old.name), now.column(write.new.name)) {
    case (nil, _?): .contract(write)
    case (_?, nil): .withdraw(write)
    default: nil
    }
  }

  private static func start(of write: DualWrite, after former: Table) -> ColumnPhase? {
    let hasOld = former.column(write.old.name) != nil
    let hasNew = former.column(write.new.name) != nil
    let wasSaid = former.dualWrites.contains {
      $0.new.name == write.new.name && $0.old.name == write.old.name
    }
    // Of a database that says nothing, the trigger tells.
    let wasThere = hasOld && hasNew && former.triggers.contains { $0.name == write.name }
    if wasSaid || wasThere { return nil }
    return hasNew && !hasOld ? .restore(write) : .expand(write)
  }
}
