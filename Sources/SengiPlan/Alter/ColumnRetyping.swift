import SengiSQL
import SengiSchema

/// A column's change from one type to another, and how its values make the way.
///
/// A value that does not fit stops the migration: nothing is cast in a way that cuts it silently
/// unless the loss is told.
struct ColumnRetyping {
  /// How the value is converted; nil where the server does so by itself.
  private(set) var conversion: SQLText?
  /// Whether foreign keys over the column hold while only one side is changed.
  private(set) var keepsReferences: Bool
  /// What values may not survive, in words.
  private(set) var loss: String?
  /// Whether the author says how the values are converted.
  private(set) var isSaid = false

  /// - Parameter said: The new value as its author says it.
  /// - Returns: nil where type and collation stay.
  init?(
    _ old: Column, _ new: Column, from before: PlannedSchema, to after: PlannedSchema,
    said: SQLExpression? = nil
  ) {
    guard old.type != new.type || old.collation != new.collation else { return nil }
    let types = (before.underlying(old.type), after.underlying(new.type))
    self.init(old.name, types.0, types.1, as: new.type)
    if let said, old.type != new.type {
      (conversion, keepsReferences, loss, isSaid) = (said.sql, false, nil, true)
    } else if case (.enumeration(let from), .enumeration(let to)) = (types.0.base, types.1.base),
      let known = before.schema.enumeration(from), let wanted = after.schema.enumeration(to),
      Set(known.values.map(\.label)).isSubset(of: wanted.values.map(\.label)),
      types.0.isArray || !types.1.isArray
    {
      loss = nil
    }
  }

  /// - Parameters:
  ///   - old: What the values are, below all domains.
  ///   - new: What they become, below all domains.
  ///   - type: What the column is declared as.
  init(_ column: SQLIdentifier, _ old: DataType, _ new: DataType, as type: DataType) {
    keepsReferences =
      (old.base.isInteger && new.base.isInteger || old.base.isText && new.base.isText)
      && old.isArray == new.isArray
    loss = TypeLoss.description(old, new)
    let text: SQLText = old.isArray || new.isArray ? "text[]" : "text"
    if old == new {
      conversion = nil
    } else if new.isArray && !old.isArray {
      conversion =
        "CASE WHEN \(column) IS NOT NULL THEN ARRAY[\(column)]::text[]\(Self.cast(new, type)) END"
    } else if old.isArray && !new.isArray {
      conversion =
        new.base.isText ? "\(column)::text" : "\(column)[1]::text\(Self.cast(new, type))"
    } else if old.base.isText && new.base.isText || old.base.isSameFamily(as: new.base) {
      conversion = nil
    } else if old.base.isCast(to: new.base), !new.base.isText {
      conversion = "\(column)::\(type.sql)"
    } else {
      conversion = "\(column)::\(text)\(Self.cast(new, type))"
    }
  }

  /// What follows text; nothing for text of a bounded length, which a cast would cut and an
  /// assignment refuses.
  private static func cast(_ new: DataType, _ type: DataType) -> SQLText {
    new.base.isText ? "" : "::\(type.sql)"
  }
}

extension BaseType {
  var isText: Bool {
    switch self {
    case .text, .varchar, .char, .citext, .name: true
    default: false
    }
  }

  /// Whether it is a type of the schema's own.
  fileprivate var isOwn: Bool {
    switch self {
    case .enumeration, .domain, .composite, .range, .other: true
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
  var rank: Int? {
    switch self {
    case .smallint: 2
    case .integer: 4
    case .bigint: 8
    default: nil
    }
  }

  var isNumber: Bool {
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
  func isSameFamily(as other: BaseType) -> Bool {
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
  func isCast(to other: BaseType) -> Bool {
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
