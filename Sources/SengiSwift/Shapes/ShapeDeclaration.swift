import SengiSQL
import SengiSchema

/// A Swift type that stands for JSON, with every name in it decided.
indirect enum ShapeDeclaration: Sendable {
  case object(ShapeObject)
  case union(ShapeVariants)
  /// A shape that is a scalar or an array: a struct around it, so that it has a name.
  case wrapper(name: SwiftIdentifier, doc: String?, type: ShapeValue)

  var name: SwiftIdentifier {
    switch self {
    case .object(let object): object.name
    case .union(let union): union.name
    case .wrapper(let name, _, _): name
    }
  }
}

/// The type of a JSON value inside a declaration.
indirect enum ShapeValue: Sendable {
  case scalar(BaseType)
  case array(ShapeValue, hasNullableElements: Bool)
  case map(ShapeValue, hasNullableValues: Bool)
  /// A type declared in place, nested in the declaration around it.
  case nested(ShapeDeclaration)
  case reference(QualifiedName)
}

struct ShapeObject: Sendable {
  struct Field: Sendable {
    var key: String
    var name: SwiftIdentifier
    var value: ShapeValue
    var presence: ShapeField.Presence
    /// In Swift; only where the key may be missing and has a default that Swift can say.
    var defaultValue: SwiftCode?
    /// The JSON to decode where the key is missing and Swift has no literal for the default.
    var defaultJSON: SwiftStringLiteral?
    var doc: String?
    /// Whether the field leads back to its own type, so that it has to be stored apart.
    var isRecursive: Bool

    var isOptional: Bool {
      presence != .required && defaultValue == nil && defaultJSON == nil
    }
  }

  var name: SwiftIdentifier
  var doc: String?
  var fields: [Field]
  /// Whether keys that the shape does not name are held and written back.
  var keepsExtraKeys = false
  /// The key of the union around it, which is none of those.
  var tag: String?
}

struct ShapeVariants: Sendable {
  struct Case: Sendable {
    var tag: String
    var name: SwiftIdentifier
    var payload: ShapeValue
    var doc: String?
  }

  var name: SwiftIdentifier
  var doc: String?
  var tag: ShapeUnion.Tag
  var cases: [Case]
  var isIndirect: Bool
}
