import SengiSQL

/// The declared form of the JSON in a column.
public struct Shape: Sendable, Hashable {
  public var name: QualifiedName
  public var doc: String?
  public var swiftName: String?
  public var was: String?
  /// What becomes of keys that the shape does not name, in every object written in it.
  public var extraKeys: ExtraKeys
  /// Whether the database checks columns of this shape that do not say themselves.
  public var isEnforced: Bool
  public var body: ShapeType

  public enum ExtraKeys: String, Sendable, Hashable, CaseIterable {
    /// They may be there; Swift does not see them, and loses them when it writes the value.
    case ignore
    /// A value that has one is not of the shape.
    case reject
    /// Swift holds them and writes them back.
    case keep
  }

  public init(
    name: QualifiedName, doc: String? = nil, swiftName: String? = nil, was: String? = nil,
    extraKeys: ExtraKeys = .ignore, isEnforced: Bool = false, body: ShapeType
  ) {
    self.name = name
    self.doc = doc
    self.swiftName = swiftName
    self.was = was
    self.extraKeys = extraKeys
    self.isEnforced = isEnforced
    self.body = body
  }
}

/// What a JSON value may be.
public indirect enum ShapeType: Sendable, Hashable {
  /// A string, number or boolean that reads as this PostgreSQL type; `jsonb` stands for any value.
  case scalar(BaseType)
  case array(ShapeType, hasNullableElements: Bool)
  /// An object whose keys are free: `map_of`.
  case map(ShapeType, hasNullableValues: Bool)
  case object([ShapeField])
  case union(ShapeUnion)
  /// Another shape, by name.
  case reference(QualifiedName)
}

/// One key of a JSON object.
public struct ShapeField: Sendable, Hashable {
  /// Whether the key may be missing and whether its value may be `null`.
  public enum Presence: Sendable, Hashable {
    /// Must be there and not null.
    case required
    /// May be absent or null: `t?`.
    case optional
    /// May be absent, but not null: `optional: true`.
    case absentable
    /// Must be there, and may be null: `t?` with `required: true`.
    case nullable
  }

  public var key: String
  public var type: ShapeType
  public var presence: Presence
  public var defaultValue: SQLExpression?
  public var check: SQLExpression?
  public var doc: String?
  public var swiftName: String?
  public var was: String?

  public init(
    key: String, type: ShapeType, presence: Presence = .required,
    defaultValue: SQLExpression? = nil, check: SQLExpression? = nil, doc: String? = nil,
    swiftName: String? = nil, was: String? = nil
  ) {
    self.key = key
    self.type = type
    self.presence = presence
    self.defaultValue = defaultValue
    self.check = check
    self.doc = doc
    self.swiftName = swiftName
    self.was = was
  }
}

/// A JSON value that is one of several, told apart by a tag.
public struct ShapeUnion: Sendable, Hashable {
  public enum Tag: Sendable, Hashable {
    /// A key inside the object holds the case's name.
    case key(String)
    /// A column beside the JSON holds it; each column that uses the shape names its own
    /// (``Column/tag``).
    case column
  }

  public struct Case: Sendable, Hashable {
    /// The tag's value.
    public var name: String
    public var doc: String?
    public var swiftName: String?
    /// An object's fields, or a reference to a shape that is an object.
    public var payload: ShapeType

    public init(name: String, doc: String? = nil, swiftName: String? = nil, payload: ShapeType) {
      self.name = name
      self.doc = doc
      self.swiftName = swiftName
      self.payload = payload
    }
  }

  public var tag: Tag
  public var cases: [Case]

  public init(tag: Tag, cases: [Case]) {
    self.tag = tag
    self.cases = cases
  }
}
