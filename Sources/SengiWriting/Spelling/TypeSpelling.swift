import SengiSQL
import SengiSchema

/// Types in the short words that people write.
struct TypeSpelling: Sendable {
  let scope: NameScope

  /// With `?` for what may be NULL.
  func sql(_ type: DataType, isNullable: Bool) -> SQLText {
    array(base(type.base), type, isNullable: isNullable)
  }

  /// `serial` for a column that counts by a sequence of its own; nil for a type that cannot.
  func serial(_ type: DataType, isNullable: Bool) -> SQLText? {
    guard !type.isArray else { return nil }
    let word: SQLText? =
      switch type.base {
      case .smallint: "smallserial"
      case .integer: "serial"
      case .bigint: "bigserial"
      default: nil
      }
    return word.map { isNullable ? $0 + "?" : $0 }
  }

  private func array(_ base: SQLText, _ type: DataType, isNullable: Bool) -> SQLText {
    var sql = base
    if type.isArray, type.hasNullableElements { sql += "?" }
    sql += SQLText(verbatim: String(repeating: "[]", count: type.dimensions))
    return isNullable ? sql + "?" : sql
  }

  func base(_ base: BaseType) -> SQLText {
    switch base {
    case .boolean: "bool"
    case .integer: "int"
    case .numeric(let precision?, let scale?): "numeric(\(precision),\(scale))"
    case .varchar(let length): Self.sized("varchar", length)
    case .char(let length): Self.sized("char", length)
    case .varbit(let length): Self.sized("varbit", length)
    case .timetz(let precision): Self.sized("timetz", precision)
    case .timestamptz(let precision): Self.sized("timestamptz", precision)
    case .json(let shape?): "json<\(scope.sql(shape))>"
    case .jsonb(let shape?): "jsonb<\(scope.sql(shape))>"
    case .enumeration(let name), .domain(let name), .composite(let name), .range(let name):
      scope.sql(type: name)
    default: base.sql
    }
  }

  private static func sized(_ name: SQLText, _ size: Int?) -> SQLText {
    size.map { name + "(\($0))" } ?? name
  }
}
