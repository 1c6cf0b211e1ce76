/// A column that rules look at, with what its type does to a value before any rule sees it.
public struct PGRuleColumn: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case boolean
    /// `smallint`, `integer`, `bigint`.
    case integer
    /// `numeric`; with a precision the value is rounded to the scale and has to fit.
    case numeric(precision: Int?, scale: Int)
    case real
    case double
    /// Characters beyond the limit are cut off when they are spaces, and refused when not.
    case text(limit: Int?)
    case json
    /// Only whether it is NULL is of interest.
    case other
  }

  var name: String
  var kind: Kind

  public static func boolean(_ name: String) -> PGRuleColumn { .init(name: name, kind: .boolean) }
  public static func integer(_ name: String) -> PGRuleColumn { .init(name: name, kind: .integer) }
  public static func real(_ name: String) -> PGRuleColumn { .init(name: name, kind: .real) }
  public static func double(_ name: String) -> PGRuleColumn { .init(name: name, kind: .double) }
  public static func json(_ name: String) -> PGRuleColumn { .init(name: name, kind: .json) }
  public static func other(_ name: String) -> PGRuleColumn { .init(name: name, kind: .other) }

  /// - Parameters:
  ///   - precision: How many digits there are; nil for as many as wanted.
  ///   - scale: How many of them stand behind the point.
  public static func numeric(
    _ name: String, precision: Int? = nil, scale: Int = 0
  ) -> PGRuleColumn {
    .init(name: name, kind: .numeric(precision: precision, scale: scale))
  }

  /// - Parameter limit: The n of `varchar(n)` and `char(n)`, in Unicode scalars.
  public static func text(_ name: String, limit: Int? = nil) -> PGRuleColumn {
    .init(name: name, kind: .text(limit: limit))
  }
}
