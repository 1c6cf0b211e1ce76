import SengiSQL
import SengiSchema

/// `CONSTRAINT … UNIQUE`.
enum UniqueConstraintDDL {
  static func sql(_ constraint: UniqueConstraint) -> SQLText {
    var sql: SQLText = "CONSTRAINT \(constraint.name) UNIQUE"
    if constraint.nullsNotDistinct { sql += " NULLS NOT DISTINCT" }
    sql += " (\(constraint.columns))"
    if !constraint.include.isEmpty { sql += " INCLUDE (\(constraint.include))" }
    return sql + Deferral.sql(constraint.deferral)
  }
}

extension Deferral {
  /// What follows a constraint that may be checked late; nothing for one that may not.
  static func sql(_ deferral: Deferral?) -> SQLText {
    switch deferral {
    case nil: ""
    case .initiallyImmediate: " DEFERRABLE"
    case .initiallyDeferred: " DEFERRABLE INITIALLY DEFERRED"
    }
  }
}
