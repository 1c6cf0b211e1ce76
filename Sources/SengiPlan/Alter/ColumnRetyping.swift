import SengiSQL
import SengiSchema

/// A column's change from one type to another, and how its values make the way.
struct ColumnRetyping {
  /// How the value is converted; nil where the server does so by itself.
  let conversion: SQLText?
  /// Whether foreign keys over the column hold while only one side is changed.
  let keepsReferences: Bool
  /// What values may not survive, in words.
  let loss: String?

  private let old: DataType
  private let new: DataType

  /// - Returns: nil where type and collation stay.
  init?(_ old: Column, _ new: Column) {
    guard old.type != new.type || old.collation != new.collation else { return nil }
    self.init(old.name, old.type, new.type)
  }

  init(_ column: SQLIdentifier, _ old: DataType, _ new: DataType) {
    self.old = old
    self.new = new
    keepsReferences =
      (old.base.isInteger && new.base.isInteger || old.base.isText && new.base.isText)
      && old.isArray == new.isArray
    loss = Self.loss(old, new)
    if old == new {
      conversion = nil
    } else if new.isArray && !old.isArray {
      conversion = "CASE WHEN \(column) IS NOT NULL THEN ARRAY[\(column)]::text[]::\(new.sql) END"
    } else if old.isArray && !new.isArray {
      conversion = new.base.isText ? "\(column)::\(new.sql)" : "\(column)[1]::text::\(new.sql)"
    } else if old.base.isText && new.base.isText || old.base.isSameFamily(as: new.base) {
      conversion = nil
    } else if old.base.isCast(to: new.base) {
      conversion = "\(column)::\(new.sql)"
    } else {
      let text: SQLText = old.isArray ? "text[]" : "text"
      conversion = "\(column)::\(text)::\(new.sql)"
    }
  }

  /// For a type that takes the place of another of the same name.
  static func again(_ column: SQLIdentifier, _ type: DataType) -> SQLText {
    let text: SQLText = type.isArray ? "text[]" : "text"
    return "\(column)::\(text)::\(type.sql)"
  }

  private static func loss(_ old: DataType, _ new: DataType) -> String? {
    let words = "\(old.sql) to \(new.sql)"
    if old.isArray != new.isArray { return old.isArray ? "all but the first of \(words)" : nil }
    switch (old.base, new.base) {
    case (_, _) where old.base.rank != nil && new.base.rank != nil:
      return (old.base.rank ?? 0) > (new.base.rank ?? 0) ? "values out of range: \(words)" : nil
    case (.varchar(let before), .varchar(let after)), (.char(let before), .char(let after)):
      guard let after else { return nil }
      return before.map { $0 > after } ?? true ? "longer values stand in the way: \(words)" : nil
    case (.text, .varchar(.some)), (.text, .char), (.varchar, .char):
      return "longer values stand in the way: \(words)"
    case (.numeric(let p, let s), .numeric(let q, let t)):
      guard let q else { return nil }
      let (before, after) = (p.map { $0 - (s ?? 0) }, q - (t ?? 0))
      if before.map({ $0 > after }) ?? true { return "values out of range: \(words)" }
      return (s ?? 0) > (t ?? 0) ? "digits after the point: \(words)" : nil
    case (.timestamp, .date), (.timestamptz, .date): return "the time of day: \(words)"
    case (.doublePrecision, .smallint), (.doublePrecision, .integer), (.doublePrecision, .bigint),
      (.real, .smallint), (.real, .integer), (.real, .bigint), (.numeric, .smallint),
      (.numeric, .integer), (.numeric, .bigint):
      return "digits after the point: \(words)"
    default: return nil
    }
  }
}

extension BaseType {
  var isText: Bool {
    switch self {
    case .text, .varchar, .char, .citext, .name: true
    default: false
    }
  }

  var isInteger: Bool {
    switch self {
    case .smallint, .integer, .bigint: true
    default: false
    }
  }

  /// Integers by width.
  fileprivate var rank: Int? {
    switch self {
    case .smallint: 2
    case .integer: 4
    case .bigint: 8
    default: nil
    }
  }

  private var isNumber: Bool {
    switch self {
    case .smallint, .integer, .bigint, .real, .doublePrecision, .numeric: true
    default: false
    }
  }

  private var isPointInTime: Bool {
    switch self {
    case .date, .timestamp, .timestamptz: true
    default: false
    }
  }

  /// Whether the server assigns one to the other by itself (`pg_cast.castcontext` i or a).
  fileprivate func isSameFamily(as other: BaseType) -> Bool {
    if isNumber && other.isNumber || isPointInTime && other.isPointInTime { return true }
    switch (self, other) {
    case (.bit, .bit), (.bit, .varbit), (.varbit, .varbit), (.varbit, .bit), (.time, .time),
      (.timetz, .timetz), (.interval, .interval), (.cidr, .inet), (.json, .jsonb), (.jsonb, .json),
      (.time, .timetz), (.time, .interval):
      return true
    default: return false
    }
  }

  /// Whether `value::type` is known to the server.
  fileprivate func isCast(to other: BaseType) -> Bool {
    if isText || other.isText { return true }
    switch (self, other) {
    case (.boolean, .integer), (.integer, .boolean), (.inet, .cidr), (.timetz, .time),
      (.interval, .time), (.timestamp, .time), (.timestamptz, .time), (.timestamptz, .timetz),
      (.money, .numeric), (.numeric, .money), (.integer, .money), (.bigint, .money),
      (.integer, .bit), (.bigint, .bit), (.bit, .integer), (.bit, .bigint), (.xml, _), (_, .xml):
      return true
    default: return false
    }
  }
}
