import SengiSQL
import SengiSchema

/// Whether a column can be changed where it stands.
enum ColumnAlteration {
  static func isPossible(_ old: Column, _ new: Column, target: PostgresVersion) -> Bool {
    switch (old.generation, new.generation) {
    case (.stored(let before), .stored(let after)):
      // The expression can be set from 17 on, which writes the table again as well.
      return before == after && old.type == new.type
    case (.virtual(let before), .virtual(let after)): return before == after && old.type == new.type
    case (.stored, .virtual), (.virtual, .stored), (.virtual, _), (_, .virtual): return false
    // A stored column can become an ordinary one, not the other way round.
    case (_, .stored): return false
    default: return true
    }
  }
}
