/// Parameters show of what kind they are and never their value, which may be secret: statements,
/// queries and changes that hold them can be printed and dumped wherever that ends up.
extension PGBind: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Such as `text(…)`, `int8(…)` and `null`.
  public var description: String {
    switch self {
    case .null: "null"
    case .bool: "bool(…)"
    case .int2: "int2(…)"
    case .int4: "int4(…)"
    case .int8: "int8(…)"
    case .float4: "float4(…)"
    case .float8: "float8(…)"
    case .uuid: "uuid(…)"
    case .timestamptz: "timestamptz(…)"
    case .text: "text(…)"
    case .literal: "literal(…)"
    case .binary: "binary(…)"
    case .slot(let index, _): "slot(\(index))"
    }
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .enum) }
}
