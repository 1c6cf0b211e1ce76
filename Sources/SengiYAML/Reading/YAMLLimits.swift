/// How large a file may be before the reader refuses it.
public struct YAMLLimits: Sendable, Hashable {
  /// Size of the file in bytes.
  public var bytes = 16 << 20
  /// Levels of lists and mappings inside one another.
  public var depth = 64
  /// Values in the document, keys included, with every alias written out.
  public var nodes = 1_000_000
  /// Errors reported before the reader gives up.
  public var findings = 100

  public init() {}
}
