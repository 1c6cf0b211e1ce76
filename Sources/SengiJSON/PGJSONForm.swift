/// What a JSON value has to be: the plain form of a shape, which Swift, the database's check and
/// JSON Schema all follow.
public indirect enum PGJSONForm: Sendable {
  /// Any value, `null` included.
  case any
  case boolean
  case number
  /// A number with nothing behind the point: `1.0` and `1e2` are integers, too.
  case integer
  case string
  case scalar(Scalar)
  case array(PGJSONForm)
  /// An object with any keys and one form for all their values.
  case map(PGJSONForm)
  case object([Member], rejectsOthers: Bool = false)
  /// An object that is one of several, told apart by the text under a key.
  case union(key: String, [Variant])
  case nullable(PGJSONForm)
  /// A form with a condition besides.
  case checked(PGJSONForm, Condition)
  /// The form of another Swift type.
  case type(any PGJSONFormed.Type)
  /// The form of a shape, by its name.
  case named(String)

  /// A key of an object.
  public struct Member: Sendable {
    public var key: String
    public var form: PGJSONForm
    /// Whether the key has to be there.
    public var isRequired: Bool

    public init(_ key: String, _ form: PGJSONForm, isRequired: Bool = true) {
      self.key = key
      self.form = form
      self.isRequired = isRequired
    }
  }

  /// A case of a union.
  public struct Variant: Sendable {
    public var tag: String
    public var form: PGJSONForm

    public init(_ tag: String, _ form: PGJSONForm) {
      self.tag = tag
      self.form = form
    }
  }

  /// What a value of the right kind has to fulfil besides.
  public indirect enum Condition: Sendable {
    case number(Comparison, JSONNumber?)
    /// The count of a string's characters (Unicode scalars).
    case length(Comparison, Int)
    /// The count of an array's elements.
    case count(Comparison, Int)
    /// One of these strings.
    case oneOf([String])
    /// One of these numbers.
    case oneOfNumbers([JSONNumber?])
    case isTrue
    case matches(PGJSONPattern)
    case all([Condition])
    case any([Condition])
    case not(Condition)
  }

  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    public func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
      switch self {
      case .equal: left == right
      case .notEqual: left != right
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      case .greaterOrEqual: left >= right
      }
    }
  }
}

/// A Swift type whose JSON has a form.
public protocol PGJSONFormed: Sendable {
  static var jsonForm: PGJSONForm { get }
}
