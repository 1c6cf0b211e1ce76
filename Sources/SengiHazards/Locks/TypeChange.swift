import SengiSQL
import SengiSchema

/// What `ALTER COLUMN … TYPE` has to do to rows and indexes.
///
/// PostgreSQL leaves the rows alone where the old values are values of the new type bit for bit,
/// which it finds out from casts without a function and from the support functions of length casts
/// (manual, ALTER TABLE, Notes).
enum TypeChange {
  enum Using: Sendable, Hashable {
    /// Nothing is said, or the column alone, or a cast to the new type.
    case plain
    case expression
  }

  static func using(_ tokens: [SQLToken], column: SQLIdentifier) -> Using {
    var tokens = tokens[...]
    while tokens.first?.isPunctuation("(") == true, tokens.last?.isPunctuation(")") == true {
      tokens = tokens.dropFirst().dropLast()
    }
    guard let first = tokens.first else { return .plain }
    guard first.text == column.name, first.kind == .word || first.kind == .quotedIdentifier else {
      return .expression
    }
    let rest = tokens.dropFirst()
    if rest.isEmpty { return .plain }
    guard rest.first?.text == "::" else { return .expression }
    var cursor = StatementCursor(rest.dropFirst())
    return cursor.type() != nil && cursor.isAtEnd ? .plain : .expression
  }

  /// Whether all rows are written anew; true as well for types whose casts are not known.
  static func rewrites(
    from old: DataType, to new: DataType, in catalogue: KnownCatalogue
  ) -> Bool {
    if old == new { return false }
    let source = catalogue.unwrapped(old).type
    let (target, isConstrained) = catalogue.unwrapped(new)
    if isConstrained { return true }
    guard source.dimensions == 0, target.dimensions == 0 else {
      return source.dimensions == 0 || target.dimensions == 0 || source.base != target.base
    }
    return !keepsValues(source.base, target.base, isUTC: catalogue.isUTC)
  }

  /// Whether indexes over the column are built anew although the rows stay.
  static func rebuildsIndexes(
    from old: DataType, to new: DataType, hasCollation: Bool, in catalogue: KnownCatalogue
  ) -> Bool {
    if hasCollation { return true }
    let source = catalogue.unwrapped(old).type.base
    let target = catalogue.unwrapped(new).type.base
    return family(source) != family(target)
  }

  private static func keepsValues(_ old: BaseType, _ new: BaseType, isUTC: Bool) -> Bool {
    switch (old, new) {
    case (.varchar(let a), .varchar(let b)), (.varbit(let a), .varbit(let b)):
      return grows(a, b)
    case (.text, .text), (.varchar, .text), (.text, .varchar(nil)), (.citext, .text),
      (.text, .citext), (.varchar, .citext), (.citext, .varchar(nil)), (.citext, .citext):
      return true
    case (.numeric(let p, let s), .numeric(let q, let t)):
      guard let q else { return true }
      guard let p else { return false }
      return (s ?? 0) == (t ?? 0) && q >= p
    case (.timestamp(let a), .timestamp(let b)), (.timestamptz(let a), .timestamptz(let b)),
      (.time(let a), .time(let b)), (.timetz(let a), .timetz(let b)):
      return keepsFractions(a, b)
    case (.timestamp, .timestamptz(let b)), (.timestamptz, .timestamp(let b)):
      return isUTC && (b ?? 6) == 6
    case (.interval(let f, let p), .interval(let g, let q)):
      return keepsInterval((f, p), (g, q))
    case (.bit, .varbit(nil)), (.cidr, .inet), (.xml, .text), (.xml, .varchar(nil)),
      (.oid, .integer), (.integer, .oid):
      return true
    case (.json, .json), (.jsonb, .jsonb): return true
    default: return old == new
    }
  }

  private static func grows(_ old: Int?, _ new: Int?) -> Bool {
    guard let new else { return true }
    return old.map { new >= $0 } ?? false
  }

  private static func keepsFractions(_ old: Int?, _ new: Int?) -> Bool {
    (new ?? 6) >= (old ?? 6)
  }

  private static func keepsInterval(
    _ old: (fields: String?, precision: Int?), _ new: (fields: String?, precision: Int?)
  ) -> Bool {
    if new.fields == nil, new.precision == nil { return true }
    if old.fields == nil, old.precision == nil { return false }
    let (before, after) = (leastField(old.fields), leastField(new.fields))
    guard after <= before else { return false }
    return before > 0 || keepsFractions(old.precision, new.precision)
  }

  /// The smallest unit that an interval keeps, from 0 for seconds on.
  private static func leastField(_ fields: String?) -> Int {
    let last = fields?.split(separator: " ").last ?? "second"
    let units = ["second", "minute", "hour", "day", "month", "year"]
    return units.firstIndex(of: String(last)) ?? 0
  }

  /// What shares an operator class, so that an index may stay.
  private static func family(_ type: BaseType) -> BaseType {
    switch type {
    case .varchar: .text
    case .cidr: .inet
    case .varbit: .varbit(nil)
    case .bit: .bit(nil)
    case .char: .char(nil)
    case .numeric: .numeric(precision: nil, scale: nil)
    case .timestamp: .timestamp(precision: nil)
    case .timestamptz: .timestamptz(precision: nil)
    case .time: .time(precision: nil)
    case .timetz: .timetz(precision: nil)
    case .interval: .interval(fields: nil, precision: nil)
    case .json: .json(shape: nil)
    case .jsonb: .jsonb(shape: nil)
    default: type
    }
  }
}

extension KnownCatalogue {
  var isUTC: Bool {
    timeZone.map { ["utc", "gmt", "etc/utc", "etc/gmt", "zulu"].contains($0.lowercased()) } ?? false
  }
}
