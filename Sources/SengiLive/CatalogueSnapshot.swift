import SengiSQL
import SengiSchema

/// What a database holds, as one transaction saw it.
public struct CatalogueSnapshot: Sendable, Hashable {
  /// Something that the schema does not say, or says only as verbatim SQL.
  public struct Omission: Sendable, Hashable {
    /// The kind of object in words, such as `security label`.
    public var kind: String
    public var name: String
    public var reason: String
    /// Whether it is carried as a ``CustomObject``; otherwise it is missing.
    public var isCarried: Bool

    public init(kind: String, name: String, reason: String, isCarried: Bool = false) {
      self.kind = kind
      self.name = name
      self.reason = reason
      self.isCarried = isCarried
    }
  }

  /// Its target is the server's own major version.
  public var schema: Schema
  /// In the order of kinds and names.
  public var omissions: [Omission]
  /// As in `server_version_num`: 150020.
  public var serverVersion: Int

  public init(schema: Schema, omissions: [Omission], serverVersion: Int) {
    self.schema = schema
    self.omissions = omissions
    self.serverVersion = serverVersion
  }
}
