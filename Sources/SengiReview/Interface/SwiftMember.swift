/// A parameter of an initialiser or function.
struct SwiftParameter: Sendable, Hashable {
  /// `_` where it has none.
  var label: String
  var type: String
  var hasDefault: Bool
}

/// Something declared in a type or beside all of them.
struct SwiftMember: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case property, enumCase, function, initializer, alias
  }

  var kind: Kind
  /// Functions with their labels: `find(handle:)`.
  var name: String
  /// A property's type, an alias's meaning, a function's result, what a case carries; empty for none.
  var type: String
  var parameters: [SwiftParameter] = []
  var isStatic = false
  /// Whether callers can give it a value.
  var isSettable = false
}

/// A type with what it declares, in the order of the text.
struct SwiftType: Sendable, Hashable {
  /// `struct`, `enum` and so on.
  var kind: String
  var conformances: [String] = []
  var members: [SwiftMember] = []
}
