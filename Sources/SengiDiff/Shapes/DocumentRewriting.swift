/// How a document of one shape becomes one of another.
///
/// Done again, it changes nothing more; what is of another form than expected stays as it is.
public indirect enum DocumentRewriting: Sendable, Hashable {
  /// An object's keys; others stay.
  case object([Field], removing: [String])
  /// Each element of an array.
  case elements(DocumentRewriting)
  /// Each value of an object.
  case values(DocumentRewriting)
  /// What belongs to the tag that a key holds.
  case cases(key: String, [Case])
  /// What belongs to the tag that a column beside the document holds.
  case casesByColumn([Case])
  case conversion(Conversion)

  public struct Field: Sendable, Hashable {
    public var key: String
    /// The key that it has had.
    public var formerKey: String?
    /// JSON for a key that is missing.
    public var absentValue: String?
    public var null: Null
    public var value: DocumentRewriting?

    public init(
      _ key: String, formerKey: String? = nil, absentValue: String? = nil, null: Null = .kept,
      value: DocumentRewriting? = nil
    ) {
      self.key = key
      self.formerKey = formerKey
      self.absentValue = absentValue
      self.null = null
      self.value = value
    }

    var isChanged: Bool {
      formerKey != nil || absentValue != nil || null != .kept || value != nil
    }
  }

  /// What becomes of a `null`.
  public enum Null: Sendable, Hashable {
    case kept
    /// The key goes.
    case removed
    /// JSON takes its place.
    case replaced(String)
  }

  public struct Case: Sendable, Hashable {
    public var tag: String
    public var value: DocumentRewriting

    public init(_ tag: String, _ value: DocumentRewriting) {
      self.tag = tag
      self.value = value
    }
  }

  public enum Conversion: Sendable, Hashable {
    /// A number becomes a string of its digits.
    case textOfNumber
    /// A boolean becomes `"true"` or `"false"`.
    case textOfBoolean
    /// A string of digits becomes a number.
    case number
    /// `"true"` and `"false"` become booleans.
    case boolean
    /// Strings that have new names.
    case labels([String: String])
    /// A single value becomes an array of it.
    case array
  }
}
