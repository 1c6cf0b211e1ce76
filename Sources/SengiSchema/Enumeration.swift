import SengiSQL

/// A closed list of labels: `CREATE TYPE … AS ENUM`, or text with a check.
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

  /// What the database holds.
  public enum Storage: String, Sendable, Hashable, CaseIterable {
    /// `CREATE TYPE … AS ENUM`.
    case native
    /// `text` columns, each with a check over the labels.
    case text
  }

  public var name: QualifiedName
  public var doc: String?
  public var swiftName: String?
  public var was: String?
  public var storage: Storage
  /// Whether Swift keeps labels that a newer schema added, rather than refuse them.
  public var isOpen: Bool
  public var owner: SQLIdentifier?
  /// In sort order: PostgreSQL compares enum values by position (manual §8.7.2).
  public var values: [Value]
  /// Labels that are gone on purpose.
  public var dropped: [String]
  /// The labels that rows take which hold a dropped one; there must be no rows with any other.
  public var successors: [String: String]

  public init(
    name: QualifiedName, doc: String? = nil, swiftName: String? = nil, was: String? = nil,
    storage: Storage = .native, isOpen: Bool = false, owner: SQLIdentifier? = nil, values: [Value],
    dropped: [String] = [], successors: [String: String] = [:]
  ) {
    self.name = name
    self.doc = doc
    self.swiftName = swiftName
    self.was = was
    self.storage = storage
    self.isOpen = isOpen
    self.owner = owner
    self.values = values
    self.dropped = dropped
    self.successors = successors
  }
}
