import SengiSQL

/// `CREATE TYPE … AS ENUM`.
public struct Enumeration: Sendable, Hashable {
  public struct Value: Sendable, Hashable {
    /// The label as the database holds it.
    public var label: String
    public var doc: String?
    public var swiftName: String?
    /// The label it was renamed from.
    public var was: String?

    public init(label: String, doc: String? = nil, swiftName: String? = nil, was: String? = nil) {
      self.label = label
      self.doc = doc
      self.swiftName = swiftName
      self.was = was
    }
  }

  public var name: QualifiedName
  public var doc: String?
  public var swiftName: String?
  public var was: String?
  /// In sort order: PostgreSQL compares enum values by position (manual §8.7.2).
  public var values: [Value]

  public init(
    name: QualifiedName, doc: String? = nil, swiftName: String? = nil, was: String? = nil,
    values: [Value]
  ) {
    self.name = name
    self.doc = doc
    self.swiftName = swiftName
    self.was = was
    self.values = values
  }
}
