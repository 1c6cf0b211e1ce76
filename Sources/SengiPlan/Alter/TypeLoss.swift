import SengiSQL
import SengiSchema

/// What of the values a change of type takes away or refuses.
enum TypeLoss {
  /// In words; nil where every value comes through as it was.
  static func description(_ old: DataType, _ new: DataType) -> String? {
    let words = "\(old.sql) to \(new.sql)"
    if old.isArray != new.isArray { return old.isArray ? "all but the first of \(words)" : nil }
    return kind(old.base, new.base).map { "\($0): \(words)" }
  }

  private static func kind(_ old: BaseType, _ new: BaseType) -> String? {
    if let before = old.rank, let after = new.rank {
      return before > after ? "values out of range" : nil
    }
    switch (old, new) {
    case (.varchar(let before), .varchar(let after)), (.char(let before), .char(let after)):
      guard let after else { return nil }
      return before.map { $0 > after } ?? true ? "longer values stand in the way" : nil
    case (.char(let before), .varchar(let after)):
      guard let after else { return nil }
      return (before ?? 1) > after ? "longer values stand in the way" : nil
    case (_, .varchar(.some)), (_, .char): return "longer values stand in the way"
    case (.numeric(let p, let s), .numeric(let q, let t)):
      guard let q else { return nil }
      let (before, after) = (p.map { $0 - (s ?? 0) }, q - (t ?? 0))
      let digitsGo = p == nil || (s ?? 0) > (t ?? 0)
      if digitsGo { return "digits after the point" }
      return before.map { $0 > after } ?? true ? "values out of range" : nil
    case (_, .numeric(.some, _)) where old.rank == nil: return "digits after the point"
    case (_, .numeric(.some, _)): return "values out of range"
    case (_, .smallint) where old.isNumber, (_, .integer) where old.isNumber,
      (_, .bigint) where old.isNumber:
      return "digits after the point"
    case (.integer, .real), (.bigint, .real), (.bigint, .doublePrecision), (.numeric, .real),
      (.numeric, .doublePrecision), (.doublePrecision, .real), (.numeric, .money), (.money, .real):
      return "digits beyond the type's precision"
    case (.integer, .boolean): return "all numbers but 0 and 1"
    case (.timestamp, .date), (.timestamptz, .date): return "the time of day"
    case (.timestamp, .time), (.timestamptz, .time), (.timestamptz, .timetz): return "the date"
    case (.timetz, .time): return "the time zone"
    case (.interval, .time): return "days"
    case (.json, .jsonb): return "order and repetition of keys"
    case (.bit, .bit(.some)), (.varbit, .bit), (.bit, .varbit(.some)), (.varbit, .varbit(.some)):
      return old == new ? nil : "longer values stand in the way"
    default:
      if let before = old.fractionDigits, let after = new.fractionDigits, before > after {
        return "fractions of a second"
      }
      if old == new || new.isText { return nil }
      if !old.isText, old.isSameFamily(as: new) || old.isCast(to: new) { return nil }
      return "values that are none of the new type stand in the way"
    }
  }
}

extension BaseType {
  /// Of a second, for times; six where none are said (manual §8.5).
  fileprivate var fractionDigits: Int? {
    switch self {
    case .time(let digits), .timetz(let digits), .timestamp(let digits), .timestamptz(let digits),
      .interval(_, let digits):
      digits ?? 6
    default: nil
    }
  }
}
